package io.hookswitch.north;

import com.hazelcast.map.EntryProcessor;
import com.hazelcast.map.ExtendedMapEntry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * {@link KeptAnswer#settled}, atomically where the name is kept.
 *
 * @param outcome {@code null} when the name is to be free again
 */
record NameOutcome(
  String attempt,
  KeptAnswer outcome,
  Duration kept
) implements EntryProcessor<String, KeptAnswer, Void> {
  @Override
  public Void process(Map.Entry<String, KeptAnswer> name) {
    KeptAnswer next = KeptAnswer.settled(name.getValue(), attempt, outcome);
    if (next == null) name.setValue(null);
    else if (next == outcome) {
      ((ExtendedMapEntry<String, KeptAnswer>) name).setValue(next, kept.toMillis(), TimeUnit.MILLISECONDS);
    }
    return null;
  }
}
