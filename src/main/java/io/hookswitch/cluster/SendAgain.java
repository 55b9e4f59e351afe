package io.hookswitch.cluster;

import com.hazelcast.map.EntryProcessor;
import com.hazelcast.map.ExtendedMapEntry;
import java.util.Map;

/** Leaves an entry as it is, and sends it to its copies. What is not there any more needs no copy. */
record SendAgain<K, V>() implements EntryProcessor<K, V, Void> {
  @Override
  public Void process(Map.Entry<K, V> entry) {
    V now = entry.getValue();
    if (now != null) ((ExtendedMapEntry<K, V>) entry).setValueWithoutChangingExpiryTime(now);
    return null;
  }
}
