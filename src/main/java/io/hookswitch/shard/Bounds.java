package io.hookswitch.shard;

/**
 * How many may wait.
 *
 * @param callAsks for the owner of one call
 * @param nodeAsks for all owners on a node
 */
public record Bounds(int callAsks, int nodeAsks) {
  public static final Bounds DEFAULT = new Bounds(128, 4096);
}
