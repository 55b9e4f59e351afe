package io.hookswitch.cluster;

import com.hazelcast.cluster.Member;
import com.hazelcast.config.SplitBrainProtectionConfig;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.instance.impl.HazelcastInstanceProxy;
import com.hazelcast.internal.partition.InternalPartitionService;
import com.hazelcast.internal.partition.PartitionReplica;
import com.hazelcast.map.EntryProcessor;
import com.hazelcast.map.IMap;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Writes that are on two nodes when they are done. Hazelcast alone does not promise that when nodes leave: it takes a
 * write for done when it knows of no copy at that moment, and counts a member that leaves as a copy that has confirmed,
 * for all writes under way. On a node that has just given up the others, or just woke up, a write is then done before
 * the quorum is counted anew, and is discarded when the node comes back: nobody may have been told that it is safe.
 *
 * <p>So a write counts only when its partition had the same copy before and after it, on a member, and nobody left
 * meanwhile. Otherwise the entry is sent to the copies once more, until that is so.
 *
 * <p>Without a quorum a lone node is a whole cluster, and nothing of this is asked.
 */
public final class Copies {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  private final Vertx vertx;
  private final HazelcastInstance hazelcast;
  /** Nothing public tells where the copies of a partition are. */
  private final InternalPartitionService partitions;
  private final boolean wanted;
  private final Duration patience;

  public Copies(Vertx vertx, HazelcastInstance hazelcast) {
    this(vertx, hazelcast, PATIENCE);
  }

  /** @param patience how long a write waits for a copy that is being made */
  Copies(Vertx vertx, HazelcastInstance hazelcast, Duration patience) {
    this.vertx = vertx;
    this.hazelcast = hazelcast;
    this.patience = patience;
    this.partitions = ((HazelcastInstanceProxy) hazelcast).getOriginal().node.getPartitionService();
    SplitBrainProtectionConfig quorum = hazelcast
      .getConfig()
      .getSplitBrainProtectionConfigs()
      .get(HazelcastCluster.PROTECTION);
    this.wanted = quorum != null && quorum.isEnabled();
  }

  /**
   * Processes an entry, here and on another node.
   *
   * @return the processor's answer, on the caller's context; failed when it failed, or the entry has no copy: then nobody
   *     knows whether what it wrote stays
   */
  public <K, V, R> Future<R> write(IMap<K, V> map, K key, EntryProcessor<K, V, R> processor) {
    if (!wanted) return submit(map, key, processor);
    int partition = hazelcast.getPartitionService().getPartition(key).getPartitionId();
    UUID self = self();
    Footing before = footing(partition);
    return submit(map, key, processor).compose(answer ->
      copied(map, key, partition, self, before, System.nanoTime()).map(answer)
    );
  }

  private <K, V, R> Future<R> submit(IMap<K, V> map, K key, EntryProcessor<K, V, R> processor) {
    return Future.fromCompletionStage(map.submitToKey(key, new DecidedOnce<>(processor)), vertx.getOrCreateContext());
  }

  private <K, V> Future<Void> copied(IMap<K, V> map, K key, int partition, UUID self, Footing before, long since) {
    // A node that comes back from a split is another member.
    if (!self.equals(self())) return lost(map, key, "this node came back from a split meanwhile");
    if (before.held(footing(partition))) return Future.succeededFuture();
    if (System.nanoTime() - since > patience.toNanos()) return lost(map, key, "no other node has a copy");
    return vertx.timer(LOOK_AGAIN.toMillis()).compose(later -> {
      Footing again = footing(partition);
      Future<Void> sent = again.copied() ? submit(map, key, new SendAgain<>()) : Future.succeededFuture();
      return sent.compose(done -> copied(map, key, partition, self, again, since));
    });
  }

  private static <T> Future<T> lost(IMap<?, ?> map, Object key, String why) {
    return Future.failedFuture(new IllegalStateException(map.getName() + " " + key + " was written, but " + why));
  }

  private UUID self() {
    return hazelcast.getCluster().getLocalMember().getUuid();
  }

  private Footing footing(int partition) {
    PartitionReplica copy = partitions.getPartition(partition, false).getReplica(1);
    Set<UUID> members = hazelcast.getCluster().getMembers().stream().map(Member::getUuid).collect(Collectors.toSet());
    return new Footing(copy == null ? null : copy.uuid(), members);
  }
}
