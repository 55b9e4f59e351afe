package io.hookswitch.store;

import com.hazelcast.map.EntryProcessor;
import com.hazelcast.map.ExtendedMapEntry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Names the call that a user's dial begins, atomically where it is kept: the first one to claim the name. */
record OnceClaim(long call, Duration kept) implements EntryProcessor<String, Long, Long> {
  @Override
  public Long process(Map.Entry<String, Long> name) {
    if (name.getValue() == null) {
      ((ExtendedMapEntry<String, Long>) name).setValue(call, kept.toMillis(), TimeUnit.MILLISECONDS);
    }
    return name.getValue();
  }
}
