package io.hookswitch.shard;

import io.hookswitch.wire.NodeReport;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** The door to the nodes of the cluster, for whoever operates it. */
public interface Nodes {
  /** All members, as this node sees them, in the order of their names. Never fails. */
  Future<List<Member>> all();

  /**
   * Tells a node to hand over what it has, send its clients elsewhere, and end. Telling it again changes nothing.
   *
   * @return how it is, draining; empty when there is no such member; failed with a {@link
   *     io.vertx.core.eventbus.ReplyException} when it does not answer (whether it drains is not known)
   */
  Future<Optional<Member>> drain(String name);

  /**
   * A node of the cluster.
   *
   * @param name among the members, new with every start
   * @param address where it meets the others, host and port
   * @param report empty when it did not answer in time
   */
  record Member(String name, String address, Optional<NodeReport> report) {}
}
