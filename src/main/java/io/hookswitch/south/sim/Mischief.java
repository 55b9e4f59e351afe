package io.hookswitch.south.sim;

import io.hookswitch.call.CallId;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.config.SimConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How badly the events of one call are reported: late, twice, not at all, out of order. Chance depends on the seed,
 * the call number and the visit only, so that a run of calls goes wrong in the same way each time. Events that are only
 * late stay in order.
 */
final class Mischief {

  private static final Duration HOLD_BACK = Duration.ofMillis(20);

  private final SimConfig config;
  private final SplittableRandom random;
  private Instant last = Instant.MIN;

  /**
   * @param visit how often this node has had the call before: without it, whoever asks after a call that is over would
   *     have the same answer lost each time
   */
  Mischief(SimConfig config, CallId call, int visit) {
    this.config = config;
    random = new SplittableRandom((config.seed() * 31 + visit) * 0x9E3779B97F4A7C15L + call.number());
  }

  /**
   * One arrival of an event at the gateway.
   *
   * @param inOrder not before those that were sent before it
   */
  record Arrival(Instant due, boolean inOrder) {}

  /** None when the event is lost, two when it is reported twice. */
  List<Arrival> arrivals(SwitchEvent event, Instant now) {
    // Four draws for every event, so that changing one share does not change what the others do.
    double lost = random.nextDouble();
    double twice = random.nextDouble();
    double heldBack = random.nextDouble();
    Instant due = now.plus(delay());
    // A network repeats what begins a call until somebody takes it.
    boolean begins = event instanceof SwitchEvent.Offered || event instanceof SwitchEvent.Placed;
    if (lost < config.loss() && !begins) return List.of();
    boolean inOrder = heldBack >= config.reorder();
    if (inOrder) {
      due = due.isBefore(last) ? last : due;
      last = due;
    } else {
      due = due.plus(HOLD_BACK).plus(config.delay().multipliedBy(2));
    }
    List<Arrival> arrivals = new ArrayList<>(List.of(new Arrival(due, inOrder)));
    if (twice < config.duplicates()) arrivals.add(new Arrival(due.plus(HOLD_BACK), false));
    return arrivals;
  }

  private Duration delay() {
    double share = 0.5 + random.nextDouble();
    return Duration.ofNanos(Math.round(config.delay().toNanos() * share));
  }
}
