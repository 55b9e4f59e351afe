package io.hookswitch.north;

import com.hazelcast.map.EntryProcessor;
import com.hazelcast.map.ExtendedMapEntry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@link KeptAnswer#claimed}, atomically where the name is kept; answers what the name stands for from now on. */
record NameClaim(
  KeptAnswer mine,
  String over,
  Duration kept
) implements EntryProcessor<String, KeptAnswer, KeptAnswer> {
  @Override
  public KeptAnswer process(Map.Entry<String, KeptAnswer> name) {
    KeptAnswer next = KeptAnswer.claimed(name.getValue(), mine, over);
    if (next == mine) {
      ((ExtendedMapEntry<String, KeptAnswer>) name).setValue(next, kept.toMillis(), TimeUnit.MILLISECONDS);
    }
    return next;
  }
}
