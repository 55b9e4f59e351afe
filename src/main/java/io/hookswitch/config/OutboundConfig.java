package io.hookswitch.config;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Calling lists for preview dialling.
 *
 * @param dir where they are, a file each; without such a folder there are none
 * @param lease how long an agent keeps a record that it does nothing about
 * @param callLease the same for a record that it has dialled
 */
public record OutboundConfig(Path dir, Duration lease, Duration callLease) {
  public static final OutboundConfig DEFAULT = new OutboundConfig(
    Path.of("outbound"),
    Duration.ofMinutes(15),
    Duration.ofHours(4)
  );
}
