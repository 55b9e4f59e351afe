package io.hookswitch.config;

/**
 * The door for those who watch the node. Whoever reaches it may read it.
 *
 * @param host the address to bind
 * @param port the TCP port; 0 for none
 */
public record HealthConfig(String host, @Whole(from = 0, to = 65535) int port) {
  public static final HealthConfig DEFAULT = new HealthConfig("127.0.0.1", 0);
}
