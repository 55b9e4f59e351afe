package io.hookswitch.north;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How many failures each of many keys may still have: a bucket of tokens for each, that fill up again with time.
 *
 * <p>Bounded: the bucket that was not touched for longest gives way. Whoever has as many addresses as that needs no
 * forgotten bucket. Safe for all threads.
 */
final class Allowances {

  static final int MOST_KEYS = 50_000;

  private record Bucket(double tokens, long at) {}

  private final int capacity;
  private final double perNano;
  private final LongSupplier nanos;
  private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
      return size() > MOST_KEYS;
    }
  };

  /** @param refill how long one token takes to grow back */
  Allowances(int capacity, Duration refill, LongSupplier nanos) {
    this.capacity = capacity;
    this.perNano = 1.0 / refill.toNanos();
    this.nanos = nanos;
  }

  /** How long until there is a token; zero when there is one. */
  synchronized Duration wait(String key) {
    double missing = 1 - tokens(key);
    return missing <= 0 ? Duration.ZERO : Duration.ofNanos((long) Math.ceil(missing / perNano));
  }

  /** Takes a token, also one that is not there yet: attempts that ran side by side are paid for afterwards. */
  synchronized void take(String key) {
    buckets.put(key, new Bucket(Math.max(-capacity, tokens(key) - 1), nanos.getAsLong()));
  }

  /** Gives a token back that was taken for what turned out well. */
  synchronized void giveBack(String key) {
    double tokens = tokens(key) + 1;
    // A full bucket says nothing that no bucket does not say.
    if (tokens >= capacity) buckets.remove(key);
    else buckets.put(key, new Bucket(tokens, nanos.getAsLong()));
  }

  synchronized int size() {
    return buckets.size();
  }

  private double tokens(String key) {
    Bucket bucket = buckets.get(key);
    if (bucket == null) return capacity;
    return Math.min(capacity, bucket.tokens() + (nanos.getAsLong() - bucket.at()) * perNano);
  }
}
