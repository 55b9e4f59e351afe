package io.hookswitch.north.tenantv1;

import io.hookswitch.call.Command;
import io.hookswitch.directory.User;
import io.hookswitch.north.Request;
import io.hookswitch.shard.Calls;
import io.hookswitch.wire.Reply;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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

  /** The answer of the retrieval. The caller has made sure that it is allowed, so that a refusal releases nothing. */
  Future<Reply> reconnect(User user, Half half, Request request) {
    Instant now = clock.instant();
    Instant release = now.plus(Duration.between(now, request.deadline()).dividedBy(2));
    return calls
      .of(user.id())
      .compose(all ->
        Future.join(
          all
            .stream()
            // The user may be on the call twice: it is one call all the same.
            .filter(entry -> !entry.call().equals(half.call().id()))
            .map(entry -> leave(user, entry, release, request))
            .toList()
        )
      )
      .compose(done -> halves.command(user, new Command.Retrieve(half.at()), request.deadline(), request));
  }

  private Future<Void> leave(User user, Calls.Appearance other, Instant deadline, Request request) {
    HalfId id = new HalfId(other.call(), other.party());
    return halves
      .command(user, new Command.Leave(id.partyId()), deadline, request)
      .onSuccess(reply -> {
        if (reply.refusal() != null) LOG.info("{}: {} stays: {}", request.correlation(), id, reply.refusal());
        if (reply.failure() != null) LOG.warn("{}: {} stays: {}", request.correlation(), id, reply.failure());
      })
      .onFailure(lost -> LOG.warn("{}: {} may stay: {}", request.correlation(), id, lost.getMessage()))
      .<Void>mapEmpty()
      .otherwiseEmpty();
  }
}
