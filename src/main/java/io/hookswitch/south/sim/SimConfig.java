package io.hookswitch.south.sim;

import java.time.Duration;
import java.util.List;

/**
 * The simulated switch: its clock, its number plan and how badly it reports.
 *
 * @param seed of all chance; a call with the same number meets the same mischief each time
 * @param delay mean time until an event is reported; each takes between half and one and a half of it
 * @param loss share of events that are never reported, 0 to 1; offered calls are never lost
 * @param duplicates share of events that are reported twice, 0 to 1
 * @param reorder share of events that are held back so that later ones overtake them, 0 to 1
 * @param ownPhonePickup how long the caller's own phone rings in click-to-dial before it is picked up
 * @param ringTimeout how long a phone rings before the switch gives up
 * @param lines how many calls a phone can be on and still not be busy
 * @param plan what numbers of the network do; the first line that matches decides
 */
public record SimConfig(
  long seed,
  Duration delay,
  double loss,
  double duplicates,
  double reorder,
  Duration ownPhonePickup,
  Duration ringTimeout,
  int lines,
  List<PlanEntry> plan
) {
  /** An honest switch: reports everything at once, once and in order. */
  public static final SimConfig DEFAULT = new SimConfig(
    1,
    Duration.ZERO,
    0,
    0,
    0,
    Duration.ofMillis(500),
    Duration.ofSeconds(30),
    2,
    NumberPlan.DEFAULT
  );

  public SimConfig {
    notNegative("delay", delay);
    notNegative("own-phone-pickup", ownPhonePickup);
    share("loss", loss);
    share("duplicates", duplicates);
    share("reorder", reorder);
    if (!ringTimeout.isPositive()) {
      throw new IllegalArgumentException("ring-timeout must be more than 0: " + ringTimeout);
    }
    if (lines < 1) throw new IllegalArgumentException("lines must be 1 or more: " + lines);
    plan = List.copyOf(plan);
  }

  private static void notNegative(String key, Duration value) {
    if (value.isNegative()) throw new IllegalArgumentException(key + " must be 0 or more: " + value);
  }

  private static void share(String key, double value) {
    if (!(value >= 0 && value <= 1)) throw new IllegalArgumentException(key + " must be from 0 to 1: " + value);
  }
}
