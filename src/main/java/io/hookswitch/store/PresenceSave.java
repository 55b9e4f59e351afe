package io.hookswitch.store;

import com.hazelcast.map.EntryProcessor;
import java.util.Arrays;
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
    KeptPresence kept = entry.getValue();
    long now = kept == null ? 0 : kept.version();
    // The same again, whose first answer was lost with a node: it holds.
    if (now == version && Arrays.equals(kept.json(), json)) return true;
    if (now != version - 1) return false;
    entry.setValue(new KeptPresence(version, json));
    return true;
  }
}
