package io.hookswitch.north;

import java.time.Duration;

/**
 * How many requests a node works on at once. As long as its event loops keep up: as many as come, though not all of a crowd
 * in the same moment; when they run late, fewer, so that what is begun is soon done, and nobody who cannot wait stands
 * behind a thousand others. From any thread.
 */
final class Headroom {

  /** Fewer would leave a node idle that waits for its switch, when it is other programs that make it late. */
  static final int LEAST = 16;

  /** A crowd that comes at once is let in bit by bit: when the loops turn out to be late, it is too late for it. */
  static final int USUAL = 64;

  /** One look at all loops; a single late tick may have been the garbage collector's. */
  private static final long LOOK_NANOS = Duration.ofMillis(100).toNanos();

  /** So much more at once after each look that found nothing late. */
  private static final double GROWTH = 1.25;
  private static final double SHRINKING = 0.9;

  private final int most;
  private final int usual;
  private final long lateNanos;
  private long since;
  private long latest;
  private int used;
  private volatile int limit;
  private volatile boolean late;

  /**
   * @param most at once, whatever there is to gain
   * @param late so late the event loops may be
   * @param now in nanoseconds, of a clock that only counts on
   */
  Headroom(int most, Duration late, long now) {
    this.most = most;
    this.usual = Math.min(USUAL, most);
    this.lateNanos = late.toNanos();
    this.since = now;
    this.limit = usual;
  }

  int limit() {
    return limit;
  }

  /** Whether they ran late when they were looked at last. */
  boolean late() {
    return late;
  }

  /**
   * One of the event loops has been late by so much.
   *
   * @param inside how many requests are worked on
   */
  synchronized void ticked(long now, long lateness, int inside) {
    latest = Math.max(latest, lateness);
    used = Math.max(used, inside);
    if (now - since < LOOK_NANOS) return;
    late = latest > lateNanos;
    limit = Math.clamp(Math.round(wanted()), Math.min(LEAST, most), most);
    since = now;
    latest = 0;
    used = 0;
  }

  private double wanted() {
    // What there is to do makes them late: with half of it they are half as late.
    if (late) return ((double) Math.min(limit, used) * lateNanos) / latest;
    if (used > limit / 2) return limit * GROWTH;
    return limit < usual ? Math.min(usual, limit * GROWTH) : Math.max(usual, limit * SHRINKING);
  }
}
