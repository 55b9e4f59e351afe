package io.hookswitch.north.tenantv1;

import io.hookswitch.call.Command;
import io.hookswitch.directory.User;
import io.hookswitch.north.Answer;
import io.hookswitch.north.Request;
import io.vertx.core.Future;
import java.util.Optional;

/**
 * Connects the two remote parties of a user who has consulted. Both halves are looked at first, for the documented texts;
 * what becomes of them is decided by the owners of the two calls and the switch, wholly or not at all.
 */
final class ConsultativeTransfer {

  private final Halves halves;
  private final TenantV1Answers answers;

  ConsultativeTransfer(Halves halves, TenantV1Answers answers) {
    this.halves = halves;
    this.answers = answers;
  }

  Future<Answer> transfer(User user, Halves.Listed asked, Modification wish, Request request) {
    return halves.find(user, wish.other().orElseThrow(), request).compose(found -> {
      Half other = found.half();
      return against(asked.half(), other)
        .map(why -> Future.succeededFuture(TenantV1Errors.of(why)))
        .orElseGet(() -> transfer(user, asked, other, request));
    });
  }

  private Future<Answer> transfer(User user, Halves.Listed asked, Half other, Request request) {
    return halves
      .command(user, new Command.TransferTo(asked.half().at(), other.at()), request.deadline(), request)
      .map(reply -> answers.done(Action.consultativeTransfer, user, asked, reply));
  }

  private static Optional<Objection> against(Half half, Half other) {
    boolean busy = half.call().merging(half.party()) || other.call().merging(other.party());
    return Legality.objection(Action.consultativeTransfer, half)
      .or(() -> same(half, other))
      .or(() -> Legality.againstConsulted(other))
      .or(() -> busy ? Optional.of(Objection.TRANSFER_IN_PROGRESS) : Optional.empty());
  }

  /** Also when the user is on the call twice. */
  private static Optional<Objection> same(Half half, Half other) {
    boolean same = half.call().id().equals(other.call().id());
    return same ? Optional.of(Objection.CALL_STATE) : Optional.empty();
  }
}
