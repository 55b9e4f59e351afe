package io.hookswitch.shard;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Tells a process that stood still (stopped, swapped out, collecting garbage) from one that was idle. */
final class Pulse {

  private final long limit;
  private final LongSupplier nanos;
  private long last;

  /** @param limit of the time between two beats, well above the time between two of them that are on time */
  Pulse(Duration limit, LongSupplier nanos) {
    this.limit = limit.toNanos();
    this.nanos = nanos;
    this.last = nanos.getAsLong();
  }

  /** Whether the last beat is too long ago. */
  boolean missed() {
    return nanos.getAsLong() - last > limit;
  }

  void beat() {
    last = nanos.getAsLong();
  }
}
