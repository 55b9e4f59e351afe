package io.hookswitch.records;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * How long the database is left alone between two batches. What is recorded can wait on the disk, calls cannot: on a busy
 * node the embedded database would have a third of a processor.
 *
 * @param busy whether the node is late with what it has to do for calls
 * @param patientBytes with more of them waiting there is no time to lose
 */
record Pace(BooleanSupplier busy, long patientBytes) {
  /** Of the time of one processor, a twentieth. */
  private static final int RESTS = 19;
  private static final Duration LONGEST = Duration.ofSeconds(6);

  /**
   * @param took how long the last batch has taken
   * @param least for a node that has time, too
   */
  Duration rest(Duration took, long waitingBytes, Duration least) {
    if (waitingBytes > patientBytes) return Duration.ZERO;
    if (!busy.getAsBoolean()) return least;
    Duration rest = took.multipliedBy(RESTS);
    if (rest.compareTo(least) < 0) return least;
    return rest.compareTo(LONGEST) < 0 ? rest : LONGEST;
  }
}
