package io.hookswitch.shard;

import io.hookswitch.call.Command;
import io.hookswitch.cluster.Cluster;
import io.hookswitch.wire.Addressed;
import io.hookswitch.wire.Addresses;
import io.hookswitch.wire.Ask;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.time.Duration;
import java.time.InstantSource;

/** Reaches an owner through the bus, whichever node it is on, and looks for it again while shards move. */
final class Owners {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
  /** Hundreds may wait for the owner of the same shard: with the first pause each time, they kept a whole loop busy. */
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(320);

  private final Vertx vertx;
  private final Cluster cluster;
  private final InstantSource clock;
  private final Underway underway;
  private final Moves moves;

  Owners(Vertx vertx, Cluster cluster, InstantSource clock) {
    this.vertx = vertx;
    this.cluster = cluster;
    this.clock = clock;
    this.underway = new Underway(vertx, cluster);
    this.moves = new Moves(vertx, cluster);
  }

  /**
   * Asks until somebody answers or the deadline has passed.
   *
   * @return the answer; failed with a {@link ReplyException}: {@code TIMEOUT} when the deadline passed (whether it was
   *     done is not known), {@code NO_HANDLERS} when no owner could be found in time (it was not done); or with an {@link OverloadedException} (it was not done)
   */
  <R> Future<R> ask(int shard, Addressed ask) {
    return ask(shard, ask, cluster.holderOf(shard), FIRST_PAUSE);
  }

  /** Whoever has just given a shard up may still be taken for its owner; then the one is asked that should be. */
  private <R> Future<R> again(int shard, Addressed ask, String asked, Duration pause) {
    String holder = cluster.holderOf(shard);
    return ask(shard, ask, holder.equals(asked) ? cluster.ownerOf(shard) : holder, pause);
  }

  private <R> Future<R> ask(int shard, Addressed ask, String owner, Duration pause) {
    Duration left = Duration.between(clock.instant(), ask.deadline());
    if (left.toMillis() < 1) return undone("no owner was found in time");
    if (!cluster.majority()) return undone("this node is cut off from most others");
    // Whoever is on this node need not be looked for in the cluster.
    boolean here = owner.equals(cluster.self());
    DeliveryOptions patience = new DeliveryOptions().setSendTimeout(left.toMillis()).setLocalOnly(here);
    return underway
      .await(owner, vertx.eventBus().<R>request(Addresses.node(owner), ask, patience))
      .map(Message::body)
      .recover(lost ->
        moved(lost) || (doubtful(lost) && repeatable(ask))
          ? moves
              .await(shard, atMost(pause, ask))
              .compose(moved -> again(shard, ask, owner, moved ? FIRST_PAUSE : longer(pause)))
          : failed(lost)
      );
  }

  /** Whoever waits is told in time that there is no owner. */
  private Duration atMost(Duration pause, Addressed ask) {
    Duration left = Duration.between(clock.instant(), ask.deadline());
    if (left.toMillis() < 1) return Duration.ofMillis(1);
    return pause.compareTo(left) < 0 ? pause : left;
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
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

  /** It was taken, and nobody knows whether it holds: the store did not say, or the owner is gone. */
  private static boolean doubtful(Throwable lost) {
    return (
      lost instanceof Underway.GoneException ||
      (lost instanceof ReplyException why && why.failureCode() == Undelivered.NOT_STORED)
    );
  }

  /** Whether it is done once however often it is asked for: only a command that nobody has named is not. */
  private static boolean repeatable(Addressed ask) {
    return !(ask instanceof Ask one && one.input() instanceof Command && one.once() == null);
  }

  private static <R> Future<R> failed(Throwable lost) {
    if (lost instanceof ReplyException why && why.failureCode() == Undelivered.FULL) {
      return Future.failedFuture(new OverloadedException(why.getMessage()));
    }
    boolean late = lost instanceof ReplyException why && why.failureCode() == Undelivered.TOO_LATE;
    return Future.failedFuture(
      late || doubtful(lost) ? new ReplyException(ReplyFailure.TIMEOUT, lost.getMessage()) : lost
    );
  }
}
