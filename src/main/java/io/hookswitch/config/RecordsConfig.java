package io.hookswitch.config;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Call records and the journal of what happened to calls.
 *
 * @param enabled whether they are written
 * @param maskKeys user data with a key that contains a match of this are masked before they are written anywhere
 * @param keepFor how long the record of a call is kept after its end
 * @param journalFor how long what happened to a call is kept
 * @param journalLines so much is kept of what happened, over all calls; the oldest goes first
 * @param spoolBytes so much may wait on this node's disk for the database; what comes above that is dropped, and counted
 * @param backlog so many moments may wait for this node's disk; what comes above that is dropped, and counted
 */
public record RecordsConfig(
  boolean enabled,
  Optional<Pattern> maskKeys,
  Duration keepFor,
  Duration journalFor,
  @Whole(from = 1000, to = 1_000_000_000) long journalLines,
  @Whole(from = 1_048_576, to = 1_099_511_627_776L) long spoolBytes,
  @Whole(from = 100, to = 1_000_000) int backlog
) {
  public static final RecordsConfig DEFAULT = new RecordsConfig(
    true,
    Optional.empty(),
    Duration.ofDays(365),
    Duration.ofDays(30),
    10_000_000,
    1L << 30,
    20_000
  );

  /** The same, not written. */
  public RecordsConfig off() {
    return new RecordsConfig(false, maskKeys, keepFor, journalFor, journalLines, spoolBytes, backlog);
  }
}
