package io.hookswitch.cluster;

import com.hazelcast.core.HazelcastInstance;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Claims a lease, atomically where it is kept: when nobody has it, or its holder has left.
 *
 * <p>A node that stood still believes for a moment that it was left alone. What it claims then may wait until it has come back:
 * by the members that it saw, all others had left, and it would take the shards of those that serve them. A node that
 * comes back is another member, so a claim of one that has left is refused.
 *
 * @param first epoch of a lease that was never claimed, or is forgotten: what outlives the cluster (a switch, a database)
 *     may have seen epochs of the one before, so it goes by the clock, in milliseconds
 * @param member that claims; {@code null} from a node of a release that did not say so
 */
record LeaseClaim(
  String claimer,
  Set<String> members,
  long first,
  UUID member
) implements KeeperAware<Integer, Lease, Lease> {
  @Override
  public Lease process(Map.Entry<Integer, Lease> entry, HazelcastInstance keeper) {
    boolean left =
      member != null &&
      keeper
        .getCluster()
        .getMembers()
        .stream()
        .noneMatch(one -> one.getUuid().equals(member));
    if (left) throw new IllegalStateException(
      "shard " + entry.getKey() + " was claimed by a member that is none any more: " + claimer
    );
    return process(entry);
  }

  @Override
  public Lease process(Map.Entry<Integer, Lease> entry) {
    Lease now = entry.getValue();
    boolean free = now == null || now.holder() == null || !members.contains(now.holder());
    if (free) entry.setValue(new Lease(claimer, now == null ? Math.max(1, first) : now.epoch() + 1));
    return entry.getValue();
  }
}
