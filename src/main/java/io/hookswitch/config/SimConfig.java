package io.hookswitch.config;

import java.time.Duration;
import java.util.List;

/**
 * The simulated switch: how it answers, and how badly its line behaves.
 *
 * @param seed of all its chances; the same seed and the same orders give the same events
 * @param delay between an order and the event that answers it
 * @param loss the share of events that never arrive
 * @param duplicates the share of events that arrive twice
 * @param reorder the share of events that arrive after their successor
 * @param ownPhonePickup how long a user takes to pick up the own phone after click-to-dial
 * @param ringTimeout how long a phone rings before the switch gives up
 * @param lines how many calls a phone can be on and still not be busy
 * @param memory where its calls and phones are kept
 * @param plan what numbers of the network do; the first entry that matches counts; empty for the switch's own plan
 */
public record SimConfig(
  long seed,
  @MayBeZero Duration delay,
  @Share double loss,
  @Share double duplicates,
  @Share double reorder,
  @MayBeZero Duration ownPhonePickup,
  Duration ringTimeout,
  @Whole(from = 1, to = 100) int lines,
  Memory memory,
  List<PlanEntry> plan
) {
  public static final SimConfig DEFAULT = new SimConfig(
    1,
    Duration.ofMillis(20),
    0.0,
    0.0,
    0.0,
    Duration.ofMillis(300),
    Duration.ofSeconds(30),
    2,
    Memory.CLUSTER,
    List.of()
  );

  /** Where the simulated switch keeps what it knows. */
  public enum Memory {
    /** In the memory of the nodes: quick, and gone with the last of them. */
    CLUSTER,
    /** In the database of {@code storage}: calls go on when all nodes are gone, as they do on a switch of its own. */
    DATABASE,
  }

  /** One that is gone with the last node. */
  public SimConfig(
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
    this(seed, delay, loss, duplicates, reorder, ownPhonePickup, ringTimeout, lines, Memory.CLUSTER, plan);
  }

  public SimConfig {
    plan = List.copyOf(plan);
  }
}
