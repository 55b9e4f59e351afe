package io.hookswitch.cluster;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Whether somebody has left the cluster lately, as far as the member lists tell that were looked at. Time in which the
 * process stands still does not count: what Hazelcast has to do after a departure is not done in it either.
 */
final class Departures {

  static final Duration TICK = Duration.ofMillis(250);
  /** Hazelcast takes milliseconds; its thread may have to wait for its turn. */
  static final int LATELY = 12;

  private final Consumer<Runnable> timer;
  private Set<UUID> members = Set.of();
  private int left;

  /** @param timer runs something one {@link #TICK} later */
  Departures(Consumer<Runnable> timer) {
    this.timer = timer;
  }

  synchronized void see(Set<UUID> now) {
    boolean somebodyLeft = !now.containsAll(members);
    members = now;
    if (!somebodyLeft) return;
    if (left == 0) timer.accept(this::tick);
    left = LATELY;
  }

  private synchronized void tick() {
    if (--left > 0) timer.accept(this::tick);
  }

  synchronized boolean none() {
    return left == 0;
  }
}
