package io.hookswitch.policy;

import com.hazelcast.map.EntryProcessor;
import java.nio.ByteBuffer;
import java.util.Map;

/**
 * Replaces the ledger where it is kept, if its revision is the one before. The kept form is eight bytes of revision, then
 * JSON.
 */
record LedgerSave(long revision, byte[] form) implements EntryProcessor<String, byte[], Boolean> {
  @Override
  public Boolean process(Map.Entry<String, byte[]> entry) {
    long now = entry.getValue() == null ? 0 : ByteBuffer.wrap(entry.getValue()).getLong();
    if (now != revision - 1) return false;
    entry.setValue(form);
    return true;
  }
}
