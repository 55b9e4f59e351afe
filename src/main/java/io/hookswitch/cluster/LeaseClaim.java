package io.hookswitch.cluster;

import com.hazelcast.map.EntryProcessor;
import java.util.Map;
import java.util.Set;

/** Claims a lease, atomically where it is kept: when nobody has it, or its holder has left. */
record LeaseClaim(String claimer, Set<String> members) implements EntryProcessor<Integer, Lease, Lease> {
  @Override
  public Lease process(Map.Entry<Integer, Lease> entry) {
    Lease now = entry.getValue();
    boolean free = now == null || now.holder() == null || !members.contains(now.holder());
    if (free) entry.setValue(new Lease(claimer, now == null ? 1 : now.epoch() + 1));
    return entry.getValue();
  }
}
