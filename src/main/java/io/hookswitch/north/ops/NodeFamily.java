package io.hookswitch.north.ops;

import io.hookswitch.cluster.Cluster;
import io.hookswitch.cluster.ShardOwners;
import io.hookswitch.north.Answer;
import io.hookswitch.north.Problem;
import io.hookswitch.north.Request;
import io.hookswitch.shard.Nodes;
import io.vertx.core.Future;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /ops/nodes}: who is here, how they are, and who has to go. */
public final class NodeFamily implements OpsFamily {

  private static final Logger LOG = LoggerFactory.getLogger(NodeFamily.class);

  private final Nodes nodes;
  private final Cluster cluster;
  private final ShardOwners owners;

  public NodeFamily(Nodes nodes, Cluster cluster, ShardOwners owners) {
    this.nodes = nodes;
    this.cluster = cluster;
    this.owners = owners;
  }

  @Override
  public Map<String, Function<Request, Future<Answer>>> operations() {
    return Map.of("opsListNodes", this::list, "opsDrainNode", this::drain, "opsListShards", this::shards);
  }

  private Future<Answer> list(Request request) {
    return nodes.all().map(OpsAnswers::nodes);
  }

  private Future<Answer> shards(Request request) {
    return owners.leases().map(leases -> OpsAnswers.shards(cluster.shards(), cluster::ownerOf, leases));
  }

  private Future<Answer> drain(Request request) {
    OpsRequests.mayChange(request);
    String node = OpsRequests.node(request);
    LOG.info("{} wants node {} drained [{}]", request.who().user().id(), node, request.correlation());
    return nodes
      .drain(node)
      .map(found ->
        found.orElseThrow(() -> Problem.of(Problem.Kind.NOT_FOUND, "node: there is none of this name.").refused())
      )
      .map(OpsAnswers::draining);
  }
}
