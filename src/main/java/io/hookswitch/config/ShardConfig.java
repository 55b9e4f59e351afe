package io.hookswitch.config;

import java.time.Duration;

/**
 * How a request finds the owner of its call.
 *
 * @param patience how long a request looks for an owner before its client is told to come back
 */
public record ShardConfig(Duration patience) {
  public static final ShardConfig DEFAULT = new ShardConfig(Duration.ofSeconds(5));
}
