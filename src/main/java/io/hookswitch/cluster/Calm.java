package io.hookswitch.cluster;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Whether a shard that has an owner is to go to where its partition is. Not soon after a member has left, or has begun to:
 * Hazelcast spreads the partitions anew then, in no order that could be foreseen, and calls that have just been taken over would be
 * handed over again, all of them within seconds. Who has come since gets its share at once. Safe for all threads.
 */
final class Calm {

  static final Duration LASTS = Duration.ofSeconds(60);

  private final LongSupplier nanos;
  private final Map<String, Long> came = new ConcurrentHashMap<>();
  private volatile Long disturbed;

  /** @param nanos as {@link System#nanoTime} */
  Calm(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** It takes shards from now on. */
  void came(String member) {
    came.putIfAbsent(member, nanos.getAsLong());
  }

  /** It was taken for dead, and is here again. */
  void cameBack(String member) {
    came.put(member, nanos.getAsLong());
  }

  /** It takes no shards any more, and may have left. */
  void left(String member) {
    came.remove(member);
    disturbed = nanos.getAsLong();
  }

  boolean letsMoveTo(String member) {
    Long when = disturbed;
    if (when == null || nanos.getAsLong() - when >= LASTS.toNanos()) return true;
    Long since = came.get(member);
    return since != null && since - when > 0;
  }
}
