package io.hookswitch.shard;

import io.hookswitch.call.Call;
import io.hookswitch.call.Revival;
import io.hookswitch.records.Survivors;
import io.hookswitch.store.CallStore;
import io.hookswitch.store.EventStore;
import io.hookswitch.store.OutdatedException;
import io.hookswitch.store.PresenceStore;
import io.hookswitch.user.AgentState;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts into the empty memory of a cluster what the one before it has left in the database, before anybody owns a shard.
 * From then on these calls are like those of any node that is gone: who owns their shard takes them over, and hears from
 * the switch what has become of their legs.
 */
public final class ColdStart {

  private static final Logger LOG = LoggerFactory.getLogger(ColdStart.class);
  private static final int PAGE = 200;
  private static final Duration LOOK_AGAIN = Duration.ofMillis(250);
  /** Nobody has owned these calls in this cluster. */
  private static final long NO_FENCE = 0;

  private final Vertx vertx;
  private final Survivors survivors;
  private final CallStore store;
  private final ReturningUsers users;
  private final Duration patience;
  private final Duration remembered;
  private final InstantSource clock;

  /**
   * @param first the state of an agent after logging in
   * @param patience with a database that cannot be reached; then the cluster begins with nothing
   * @param remembered how long the names of dials are
   */
  public ColdStart(
    Vertx vertx,
    Survivors survivors,
    CallStore store,
    PresenceStore presences,
    EventStore events,
    AgentState first,
    Duration patience,
    Duration remembered,
    InstantSource clock
  ) {
    this.vertx = vertx;
    this.survivors = survivors;
    this.store = store;
    this.users = new ReturningUsers(survivors, presences, events, first, clock);
    this.patience = patience;
    this.remembered = remembered;
    this.clock = clock;
  }

  /** Brings to the database what is on this node's disk; never failed. */
  public Future<Void> handIn() {
    if (survivors.none()) return Future.succeededFuture();
    return gather(System.nanoTime() + patience.toNanos());
  }

  /** Fills the memory, when all have handed in. Never failed: a gateway without its old calls is better than none. */
  public Future<Void> fill() {
    if (survivors.none()) return Future.succeededFuture();
    return names()
      .onFailure(lost ->
        LOG.error("cold start: which dials had a name is not known, one that is sent again is made once more", lost)
      )
      .transform(done -> page(0, 0))
      .onSuccess(calls -> {
        if (calls > 0) LOG.info(
          "cold start: {} calls had not ended when the nodes went, the switch is asked about them",
          calls
        );
      })
      .onFailure(lost -> LOG.error("cold start: what calls there were cannot be found out, they are given up", lost))
      .transform(done -> users.fill());
  }

  /** What waits on this disk first, however much it is: only that nothing moves has an end. */
  private Future<Void> gather(long until) {
    Future<Void> gathered = survivors.gathered();
    if (gathered.isComplete()) return gathered;
    if (!survivors.reachable() && System.nanoTime() > until) {
      LOG.error("cold start: the database could not be reached for {} s", patience.toSeconds());
      return Future.succeededFuture();
    }
    long further = survivors.reachable() ? System.nanoTime() + patience.toNanos() : until;
    return vertx.timer(LOOK_AGAIN.toMillis()).compose(later -> gather(further));
  }

  private Future<Void> names() {
    return survivors.named(clock.instant().minus(remembered)).compose(dials ->
      Future.join(
        dials
          .stream()
          .map(dial -> store.claim(dial.user(), dial.name(), dial.call(), remembered))
          .toList()
      ).mapEmpty()
    );
  }

  private Future<Integer> page(long after, int before) {
    return survivors.live(after, PAGE).compose(page ->
      revive(page.calls()).compose(done -> {
        int calls = before + page.calls().size();
        return page.last().isPresent() ? page(page.last().getAsLong(), calls) : Future.succeededFuture(calls);
      })
    );
  }

  private Future<Void> revive(List<Call> calls) {
    return Future.join(
      calls
        .stream()
        .map(call -> store.create(Revival.of(call), NO_FENCE).recover(lost -> without(call, lost)))
        .toList()
    ).mapEmpty();
  }

  /** One that is there already was brought back by a node that died over this; any other is no reason to give up the rest. */
  private static Future<Void> without(Call call, Throwable lost) {
    if (!(lost instanceof OutdatedException)) LOG.error(
      "call {}: could not be brought back, it is given up",
      call.id(),
      lost
    );
    return Future.succeededFuture();
  }
}
