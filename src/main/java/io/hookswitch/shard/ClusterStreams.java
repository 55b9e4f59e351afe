package io.hookswitch.shard;

import io.hookswitch.call.UserId;
import io.hookswitch.cluster.Cluster;
import io.hookswitch.push.StreamEvent;
import io.hookswitch.push.Streams;
import io.hookswitch.user.UserInput;
import io.hookswitch.wire.UserAsk;
import io.hookswitch.wire.UserReply;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The users' streams, each at the owner of its user. Everything here happens on one event loop, so that the order of
 * events is the order of calls; results come on that loop.
 */
public final class ClusterStreams implements Streams {

  /** Then the owner is looked for again, with the same mark; it may have died with the answer on its lips. */
  private static final Duration TRY = Duration.ofSeconds(3);
  private static final Duration BREATH = Duration.ofMillis(100);
  private static final Duration REPLAY_PATIENCE = Duration.ofSeconds(10);

  private final Vertx vertx;
  private final Cluster cluster;
  private final InstantSource clock;
  private final int backlog;
  private final Context home;
  private final Owners owners;
  private final CallNumbers marks;
  private final Listening listening;
  private final AtomicInteger waiting = new AtomicInteger();
  private final Map<UserId, AppendQueue> queues = new HashMap<>();
  private Set<String> members;

  /** @param backlog so many events of a user wait at most while the owner cannot be reached */
  public ClusterStreams(Vertx vertx, Cluster cluster, InstantSource clock, int backlog) {
    this.vertx = vertx;
    this.cluster = cluster;
    this.clock = clock;
    this.backlog = backlog;
    this.home = vertx.getOrCreateContext();
    this.owners = new Owners(vertx, cluster, clock);
    this.marks = new CallNumbers(cluster.nodeNumber(), clock);
    this.listening = new Listening(vertx, this::look);
    this.members = cluster.members();
    cluster.onChange(() -> home.runOnContext(turn -> membersChanged()));
    // What was published during a split did not get across.
    cluster.onReturn(() -> home.runOnContext(turn -> listening.doubt()));
  }

  /** Done when this node hears of all events; nobody may listen before. */
  public Future<Void> start() {
    return atHome(listening::start);
  }

  /** Events that were appended here and have not reached the owners of their streams. */
  public int waiting() {
    return waiting.get();
  }

  @Override
  public Future<Position> append(UserId user, StreamEvent event) {
    String json = event.json();
    waiting.incrementAndGet();
    return atHome(() -> queues.computeIfAbsent(user, this::queue).add(json, event.tells()))
      .onComplete(done -> waiting.decrementAndGet())
      .map(ClusterStreams::position);
  }

  @Override
  public Future<Replay> replay(UserId user, Position after) {
    return atHome(() ->
      (after == null ? look(user, 0, -1) : look(user, after.epoch(), after.offset())).map(reply -> {
        listening.begin(user, reply);
        return new Replay(
          reply.recovered(),
          reply
            .missed()
            .stream()
            .map(one -> new Streamed(user, new Position(one.epoch(), one.offset()), Listening.event(user, one.event())))
            .toList(),
          position(reply)
        );
      })
    );
  }

  @Override
  public Future<Runnable> listen(Ear ear) {
    return atHome(() -> {
      Runnable end = listening.add(ear);
      return Future.succeededFuture(() -> home.runOnContext(turn -> end.run()));
    });
  }

  private AppendQueue queue(UserId user) {
    return new AppendQueue(backlog, () -> marks.next(any -> 0, any -> true).number(), clock, input ->
      owners
        .<UserReply>ask(cluster.shardOf(user), new UserAsk(user, input, 0, -1, clock.instant().plus(TRY)))
        .recover(lost -> vertx.timer(BREATH.toMillis()).compose(later -> Future.failedFuture(lost)))
    );
  }

  private Future<UserReply> look(UserId user, long epoch, long after) {
    UserAsk look = new UserAsk(user, null, epoch, after, clock.instant().plus(REPLAY_PATIENCE));
    return owners.ask(cluster.shardOf(user), look);
  }

  private void membersChanged() {
    Set<String> now = cluster.members();
    boolean somebodyLeft = !now.containsAll(members);
    members = now;
    if (somebodyLeft) listening.doubt();
  }

  private <T> Future<T> atHome(Supplier<Future<T>> work) {
    Promise<T> promise = Promise.promise();
    home.runOnContext(turn -> work.get().onComplete(promise));
    return promise.future();
  }

  private static Position position(UserReply reply) {
    return new Position(reply.epoch(), reply.offset());
  }
}
