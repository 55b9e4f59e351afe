package io.hookswitch.cluster;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.partition.PartitionService;

/** A key for each shard: the way to name the entries of one shard in a query. */
public final class ShardKeys {

  private final long[] keys;

  public ShardKeys(HazelcastInstance hazelcast) {
    PartitionService partitions = hazelcast.getPartitionService();
    keys = new long[partitions.getPartitions().size()];
    int found = 0;
    for (long key = 1; found < keys.length; key++) {
      int shard = partitions.getPartition(key).getPartitionId();
      if (keys[shard] == 0) {
        keys[shard] = key;
        found++;
      }
    }
  }

  /** A call number that lies in the shard, whether there is such a call or not. */
  public long of(int shard) {
    return keys[shard];
  }
}
