package io.hookswitch.store;

import com.hazelcast.map.EntryProcessor;
import java.util.Map;

/**
 * Replaces a presence where it is kept, if its version is the one before.
 *
 * @param version of the new presence
 * @param json the new presence
 */
record PresenceSave(long version, byte[] json) implements EntryProcessor<String, KeptPresence, Boolean> {
  @Override
  public Boolean process(Map.Entry<String, KeptPresence> entry) {
    long now = entry.getValue() == null ? 0 : entry.getValue().version();
    if (now != version - 1) return false;
    entry.setValue(new KeptPresence(version, json));
    return true;
  }
}
