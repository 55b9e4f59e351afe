package io.hookswitch.config;

import java.nio.file.Path;

/**
 * How this node meets others. The three values beside the file are put into it where it says
 * {@code ${hookswitch.cluster.name}} and so on.
 *
 * @param name nodes with another name are strangers
 * @param file the Hazelcast configuration
 * @param port the first port tried; when it is taken, the next free one is used
 * @param host the address to bind, and where to look for others
 * @param quorum with fewer nodes than this in sight, a node takes no commands; more than half of all nodes, or 1 to take
 *     them always
 * @param bus how nodes speak to each other about calls
 */
public record ClusterConfig(
  String name,
  Path file,
  @Whole(from = 1, to = 65535) int port,
  String host,
  @Whole(from = 1, to = 1024) int quorum,
  BusConfig bus
) {
  public static final ClusterConfig DEFAULT = new ClusterConfig(
    "hookswitch",
    Path.of("cluster.xml"),
    15701,
    "127.0.0.1",
    1
  );

  /** With a bus in the clear, at any port. */
  public ClusterConfig(String name, Path file, int port, String host, int quorum) {
    this(name, file, port, host, quorum, BusConfig.DEFAULT);
  }
}
