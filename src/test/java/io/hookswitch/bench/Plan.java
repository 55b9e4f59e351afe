package io.hookswitch.bench;

import java.time.Duration;
import java.util.List;

/**
 * How thorough a run is.
 *
 * @param calls that go on, each of a user of its own
 * @param crowd calls that go on when it is looked for what more of them change
 * @param rounds each of which measures the gateway and its peer, one after the other; the median of the ratios counts
 * @param warmUp the most that a side is given before the first round
 * @param compiled the part of a JVM's time that may still go into compiling it when the first round begins
 * @param runUp before each window
 * @param rest the most that a side is waited for to come to rest before the other is measured
 * @param starts how often a start is measured
 */
record Plan(
  int calls,
  int crowd,
  int rounds,
  Duration warmUp,
  double compiled,
  Duration runUp,
  Duration window,
  Duration rest,
  int starts
) {
  /** The one that whatever is measured works on; the driver has the others. */
  static final String PROCESSOR = "0";
  static final Plan FULL = new Plan(
    1_000,
    10_000,
    5,
    Duration.ofSeconds(45),
    0.1,
    Duration.ofMillis(500),
    Duration.ofSeconds(2),
    Duration.ofSeconds(15),
    3
  );
  static final Plan QUICK = new Plan(
    100,
    300,
    1,
    Duration.ofSeconds(2),
    0.1,
    Duration.ofMillis(300),
    Duration.ofSeconds(1),
    Duration.ofSeconds(1),
    1
  );

  /**
   * Connections on which commands come. Each has four calls that it asks for in turn, or it would ask a call for the next change
   * before the switch has made the one before.
   */
  static int connections(int most, int calls) {
    return Math.min(most, calls / 4);
  }

  /** Commands that are put before another, so that all that is measured has the first processor to itself. */
  static List<String> pinned() {
    return List.of("taskset", "--cpu-list", PROCESSOR);
  }

  static int processors() {
    return Math.max(1, Integer.getInteger("hookswitch.bench.processors", 0));
  }

  static String everyProcessor() {
    return PROCESSOR + "-" + (processors() - 1);
  }
}
