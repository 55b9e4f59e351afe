package io.hookswitch.cluster;

import com.hazelcast.map.EntryProcessor;
import java.util.Map;

/** Gives a lease back, atomically where it is kept, if it is still the same. */
record LeaseReturn(Lease mine) implements EntryProcessor<Integer, Lease, Boolean> {
  @Override
  public Boolean process(Map.Entry<Integer, Lease> entry) {
    boolean same = mine.equals(entry.getValue());
    if (same) entry.setValue(new Lease(null, mine.epoch()));
    return same;
  }
}
