package io.hookswitch.config;

import java.time.Duration;

/**
 * The door for those who watch the node. Whoever reaches it may read it.
 *
 * @param host the address to bind
 * @param port the TCP port; 0 for none
 * @param notice a node that stops is not ready for so long, at least, before it refuses connections; a load balancer has to ask
 *     more often
 */
public record HealthConfig(String host, @Whole(from = 0, to = 65535) int port, Duration notice) {
  public static final HealthConfig DEFAULT = new HealthConfig("127.0.0.1", 0, Duration.ofSeconds(3));
}
