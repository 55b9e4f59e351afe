package io.hookswitch.cluster;

import io.vertx.core.Future;
import java.util.Map;

/** Who has which lease, for whoever looks after the cluster; nobody acts on it. */
@FunctionalInterface
public interface ShardOwners {
  /** Shard to lease, as the store has them; shards that were never claimed are missing. */
  Future<Map<Integer, Lease>> leases();
}
