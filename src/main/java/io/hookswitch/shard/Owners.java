package io.hookswitch.shard;

import io.hookswitch.call.Crossing;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.cluster.Cluster;
import io.hookswitch.wire.Addressed;
import io.hookswitch.wire.Addresses;
import io.hookswitch.wire.Ask;
import io.hookswitch.wire.UserAsk;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Reaches an owner through the bus, whichever node it is on, and looks for it again while shards move. */
final class Owners {

  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
  private static final String GONE = "the node that was asked has gone";

  private final Vertx vertx;
  private final Cluster cluster;
  private final InstantSource clock;
  /** Who waits for an answer of which node. The bus tells nobody that a node has gone with the answer. */
  private final Map<String, Set<Promise<?>>> waiting = new ConcurrentHashMap<>();

  Owners(Vertx vertx, Cluster cluster, InstantSource clock) {
    this.vertx = vertx;
    this.cluster = cluster;
    this.clock = clock;
    cluster.onChange(this::membersChanged);
  }

  /**
   * Asks until somebody answers or the deadline has passed.
   *
   * @return the answer; failed with a {@link ReplyException}: {@code TIMEOUT} when the deadline passed (whether it was
   *     done is not known), {@code NO_HANDLERS} when no owner could be found in time (it was not done); or with an {@link OverloadedException} (it was not done)
   */
  <R> Future<R> ask(int shard, Addressed ask) {
    Duration left = Duration.between(clock.instant(), ask.deadline());
    if (left.toMillis() < 1) return undone("no owner was found in time");
    if (!cluster.majority()) return undone("this node is cut off from most others");
    return this.<R>request(cluster.ownerOf(shard), ask, left).recover(lost ->
      moved(lost) || (doubtful(lost) && repeatable(ask)) || (gone(lost) && harmless(ask))
        ? vertx.timer(LOOK_AGAIN.toMillis()).compose(later -> ask(shard, ask))
        : failed(lost)
    );
  }

  private <R> Future<R> request(String node, Addressed ask, Duration left) {
    Promise<R> answer = Promise.promise();
    Set<Promise<?>> others = waiting.computeIfAbsent(node, none -> ConcurrentHashMap.newKeySet());
    others.add(answer);
    vertx
      .eventBus()
      .<R>request(Addresses.node(node), ask, new DeliveryOptions().setSendTimeout(left.toMillis()))
      .onComplete(done -> {
        others.remove(answer);
        if (done.succeeded()) answer.tryComplete(done.result().body());
        else answer.tryFail(done.cause());
      });
    // It may have gone while this one was entered.
    if (!cluster.members().contains(node)) gone(answer);
    return answer.future();
  }

  private void membersChanged() {
    Set<String> here = cluster.members();
    waiting.forEach((node, all) -> {
      if (here.contains(node)) return;
      waiting.remove(node, all);
      all.forEach(this::gone);
    });
  }

  private void gone(Promise<?> answer) {
    vertx.runOnContext(turn -> answer.tryFail(new ReplyException(ReplyFailure.ERROR, GONE)));
  }

  private static <R> Future<R> undone(String why) {
    return Future.failedFuture(new ReplyException(ReplyFailure.NO_HANDLERS, why));
  }

  /** Nothing was done, and somebody else may do it. */
  private static boolean moved(Throwable lost) {
    return (
      lost instanceof ReplyException why &&
      (why.failureType() == ReplyFailure.NO_HANDLERS || why.failureCode() == Undelivered.NOT_HERE)
    );
  }

  /** It was taken, and nobody knows whether it holds: the store did not say. */
  private static boolean doubtful(Throwable lost) {
    return lost instanceof ReplyException why && why.failureCode() == Undelivered.NOT_STORED;
  }

  /** Whoever was asked left the cluster before it answered: whether it was done is not known. */
  private static boolean gone(Throwable lost) {
    return (
      lost instanceof ReplyException why && why.failureType() == ReplyFailure.ERROR && GONE.equals(why.getMessage())
    );
  }

  /** What only looks, and what comes to the same when it comes twice: facts, news of other calls, marked events. */
  private static boolean harmless(Addressed ask) {
    return switch (ask) {
      case UserAsk any -> true;
      case Ask one -> repeatable(one) ||
        one.input() == null ||
        one.input() instanceof SwitchEvent ||
        one.input() instanceof Crossing;
    };
  }

  /** Whether it is done once however often it is asked for: the call's journal knows. */
  private static boolean repeatable(Addressed ask) {
    return ask instanceof Ask named && named.once() != null;
  }

  private static <R> Future<R> failed(Throwable lost) {
    if (lost instanceof ReplyException why && why.failureCode() == Undelivered.FULL) {
      return Future.failedFuture(new OverloadedException(why.getMessage()));
    }
    boolean late = lost instanceof ReplyException why && why.failureCode() == Undelivered.TOO_LATE;
    return Future.failedFuture(
      late || doubtful(lost) || gone(lost) ? new ReplyException(ReplyFailure.TIMEOUT, lost.getMessage()) : lost
    );
  }
}
