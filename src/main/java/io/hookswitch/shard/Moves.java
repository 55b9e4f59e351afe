package io.hookswitch.shard;

import io.hookswitch.cluster.Cluster;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Waits for shards to get another owner, instead of asking the same one again and again. */
final class Moves {

  private final Vertx vertx;
  private final Cluster cluster;
  private final Map<Integer, Set<Waiting>> byShard = new ConcurrentHashMap<>();

  private record Waiting(String holder, Promise<Boolean> moved, Context home) {}

  Moves(Vertx vertx, Cluster cluster) {
    this.vertx = vertx;
    this.cluster = cluster;
    cluster.onChange(this::look);
  }

  /** @return on the caller's context: true as soon as the shard has another owner, false when it had none that long */
  Future<Boolean> await(int shard, Duration longest) {
    Waiting waiting = new Waiting(cluster.holderOf(shard), Promise.promise(), vertx.getOrCreateContext());
    byShard.compute(shard, (same, all) -> {
      Set<Waiting> set = all == null ? ConcurrentHashMap.newKeySet() : all;
      set.add(waiting);
      return set;
    });
    // It may have got one while this was being written down.
    if (!cluster.holderOf(shard).equals(waiting.holder)) waiting.moved.tryComplete(true);
    long timer = vertx.setTimer(longest.toMillis(), late -> waiting.moved.tryComplete(false));
    return waiting.moved.future().onComplete(done -> {
      vertx.cancelTimer(timer);
      byShard.computeIfPresent(shard, (same, all) -> {
        all.remove(waiting);
        return all.isEmpty() ? null : all;
      });
    });
  }

  private void look() {
    byShard.forEach((shard, all) -> {
      String holder = cluster.holderOf(shard);
      for (Waiting one : all) {
        if (!one.holder.equals(holder)) one.home.runOnContext(turn -> one.moved.tryComplete(true));
      }
    });
  }
}
