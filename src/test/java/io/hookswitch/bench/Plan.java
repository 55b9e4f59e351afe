package io.hookswitch.bench;

import java.time.Duration;
import java.util.List;

/**
 * How thorough a run is.
 *
 * @param rounds each of which measures the gateway and its peer, one after the other; the median of the ratios counts
 * @param warmUp the most that a side is given before the first round
 * @param compiled the part of a JVM's time that may still go into compiling it when the first round begins
 * @param runUp before each window
 * @param starts how often a start is measured
 */
record Plan(int rounds, Duration warmUp, double compiled, Duration runUp, Duration window, int starts) {
  static final Plan FULL = new Plan(5, Duration.ofSeconds(60), 0.1, Duration.ofSeconds(1), Duration.ofSeconds(4), 5);
  static final Plan QUICK = new Plan(1, Duration.ofSeconds(6), 0.1, Duration.ofMillis(500), Duration.ofSeconds(2), 1);

  /** Commands that are put before another, so that all that is measured has the first processor to itself. */
  static List<String> pinned() {
    return List.of("taskset", "--cpu-list", "0");
  }
}
