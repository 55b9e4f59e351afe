package io.hookswitch.shard;

import java.time.Duration;

/**
 * How calls are compared with the switch's own list.
 *
 * @param every all shards of the node, in turn; a call that has been compared within twice this time asks after none of its
 *     legs by itself
 * @param grace what is younger than this may still be under way; an orphan is seen twice, this far apart, before it is
 *     released
 */
public record Rounds(Duration every, Duration grace) {
  public static final Rounds DEFAULT = new Rounds(Duration.ofMinutes(1), Duration.ofSeconds(10));
}
