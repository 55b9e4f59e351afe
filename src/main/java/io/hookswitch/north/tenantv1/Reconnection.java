package io.hookswitch.north.tenantv1;

import io.hookswitch.call.Command;
import io.hookswitch.call.Operation;
import io.hookswitch.call.Terms;
import io.hookswitch.directory.User;
import io.hookswitch.north.Request;
import io.hookswitch.shard.Calls;
import io.hookswitch.wire.Reply;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a held call back and releases every other call of the user. The other calls have other owners, so this is several
 * commands: first all releases at the same time, then the retrieval. A release that fails does not stop the retrieval,
 * and releases get half of the time at most, so that one slow leg cannot eat it all.
 */
final class Reconnection {

  private static final Logger LOG = LoggerFactory.getLogger(Reconnection.class);

  private final Calls calls;
  private final Halves halves;
  private final InstantSource clock;

  Reconnection(Calls calls, Halves halves, InstantSource clock) {
    this.calls = calls;
    this.halves = halves;
    this.clock = clock;
  }

  /**
   * Whether the rules let the held call be taken back. One of a pair is taken back with {@code SwapCalls} while the other
   * is there; the other is released here, and then it is a held call like any.
   */
  static boolean allowed(Half half) {
    boolean paired = half.state() == HalfState.Held && half.party().pair() != null;
    return half.decision().allows(paired ? Operation.SwapCalls : Operation.Retrieve);
  }

  /** The answer of the retrieval. The caller has made sure that it is allowed, so that a refusal releases nothing. */
  Future<Reply> reconnect(User user, Half half, Request request) {
    Instant now = clock.instant();
    Instant release = now.plus(Duration.between(now, request.deadline()).dividedBy(2));
    Command wish = new Command.Retrieve(half.at());
    return calls.of(user.id()).compose(all -> {
      // The user may be on the call twice: it is one call all the same.
      List<Calls.Appearance> others = all
        .stream()
        .filter(entry -> !entry.call().equals(half.call().id()))
        .toList();
      return Future.join(
        others
          .stream()
          .map(entry -> leave(user, entry, release, request))
          .toList()
      ).compose(done -> halves.command(user, wish, request.deadline(), request, terms(request, others.isEmpty())));
    });
  }

  /** A call that was released may have changed the one that consulted: the version of before is none to insist on. */
  private static Terms terms(Request request, boolean alone) {
    return alone ? request.terms() : new Terms(request.terms().once(), null);
  }

  private Future<Void> leave(User user, Calls.Appearance other, Instant deadline, Request request) {
    HalfId id = new HalfId(other.call(), other.party());
    return halves
      .command(user, new Command.Leave(id.partyId()), deadline, request, Terms.NONE)
      .onSuccess(reply -> {
        if (reply.refusal() != null) LOG.info("{}: {} stays: {}", request.correlation(), id, reply.refusal());
        if (reply.failure() != null) LOG.warn("{}: {} stays: {}", request.correlation(), id, reply.failure());
      })
      .onFailure(lost -> LOG.warn("{}: {} may stay: {}", request.correlation(), id, lost.getMessage()))
      .<Void>mapEmpty()
      .otherwiseEmpty();
  }
}
