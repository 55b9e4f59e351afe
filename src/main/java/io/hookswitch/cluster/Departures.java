package io.hookswitch.cluster;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;

/** Whether somebody has left the cluster lately, as far as the member lists tell that were looked at. */
final class Departures {

  /** Ages for what Hazelcast has to do after it; it does it on one thread, late when the machine is short of time. */
  static final Duration LATELY = Duration.ofSeconds(30);

  private final LongSupplier nanos;
  private Set<UUID> members = Set.of();
  private boolean any;
  private long last;

  Departures(LongSupplier nanos) {
    this.nanos = nanos;
  }

  synchronized void see(Set<UUID> now) {
    if (!now.containsAll(members)) {
      any = true;
      last = nanos.getAsLong();
    }
    members = now;
  }

  synchronized boolean none() {
    return !any || nanos.getAsLong() - last > LATELY.toNanos();
  }
}
