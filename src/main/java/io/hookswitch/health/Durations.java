package io.hookswitch.health;

import java.util.concurrent.TimeUnit;

/**
 * How long some things took, counted by bounds.
 *
 * @param bounds milliseconds, in ascending order
 * @param counts how many took no longer than a bound and longer than the one before; one more than bounds, the last for
 *     what took longer than all
 * @param nanos what all of them took together
 */
public record Durations(long[] bounds, long[] counts, long nanos) {
  public Durations {
    if (counts.length != bounds.length + 1) throw new IllegalArgumentException("counts: expected one more than bounds");
  }

  /** How many took no longer than the bound at this place. */
  long within(int at) {
    long sum = 0;
    for (int i = 0; i <= at; i++) sum += counts[i];
    return sum;
  }

  long count() {
    return within(bounds.length);
  }

  /** In seconds, and infinity for the last. */
  double[] upperBounds() {
    double[] all = new double[counts.length];
    for (int i = 0; i < bounds.length; i++) all[i] = bounds[i] / (double) TimeUnit.SECONDS.toMillis(1);
    all[bounds.length] = Double.POSITIVE_INFINITY;
    return all;
  }

  double seconds() {
    return nanos / (double) TimeUnit.SECONDS.toNanos(1);
  }
}
