package io.hookswitch.wire;

/** All addresses of the bus; made here and nowhere else. Each cluster-wide one costs an entry on every node. */
public final class Addresses {

  /** Where {@link Notice}s are published, to nodes that have a listener. */
  public static final String NOTICES = "hookswitch.notices";

  private Addresses() {}

  /** Where a node takes {@link Ask}s for the shards that it owns. */
  public static String node(String member) {
    return "hookswitch.node." + member;
  }

  /** Where a node is asked to give up a shard, by number. */
  public static String yield(String member) {
    return "hookswitch.yield." + member;
  }
}
