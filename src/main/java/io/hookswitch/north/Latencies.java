package io.hookswitch.north;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** How long commands took, from their arrival to their answer, counted by bounds. From any thread. */
public final class Latencies {

  private static final long[] BOUNDS_MILLIS = { 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000 };

  /** One for each bound, and one for what took longer than the last. */
  private final LongAdder[] counts = new LongAdder[BOUNDS_MILLIS.length + 1];
  private final LongAdder nanos = new LongAdder();

  Latencies() {
    for (int i = 0; i < counts.length; i++) counts[i] = new LongAdder();
  }

  void took(long tookNanos) {
    int at = 0;
    while (at < BOUNDS_MILLIS.length && tookNanos > TimeUnit.MILLISECONDS.toNanos(BOUNDS_MILLIS[at])) at++;
    counts[at].increment();
    nanos.add(tookNanos);
  }

  /** Milliseconds, in ascending order. */
  public long[] bounds() {
    return BOUNDS_MILLIS.clone();
  }

  /** Commands that took no longer than a bound and longer than the one before; last, those that took longer than all. */
  public long[] counts() {
    long[] now = new long[counts.length];
    for (int i = 0; i < now.length; i++) now[i] = counts[i].sum();
    return now;
  }

  /** What all of them took together, in nanoseconds. */
  public long nanos() {
    return nanos.sum();
  }
}
