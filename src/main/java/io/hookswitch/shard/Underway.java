package io.hookswitch.shard;

import io.hookswitch.cluster.Cluster;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks under way to other nodes. The bus does not notice that a node has gone, and would wait until the deadline of each
 * ask; here they end as soon as the node is no member any more.
 */
final class Underway {

  private final Vertx vertx;
  private final Cluster cluster;
  private final Map<String, Set<Pending>> byNode = new ConcurrentHashMap<>();

  private record Pending(Promise<?> answer, Context home) {
    void gone() {
      home.runOnContext(turn -> answer.tryFail(new GoneException()));
    }
  }

  /** Who was to answer has left the cluster; whether it got the ask, and did it, nobody knows. */
  static final class GoneException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private GoneException() {
      super("its owner has left the cluster", null, false, false);
    }
  }

  Underway(Vertx vertx, Cluster cluster) {
    this.vertx = vertx;
    this.cluster = cluster;
    cluster.onChange(this::look);
  }

  /** The same answer, or failed with {@link GoneException} when its node goes first. */
  <R> Future<R> await(String node, Future<R> answer) {
    if (node.equals(cluster.self())) return answer;
    Promise<R> first = Promise.promise();
    Pending pending = new Pending(first, vertx.getOrCreateContext());
    byNode.computeIfAbsent(node, none -> ConcurrentHashMap.newKeySet()).add(pending);
    answer.onComplete((reply, lost) -> {
      byNode.getOrDefault(node, Set.of()).remove(pending);
      if (lost == null) first.tryComplete(reply);
      else first.tryFail(lost);
    });
    // It may have gone just before.
    if (!cluster.members().contains(node)) pending.gone();
    return first.future();
  }

  private void look() {
    Set<String> members = cluster.members();
    byNode.forEach((node, pending) -> {
      if (members.contains(node)) return;
      pending.forEach(Pending::gone);
    });
    byNode.entrySet().removeIf(entry -> entry.getValue().isEmpty() && !members.contains(entry.getKey()));
  }
}
