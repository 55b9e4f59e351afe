package io.hookswitch.chaos;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Milliseconds since the run began, and waiting. */
final class Clock {

  private final long began = System.nanoTime();

  long now() {
    return (System.nanoTime() - began) / 1_000_000;
  }

  /** Looks again and again; false when it did not become so in time. */
  boolean await(Duration patience, Duration pace, BooleanSupplier so) {
    long deadline = now() + patience.toMillis();
    while (!so.getAsBoolean()) {
      long left = deadline - now();
      if (left <= 0) return false;
      LockSupport.parkNanos(Math.min(pace.toNanos(), left * 1_000_000));
    }
    return true;
  }

  void pass(Duration time) {
    long deadline = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = deadline - System.nanoTime()) LockSupport.parkNanos(left);
  }
}
