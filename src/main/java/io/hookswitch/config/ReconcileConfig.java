package io.hookswitch.config;

import java.time.Duration;

/**
 * How calls are compared with the switch's own list.
 *
 * @param every how often all calls of a node are, beside after a takeover, a split, or a time without the switch
 * @param grace what is younger than this is left alone, and legs of no call are released when they are seen again after it
 */
public record ReconcileConfig(Duration every, Duration grace) {
  public static final ReconcileConfig DEFAULT = new ReconcileConfig(Duration.ofMinutes(1), Duration.ofSeconds(10));
}
