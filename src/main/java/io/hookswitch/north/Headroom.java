package io.hookswitch.north;

import java.time.Duration;

/**
 * How many requests a node works on at once. As long as its event loops keep up: as many as it may; when they run late,
 * fewer, so that what is begun is soon done, and nobody who cannot wait stands behind a thousand others. From any thread.
 */
final class Headroom {

  /** Fewer would leave a node idle that waits for its switch, when it is other programs that make it late. */
  static final int LEAST = 16;

  /** One look at all loops; a single late tick may have been the garbage collector's. */
  private static final long LOOK_NANOS = Duration.ofMillis(100).toNanos();

  /** So much more at once after each look that found nothing late. */
  private static final double GROWTH = 1.25;

  private final int most;
  private final long lateNanos;
  private long since;
  private long latest;
  private volatile int limit;

  /**
   * @param most at once, whatever there is to gain
   * @param late so late the event loops may be
   * @param now in nanoseconds, of a clock that only counts on
   */
  Headroom(int most, Duration late, long now) {
    this.most = most;
    this.lateNanos = late.toNanos();
    this.since = now;
    this.limit = most;
  }

  int limit() {
    return limit;
  }

  /**
   * One of the event loops has been late by so much.
   *
   * @param inside how many requests are worked on
   */
  synchronized void ticked(long now, long late, int inside) {
    latest = Math.max(latest, late);
    if (now - since < LOOK_NANOS) return;
    // What there is to do makes them late: with half of it they are half as late.
    if (latest > lateNanos) limit = bounded(((double) Math.min(limit, inside) * lateNanos) / latest);
    else limit = bounded(limit * GROWTH);
    since = now;
    latest = 0;
  }

  private int bounded(double wanted) {
    return Math.clamp(Math.round(wanted), Math.min(LEAST, most), most);
  }
}
