package io.hookswitch.cluster;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.instance.impl.HazelcastInstanceProxy;
import com.hazelcast.internal.partition.InternalPartition;
import com.hazelcast.internal.partition.InternalPartitionService;
import com.hazelcast.internal.partition.PartitionReplica;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Who follows the owner of a partition that is about to leave. Hazelcast moves a copy up when its owner goes, so whoever
 * has the copy gets the shard: then it moves once, not twice. Which member has it is no part of Hazelcast's public
 * interface; it is looked up in the partition table of the version that Vert.x brings.
 */
final class Successors {

  private final HazelcastInstance hazelcast;
  private final InternalPartitionService partitions;
  private final Function<Member, String> name;

  Successors(HazelcastInstance hazelcast, Function<Member, String> name) {
    this.hazelcast = hazelcast;
    this.partitions = ((HazelcastInstanceProxy) hazelcast).getOriginal().node.getPartitionService();
    this.name = name;
  }

  /** The first that has a copy and qualifies; where none does, the one that all nodes come to by the same sum. */
  Optional<String> of(int shard, Predicate<String> qualifies) {
    InternalPartition partition = partitions.getPartition(shard, false);
    for (int index = 1; index < InternalPartition.MAX_REPLICA_COUNT; index++) {
      PartitionReplica replica = partition.getReplica(index);
      if (replica == null) continue;
      Optional<String> found = members(
        member -> member.getUuid().equals(replica.uuid()) && qualifies.test(name.apply(member))
      );
      if (found.isPresent()) return found;
    }
    return members(member -> qualifies.test(name.apply(member)), shard);
  }

  private Optional<String> members(Predicate<Member> which) {
    return members(which, 0);
  }

  private Optional<String> members(Predicate<Member> which, int shard) {
    return hazelcast
      .getCluster()
      .getMembers()
      .stream()
      .filter(which)
      .map(name)
      .max(Comparator.comparingInt((String member) -> (member + shard).hashCode()).thenComparing(member -> member));
  }
}
