/**
 * Who is here, and who owns what. In come the comings and goings of Hazelcast members; out come, for every shard, the
 * node that should own it (the owner of the Hazelcast partition with the same number, so that a call and its stored copy
 * live together) and the lease that says who does own it. The two differ while shards move; only the lease counts.
 *
 * <p>Moving a shard: the node that should own it claims the lease. The claim succeeds when nobody holds the lease, or
 * its holder is no longer a member. Otherwise the claimer asks the holder to yield; the holder lets every effect under
 * way come to its end, gives the lease back, and the next claim succeeds. Each claim raises the lease's epoch, so that
 * what an earlier owner still sends can be told from what its successor says.
 */
package io.hookswitch.cluster;
