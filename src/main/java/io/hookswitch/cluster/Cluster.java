package io.hookswitch.cluster;

import io.hookswitch.call.CallId;
import io.hookswitch.call.UserId;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Set;

/** The door to the membership and to the ownership of shards. A node that is alone is a cluster of one. */
public interface Cluster {
  /** This node's name among the members. */
  String self();

  /** All members, this one included. */
  Set<String> members();

  /** The same, each with the host and port where it meets the others. */
  Map<String, String> addresses();

  /** Whether enough members are in sight to take commands; fewer cannot know what the others do meanwhile. */
  boolean majority();

  /** How many shards there are; equal on all nodes, and for good. */
  int shards();

  int shardOf(CallId call);

  int shardOf(UserId user);

  /**
   * The node that should own a shard, as far as this node knows: where its partition is, if that node takes shards; else
   * who has it; else who has the partition's copy.
   */
  String ownerOf(int shard);

  /** The node that owns a shard, as far as this node has heard; the one that should, while nobody does. */
  String holderOf(int shard);

  /** From now on this node takes shards: it can serve them. Saying it again changes nothing. */
  Future<Void> serve();

  /** From now on this node takes no shards, and those that it has should have other owners. */
  Future<Void> drain();

  /**
   * A number between 0 and 1023 that no other member has, for the ids that this node makes. Leased for the life of the
   * node.
   */
  int nodeNumber();

  /**
   * Calls back after the membership, or the place of a shard, may have changed; on any thread, more often than needed.
   */
  void onChange(Runnable listener);

  /**
   * Calls back when this node has come back from a split, and whatever it owned may have another owner; on any thread.
   */
  void onReturn(Runnable listener);

  /**
   * Tries to become the owner of a shard.
   *
   * @return the lease as it is afterwards: held by this node with a new epoch, or still held by another living member
   */
  Future<Lease> claim(int shard);

  /** Gives a lease back, unless somebody else holds it by now. */
  Future<Void> yield(int shard, Lease mine);
}
