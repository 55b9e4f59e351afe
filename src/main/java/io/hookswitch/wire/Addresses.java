package io.hookswitch.wire;

import java.util.Set;

/** All addresses of the bus; made here and nowhere else. Each cluster-wide one costs an entry on every node. */
public final class Addresses {

  /** Where {@link StreamNews} are published, to nodes that have a listener. */
  public static final String STREAM = "hookswitch.stream";

  private Addresses() {}

  /** All that a node may have, from its start to its end. */
  public static Set<String> of(String member) {
    return Set.of(
      STREAM,
      node(member),
      policy(member),
      operate(member),
      look(member),
      Addresses.yield(member),
      farewell(member),
      recordings(member)
    );
  }

  /** Where a node takes what is {@link Addressed} to owners in the shards that it owns. */
  public static String node(String member) {
    return "hookswitch.node." + member;
  }

  /** Where a node is asked about the rules of the cluster. */
  public static String policy(String member) {
    return "hookswitch.policy." + member;
  }

  /** Where a node takes a {@link NodeOrder}. */
  public static String operate(String member) {
    return "hookswitch.operate." + member;
  }

  /** Where a node is asked for its part of what somebody who looks after the cluster wants to see. */
  public static String look(String member) {
    return "hookswitch.look." + member;
  }

  /** Where a node is asked to give up a shard, by number. */
  public static String yield(String member) {
    return "hookswitch.yield." + member;
  }

  /** Where a node is asked, by one that leaves, whether it takes that one for no owner any more. */
  public static String farewell(String member) {
    return "hookswitch.farewell." + member;
  }

  /** Where a node is asked for what it has recorded itself. */
  public static String recordings(String member) {
    return "hookswitch.recordings." + member;
  }
}
