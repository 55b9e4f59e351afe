package io.hookswitch.shard;

import io.hookswitch.cluster.Cluster;
import io.hookswitch.wire.Addresses;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A node that leaves answers until nobody takes it for an owner any more. The bus drops, without a word to whoever asks,
 * what comes after the last consumer has gone; and what a node sent before its answer here comes before that answer.
 */
final class Farewell {

  private static final Logger LOG = LoggerFactory.getLogger(Farewell.class);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  private final Vertx vertx;
  private final Cluster cluster;
  private final Duration longest;

  /** @param longest how long a member may take others for owners that are none */
  Farewell(Vertx vertx, Cluster cluster, Duration longest) {
    this.vertx = vertx;
    this.cluster = cluster;
    this.longest = longest;
  }

  /** From then on this node tells others whether they may leave. */
  Future<Void> listen() {
    return vertx
      .eventBus()
      .<String>consumer(Addresses.farewell(cluster.self()), message -> message.reply(!takesForOwner(message.body())))
      .completion();
  }

  private boolean takesForOwner(String member) {
    return IntStream.range(0, cluster.shards()).anyMatch(
      shard -> cluster.holderOf(shard).equals(member) || cluster.ownerOf(shard).equals(member)
    );
  }

  /** Done when nobody takes this node for an owner, or somebody does for too long. Never fails. */
  Future<Void> bid() {
    long until = System.nanoTime() + longest.toNanos();
    List<Future<Void>> all = cluster
      .members()
      .stream()
      .filter(member -> !member.equals(cluster.self()))
      .map(member -> bid(member, until))
      .toList();
    return Future.join(all).mapEmpty();
  }

  private Future<Void> bid(String member, long until) {
    Duration left = Duration.ofNanos(until - System.nanoTime());
    if (!cluster.members().contains(member)) return Future.succeededFuture();
    if (left.toMillis() < 1) {
      LOG.warn("node {} may still send asks to this one, which leaves", member);
      return Future.succeededFuture();
    }
    return vertx
      .eventBus()
      .<Boolean>request(
        Addresses.farewell(member),
        cluster.self(),
        new DeliveryOptions().setSendTimeout(left.toMillis())
      )
      .map(Message::body)
      .otherwise(false)
      .compose(free ->
        free ? Future.succeededFuture() : vertx.timer(LOOK_AGAIN.toMillis()).compose(later -> bid(member, until))
      );
  }
}
