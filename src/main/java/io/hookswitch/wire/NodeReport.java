package io.hookswitch.wire;

/**
 * How a node is, as it says itself.
 *
 * @param version the release that it runs
 * @param majority whether it sees enough nodes to take commands
 * @param shards that it owns, as of a second ago at most
 * @param calls that it owns, as of a second ago at most; also those that are over and can still be looked at
 */
public record NodeReport(String node, Stage stage, String version, boolean majority, int shards, int calls) {
  /** Where a node is in its life. */
  public enum Stage {
    /** It has joined and serves nobody yet. */
    STARTING,
    SERVING,
    /** It hands over what it has, and is about to end. */
    DRAINING,
  }

  /** The same in its new stage. */
  public NodeReport in(Stage next) {
    return new NodeReport(node, next, version, majority, shards, calls);
  }
}
