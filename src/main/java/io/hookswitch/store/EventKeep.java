package io.hookswitch.store;

import com.hazelcast.map.EntryProcessor;
import com.hazelcast.map.ExtendedMapEntry;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Keeps an event in its place of the stream, unless the place is taken: two owners of a user, one of them taken for dead,
 * may give it to two events, and the first has it. An event that has its place already keeps it.
 */
record EventKeep(byte[] event, long hours) implements EntryProcessor<EventKey, byte[], Boolean> {
  @Override
  public Boolean process(Map.Entry<EventKey, byte[]> place) {
    if (place.getValue() != null) return Arrays.equals(place.getValue(), event);
    ((ExtendedMapEntry<EventKey, byte[]>) place).setValue(event, hours, TimeUnit.HOURS);
    return true;
  }
}
