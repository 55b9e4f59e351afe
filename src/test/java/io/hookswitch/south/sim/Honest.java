package io.hookswitch.south.sim;

import io.hookswitch.config.SimConfig;
import java.time.Duration;
import java.util.List;

/** A switch that reports everything at once, once and in order, with the plan that a node has by default. */
final class Honest {

  static final SimConfig SWITCH = new SimConfig(
    1,
    Duration.ZERO,
    0,
    0,
    0,
    Duration.ofMillis(500),
    Duration.ofSeconds(30),
    2,
    List.of()
  );

  private Honest() {}
}
