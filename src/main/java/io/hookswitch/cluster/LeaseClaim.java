package io.hookswitch.cluster;

import com.hazelcast.core.HazelcastInstance;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Claims a lease, atomically where it is kept: when nobody has it, or its holder has left.
 *
 * <p>Both have to know that the holder has left, whoever claims and whoever keeps the lease. A node that stood still believes
 * for a moment that it was left alone, and so does one that is about to come back from a split; what it claims then may wait
 * until it is back, and would take the shards of all who serve them.
 *
 * @param first epoch of a lease that was never claimed, or is forgotten: what outlives the cluster (a switch, a database)
 *     may have seen epochs of the one before, so it goes by the clock, in milliseconds
 */
record LeaseClaim(String claimer, Set<String> members, long first) implements KeeperAware<Integer, Lease, Lease> {
  @Override
  public Lease process(Map.Entry<Integer, Lease> entry, HazelcastInstance keeper) {
    Set<String> known = new HashSet<>(members);
    keeper
      .getCluster()
      .getMembers()
      .forEach(member -> known.add(HazelcastCluster.name(member)));
    return process(entry, known);
  }

  @Override
  public Lease process(Map.Entry<Integer, Lease> entry) {
    return process(entry, members);
  }

  private Lease process(Map.Entry<Integer, Lease> entry, Set<String> known) {
    Lease now = entry.getValue();
    boolean free = now == null || now.holder() == null || !known.contains(now.holder());
    if (free) entry.setValue(new Lease(claimer, now == null ? Math.max(1, first) : now.epoch() + 1));
    return entry.getValue();
  }
}
