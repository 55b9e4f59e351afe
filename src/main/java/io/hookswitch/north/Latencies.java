package io.hookswitch.north;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** How long commands took, from their arrival to their answer, counted by bounds. From any thread. */
public final class Latencies {

  private static final long[] BOUNDS_MILLIS = { 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000 };

  private final LongAdder[] counts = new LongAdder[BOUNDS_MILLIS.length];

  Latencies() {
    for (int i = 0; i < counts.length; i++) counts[i] = new LongAdder();
  }

  /** Milliseconds, in ascending order. */
  public static long[] bounds() {
    return BOUNDS_MILLIS.clone();
  }

  /** Those that took longer than the last bound are in no count: they are the others of all outcomes. */
  void took(long nanos) {
    for (int i = 0; i < counts.length; i++) {
      if (nanos > TimeUnit.MILLISECONDS.toNanos(BOUNDS_MILLIS[i])) continue;
      counts[i].increment();
      return;
    }
  }

  /** Commands that took no longer than a bound. */
  public long within(long boundMillis) {
    long sum = 0;
    for (int i = 0; i < counts.length && BOUNDS_MILLIS[i] <= boundMillis; i++) sum += counts[i].sum();
    return sum;
  }
}
