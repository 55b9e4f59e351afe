package io.hookswitch.north;

import java.time.Duration;

/**
 * What may be spent at once, and in the long run: a bucket that fills at a rate until it is full.
 *
 * @param tokens that are in it
 * @param atNanos when that was counted
 */
record Budget(double tokens, long atNanos) {
  private static final double NANOS = 1e9;

  static Budget full(int burst, long nowNanos) {
    return new Budget(burst, nowNanos);
  }

  /** The same at a later time. */
  Budget at(long nowNanos, int rate, int burst) {
    return new Budget(Math.min(burst, tokens + ((nowNanos - atNanos) / NANOS) * rate), nowNanos);
  }

  boolean empty() {
    return tokens < 1;
  }

  Budget spend() {
    return new Budget(tokens - 1, atNanos);
  }

  /** How long until there is something to spend. */
  Duration wait(int rate) {
    return Duration.ofNanos((long) (((1 - tokens) / rate) * NANOS));
  }
}
