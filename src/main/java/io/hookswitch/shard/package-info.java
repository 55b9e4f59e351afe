/**
 * The actor runtime: finds the owner of a call and lets it work. In come {@code Ask}s from the edge and facts from the
 * switch; out go {@code Reply}s, orders to the switch, states to the store and news to whoever listens. What a command
 * means is not decided here (that is {@code call}), nor whether it is allowed (that is {@code rules}).
 *
 * <p>The way of an ask: {@link ClusterCalls} sends it to the node that should own the call's shard; {@link NodeVerticle}
 * there takes it if it holds the shard's lease, and hands it to the {@link CallVerticle} that owns the call. That one
 * makes the step at once, and performs its effects in order: store, reply, switch, news. An ask that reaches a node
 * without the lease is refused with {@link Undelivered#NOT_HERE} and sent again, until its deadline.
 *
 * <p>{@link Reconciler} compares the calls of the node's shards with the switch's own list, in the background; what differs
 * is put right by the owner of the call like anything else that happens to it.
 */
package io.hookswitch.shard;
