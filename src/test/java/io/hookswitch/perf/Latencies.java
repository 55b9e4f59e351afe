package io.hookswitch.perf;

import java.util.Arrays;

/** Times that were measured, in nanoseconds. */
final class Latencies {

  private long[] times = new long[1024];
  private int count;

  void add(long nanos) {
    if (count == times.length) times = Arrays.copyOf(times, count * 2);
    times[count++] = nanos;
  }

  void addAll(Latencies others) {
    for (int i = 0; i < others.count; i++) add(others.times[i]);
  }

  int count() {
    return count;
  }

  /** In milliseconds, as the time that was not exceeded by this share of all; NaN for none. */
  double percentile(double share) {
    if (count == 0) return Double.NaN;
    long[] sorted = Arrays.copyOf(times, count);
    Arrays.sort(sorted);
    return sorted[Math.clamp((int) Math.ceil(share * count) - 1, 0, count - 1)] / 1e6;
  }
}
