package io.hookswitch.config;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Calling lists for preview dialling.
 *
 * @param dir where they are, a file each; without such a folder there are none
 * @param lease how long an agent keeps a record that it does nothing about
 * @param callLease the same for a record that it has dialled
 * @param memory where what has become of them is kept, the same at all nodes
 */
public record OutboundConfig(Path dir, Duration lease, Duration callLease, Memory memory) {
  public static final OutboundConfig DEFAULT = new OutboundConfig(
    Path.of("outbound"),
    Duration.ofMinutes(15),
    Duration.ofHours(4),
    Memory.DATABASE
  );

  /** Where calling lists are kept. */
  public enum Memory {
    /** In the memory of the nodes: no database is needed, and all begin anew with their files when the last node is gone. */
    CLUSTER,
    /** In the database of {@code storage}, which all nodes must share: they outlive the nodes. */
    DATABASE,
  }
}
