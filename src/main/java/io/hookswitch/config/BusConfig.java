package io.hookswitch.config;

/**
 * The event bus, by which nodes give each other commands and news.
 *
 * @param port at which a node listens to the others, on {@code cluster.host}; 0 for any that is free
 * @param tls by TLS
 */
public record BusConfig(@Whole(from = 0, to = 65_535) int port, BusTlsConfig tls) {
  public static final BusConfig DEFAULT = new BusConfig(0, BusTlsConfig.DEFAULT);
}
