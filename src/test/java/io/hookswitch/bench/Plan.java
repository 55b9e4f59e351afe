package io.hookswitch.bench;

import java.time.Duration;
import java.util.List;

/**
 * How thorough a run is.
 *
 * @param rounds each of which measures the gateway and its peer, one after the other; the median of the ratios counts
 * @param starts how often a start is measured
 */
record Plan(int rounds, Duration warmUp, Duration window, int starts) {
  static final Plan FULL = new Plan(5, Duration.ofSeconds(5), Duration.ofSeconds(5), 5);
  static final Plan QUICK = new Plan(1, Duration.ofSeconds(3), Duration.ofSeconds(3), 1);

  /** Commands that are put before another, so that all that is measured has the first processor to itself. */
  static List<String> pinned() {
    return List.of("taskset", "--cpu-list", "0");
  }
}
