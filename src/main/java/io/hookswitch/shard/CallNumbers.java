package io.hookswitch.shard;

import io.hookswitch.call.CallId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.IntPredicate;
import java.util.function.ToIntFunction;

/**
 * Makes call numbers that no other node makes, now or later: 41 bits of milliseconds since 2024, 10 bits of the node's
 * number, 12 bits of a counter. Thread-safe.
 */
final class CallNumbers {

  private static final long EPOCH = Instant.parse("2024-01-01T00:00:00Z").toEpochMilli();
  private static final int NODE_BITS = 10;
  private static final int COUNTER_BITS = 12;
  private static final long COUNTERS = 1L << COUNTER_BITS;
  /** So many numbers are looked at for one of a shard that is owned here; a remote owner is slower, not wrong. */
  private static final int MOST_DRAWS = 32;

  private final int node;
  private final InstantSource clock;
  /** Milliseconds and counter of the last number; never goes back, even if the clock does. */
  private long last;

  CallNumbers(int node, InstantSource clock) {
    this.node = node;
    this.clock = clock;
  }

  /** A new number, of a shard that is owned here if one is found soon. */
  CallId next(ToIntFunction<CallId> shardOf, IntPredicate here) {
    CallId drawn = draw();
    for (int draws = 1; draws < MOST_DRAWS && !here.test(shardOf.applyAsInt(drawn)); draws++) {
      drawn = draw();
    }
    return drawn;
  }

  /** A new number of this very shard. */
  CallId nextOf(int shard, ToIntFunction<CallId> shardOf) {
    CallId drawn = draw();
    while (shardOf.applyAsInt(drawn) != shard) drawn = draw();
    return drawn;
  }

  private synchronized CallId draw() {
    last = Math.max((clock.millis() - EPOCH) << COUNTER_BITS, last + 1);
    long millis = last >>> COUNTER_BITS;
    long counter = last & (COUNTERS - 1);
    return new CallId((millis << (NODE_BITS + COUNTER_BITS)) | ((long) node << COUNTER_BITS) | counter);
  }
}
