package io.hookswitch.cluster;

import com.hazelcast.map.EntryProcessor;
import java.util.Map;
import java.util.Set;

/**
 * Claims a lease, atomically where it is kept: when nobody has it, or its holder has left.
 *
 * @param first epoch of a lease that was never claimed, or is forgotten: what outlives the cluster (a switch, a database)
 *     may have seen epochs of the one before, so it goes by the clock, in milliseconds
 */
record LeaseClaim(String claimer, Set<String> members, long first) implements EntryProcessor<Integer, Lease, Lease> {
  @Override
  public Lease process(Map.Entry<Integer, Lease> entry) {
    Lease now = entry.getValue();
    boolean free = now == null || now.holder() == null || !members.contains(now.holder());
    if (free) entry.setValue(new Lease(claimer, now == null ? Math.max(1, first) : now.epoch() + 1));
    return entry.getValue();
  }
}
