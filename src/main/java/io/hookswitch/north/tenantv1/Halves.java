package io.hookswitch.north.tenantv1;

import io.hookswitch.call.Command;
import io.hookswitch.directory.User;
import io.hookswitch.north.Request;
import io.hookswitch.shard.Calls;
import io.hookswitch.wire.Ask;
import io.hookswitch.wire.Reply;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The halves of a user, wherever their owners are. */
final class Halves {

  /**
   * A half in a list.
   *
   * @param appearance from 1, its place among the user's calls
   */
  record Listed(Half half, int appearance) {}

  private final Calls calls;

  Halves(Calls calls) {
    this.calls = calls;
  }

  /** Fails as "not found" for a half that is over, never was, or is not this user's. */
  Future<Listed> find(User user, HalfId id, Request request) {
    return calls
      .withDetached(user.id())
      .compose(all ->
        all
          .stream()
          .filter(entry -> id.partyId().equals(entry.known()))
          .findFirst()
          .map(entry -> look(user, entry, request))
          .orElseGet(() -> Future.succeededFuture(Optional.empty()))
      )
      .map(found -> found.orElseThrow(() -> TenantV1Errors.callNotFound().refused()));
  }

  /** All halves that are not over, in the order in which they appeared. */
  Future<List<Listed>> all(User user, Request request) {
    return calls.withDetached(user.id()).compose(entries -> {
      List<Future<Optional<Listed>>> looks = entries
        .stream()
        .map(entry -> look(user, entry, request))
        .toList();
      return Future.all(looks).map(done -> looks.stream().map(Future::result).flatMap(Optional::stream).toList());
    });
  }

  /** Has the owner do it. Answered when the switch has, or has failed. */
  Future<Reply> command(User user, Command wish, Instant deadline, Request request) {
    return ask(user, wish, Ask.Until.SETTLED, deadline, request);
  }

  /** Begins a call. Answered as soon as it exists. */
  Future<Reply> dial(User user, Command.Dial dial, Request request) {
    return ask(user, dial, Ask.Until.ACCEPTED, request.deadline(), request);
  }

  private Future<Reply> ask(User user, Command wish, Ask.Until until, Instant deadline, Request request) {
    return calls.ask(
      new Ask(
        wish.by().call(),
        user.id().tenant(),
        wish.by().index(),
        wish,
        until,
        deadline,
        request.urgent(),
        request.correlation()
      )
    );
  }

  private Future<Optional<Listed>> look(User user, Calls.Appearance entry, Request request) {
    HalfId id = HalfId.of(entry.known());
    Ask look = new Ask(
      entry.call(),
      user.id().tenant(),
      entry.party(),
      null,
      Ask.Until.ACCEPTED,
      request.deadline(),
      request.urgent(),
      request.correlation()
    );
    return calls.ask(look).map(reply ->
      Half.of(id, entry.party(), reply)
        .filter(half -> half.belongsTo(user.id()))
        .filter(half -> !half.released())
        .map(half -> new Listed(half, entry.number()))
    );
  }
}
