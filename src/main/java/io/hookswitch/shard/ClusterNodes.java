package io.hookswitch.shard;

import io.hookswitch.cluster.Cluster;
import io.hookswitch.wire.Addresses;
import io.hookswitch.wire.NodeOrder;
import io.hookswitch.wire.NodeReport;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks each node over the bus; answers for this one. */
public final class ClusterNodes implements Nodes {

  /** Whoever looks at a cluster in trouble had better see soon who is silent. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Vertx vertx;
  private final Cluster cluster;

  public ClusterNodes(Vertx vertx, Cluster cluster) {
    this.vertx = vertx;
    this.cluster = cluster;
  }

  /**
   * Begins to answer for this node.
   *
   * @param report how it is now; asked on an event loop
   * @param drain begins to drain it, and returns at once; may be called again
   */
  public Future<Void> answer(Supplier<NodeReport> report, Runnable drain) {
    return vertx
      .eventBus()
      .<NodeOrder>consumer(Addresses.operate(cluster.self()), message -> {
        switch (message.body()) {
          case REPORT -> message.reply(report.get());
          case DRAIN -> {
            NodeReport before = report.get();
            drain.run();
            message.reply(before.in(NodeReport.Stage.DRAINING));
          }
        }
      })
      .completion();
  }

  @Override
  public Future<List<Member>> all() {
    List<Future<Member>> members = cluster
      .addresses()
      .entrySet()
      .stream()
      .sorted(Map.Entry.comparingByKey())
      .map(member ->
        tell(member.getKey(), NodeOrder.REPORT)
          .map(Optional::of)
          .otherwise(Optional.empty())
          .map(report -> new Member(member.getKey(), member.getValue(), report))
      )
      .toList();
    return Future.join(members).map(all -> members.stream().map(Future::result).toList());
  }

  @Override
  public Future<Optional<Member>> drain(String name) {
    String address = cluster.addresses().get(name);
    if (address == null) return Future.succeededFuture(Optional.empty());
    return tell(name, NodeOrder.DRAIN).map(report -> Optional.of(new Member(name, address, Optional.of(report))));
  }

  private Future<NodeReport> tell(String member, NodeOrder order) {
    return vertx
      .eventBus()
      .<NodeReport>request(Addresses.operate(member), order, new DeliveryOptions().setSendTimeout(PATIENCE.toMillis()))
      .map(Message::body);
  }
}
