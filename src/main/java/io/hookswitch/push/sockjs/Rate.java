package io.hookswitch.push.sockjs;

/** How many frames a socket may send: a bucket that fills at a rate until it is full. */
final class Rate {

  private static final double NANOS = 1e9;

  private final int perSecond;
  private final int burst;
  private double tokens;
  private long atNanos;

  Rate(int perSecond, int burst, long nowNanos) {
    this.perSecond = perSecond;
    this.burst = burst;
    this.tokens = burst;
    this.atNanos = nowNanos;
  }

  /** Whether one more may come. */
  boolean take(long nowNanos) {
    tokens = Math.min(burst, tokens + ((nowNanos - atNanos) / NANOS) * perSecond);
    atNanos = nowNanos;
    if (tokens < 1) return false;
    tokens--;
    return true;
  }
}
