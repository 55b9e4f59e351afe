package io.hookswitch.south.sim;

import io.hookswitch.call.CallId;
import io.hookswitch.call.SwitchEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How badly the events of one call are reported: late, twice, not at all, out of order. Chance depends on the seed and
 * the call number only, so that a call goes wrong in the same way each time. Events that are only late stay in order.
 */
final class Mischief {

  private static final Duration HOLD_BACK = Duration.ofMillis(20);

  private final SimConfig config;
  private final SplittableRandom random;
  private Instant last = Instant.MIN;

  Mischief(SimConfig config, CallId call) {
    this.config = config;
    random = new SplittableRandom(config.seed() * 0x9E3779B97F4A7C15L + call.number());
  }

  /** The instants at which an event reaches the gateway: none when it is lost, two when it is reported twice. */
  List<Instant> reports(SwitchEvent event, Instant now) {
    // Four draws for every event, so that changing one share does not change what the others do.
    double lost = random.nextDouble();
    double twice = random.nextDouble();
    double heldBack = random.nextDouble();
    Instant due = now.plus(delay());
    // A network repeats an offer until somebody takes it.
    if (lost < config.loss() && !(event instanceof SwitchEvent.Offered)) return List.of();
    if (heldBack < config.reorder()) {
      due = due.plus(HOLD_BACK).plus(config.delay().multipliedBy(2));
    } else {
      due = due.isBefore(last) ? last : due;
      last = due;
    }
    List<Instant> reports = new ArrayList<>(List.of(due));
    if (twice < config.duplicates()) reports.add(due.plus(HOLD_BACK));
    return reports;
  }

  private Duration delay() {
    double share = 0.5 + random.nextDouble();
    return Duration.ofNanos(Math.round(config.delay().toNanos() * share));
  }
}
