package io.hookswitch.cluster;

import com.hazelcast.cluster.ClusterState;
import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.LifecycleEvent.LifecycleState;
import com.hazelcast.instance.impl.HazelcastInstanceProxy;
import com.hazelcast.instance.impl.Node;
import com.hazelcast.map.IMap;
import com.hazelcast.partition.MigrationListener;
import com.hazelcast.partition.MigrationState;
import com.hazelcast.partition.Partition;
import com.hazelcast.partition.PartitionService;
import com.hazelcast.partition.ReplicaMigrationEvent;
import com.hazelcast.splitbrainprotection.SplitBrainProtection;
import io.hookswitch.call.CallId;
import io.hookswitch.call.UserId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Membership and leases on Hazelcast; shards are its partitions. */
public final class HazelcastCluster implements Cluster, ShardOwners {

  private static final Logger LOG = LoggerFactory.getLogger(HazelcastCluster.class);

  /** Its name in {@code cluster.xml}. */
  public static final String PROTECTION = "majority";
  /** The protection counts members by itself, a moment after they have come. */
  private static final long LOOK_AGAIN_MILLIS = 100;

  private final Vertx vertx;
  private final HazelcastInstance hazelcast;
  private final PartitionService partitions;
  private final IMap<Integer, Lease> leases;
  private static final String NODE = "__vertx.nodeId";

  private final Placement placement;
  private final Resumption resumption;
  private final Copies copies;
  private final String self;
  private final int quorum;
  /** What refuses writes, and so knows best whether they are refused; {@code null} when they never are. */
  private final SplitBrainProtection split;
  private final int nodeNumber;
  private final Partition[] shards;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final List<Runnable> returned = new CopyOnWriteArrayList<>();

  /**
   * Blocks until there is a majority, and while it leases the node's number: not for an event loop.
   *
   * @param quorum how many members are a majority
   */
  public HazelcastCluster(Vertx vertx, HazelcastInstance hazelcast, int quorum) {
    this.vertx = vertx;
    this.hazelcast = hazelcast;
    this.partitions = hazelcast.getPartitionService();
    this.leases = hazelcast.getMap("hookswitch-leases");
    this.copies = new Copies(vertx, hazelcast);
    this.quorum = quorum;
    this.split = quorum == 1 ? null : hazelcast.getSplitBrainProtectionService().getSplitBrainProtection(PROTECTION);
    this.self = name(hazelcast.getCluster().getLocalMember());
    this.shards = partitions
      .getPartitions()
      .stream()
      .sorted(Comparator.comparingInt(Partition::getPartitionId))
      .toArray(Partition[]::new);
    this.placement = new Placement(vertx, hazelcast, leases, self, HazelcastCluster::name, this::changed);
    // Neither who decides what moves nor that it may go on is told in public.
    Node node = ((HazelcastInstanceProxy) hazelcast).getOriginal().node;
    this.resumption = new Resumption(
      tick -> vertx.setTimer(Resumption.TICK.toMillis(), due -> tick.run()),
      () -> node.getClusterService().isMaster() && hazelcast.getCluster().getClusterState() == ClusterState.ACTIVE,
      node.getPartitionService()::resumeMigration
    );
    hazelcast.getCluster().addMembershipListener(new Members());
    awaitMajority();
    this.nodeNumber = NodeNumbers.lease(hazelcast.getMap("hookswitch-nodes"), self, this::members);
    partitions.addMigrationListener(new Migrations());
    hazelcast.getLifecycleService().addLifecycleListener(event -> {
      // Told, and waited for, before anything is taken down.
      if (event.getState() == LifecycleState.SHUTTING_DOWN) placement.leave();
      if (event.getState() != LifecycleState.MERGED) return;
      returned.forEach(Runnable::run);
      placement.refresh();
    });
  }

  /** The name that Vert.x has given the node: it stays the same when the node comes back from a split, other than Hazelcast's. */
  static String name(Member member) {
    return member.getAttribute(NODE);
  }

  private synchronized void awaitMajority() {
    if (!majority()) LOG.info("waiting for {} nodes, {} are here (cluster.quorum)", quorum, members().size());
    try {
      while (!majority()) wait(LOOK_AGAIN_MILLIS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while waiting for " + quorum + " nodes", stopped);
    }
  }

  private synchronized void membersChanged() {
    notifyAll();
    changed();
  }

  @Override
  public boolean majority() {
    return split == null || split.hasMinimumSize();
  }

  @Override
  public String self() {
    return self;
  }

  @Override
  public Set<String> members() {
    return hazelcast
      .getCluster()
      .getMembers()
      .stream()
      .map(HazelcastCluster::name)
      .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Map<String, String> addresses() {
    return hazelcast
      .getCluster()
      .getMembers()
      .stream()
      .collect(Collectors.toUnmodifiableMap(HazelcastCluster::name, HazelcastCluster::address));
  }

  private static String address(Member member) {
    return member.getAddress().getHost() + ":" + member.getAddress().getPort();
  }

  @Override
  public int shards() {
    return shards.length;
  }

  @Override
  public int shardOf(CallId call) {
    return partitions.getPartition(call.number()).getPartitionId();
  }

  @Override
  public int shardOf(UserId user) {
    return partitions.getPartition(user.toString()).getPartitionId();
  }

  @Override
  public String ownerOf(int shard) {
    Member owner = shards[shard].getOwner();
    return placement.ownerOf(shard, owner == null ? self : name(owner));
  }

  @Override
  public String holderOf(int shard) {
    return placement.holderOf(shard).orElseGet(() -> ownerOf(shard));
  }

  @Override
  public Future<Void> serve() {
    return placement.say(true);
  }

  @Override
  public Future<Void> drain() {
    return placement.say(false);
  }

  @Override
  public int nodeNumber() {
    return nodeNumber;
  }

  @Override
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  @Override
  public void onReturn(Runnable listener) {
    returned.add(listener);
  }

  @Override
  public Future<Lease> claim(int shard) {
    // Of a lease that gets lost, the next holder would have the same epoch.
    return copies
      .write(leases, shard, new LeaseClaim(self, Set.copyOf(members()), System.currentTimeMillis()))
      .onSuccess(lease -> placement.learn(shard, lease));
  }

  @Override
  public Future<Void> yield(int shard, Lease mine) {
    return Answers.of(vertx, leases.submitToKey(shard, new DecidedOnce<>(new LeaseReturn(mine))))
      .onSuccess(done -> placement.learn(shard, new Lease(null, mine.epoch())))
      .mapEmpty();
  }

  @Override
  public Future<Map<Integer, Lease>> leases() {
    Set<Integer> all = IntStream.range(0, shards.length).boxed().collect(Collectors.toSet());
    return vertx.executeBlocking(() -> leases.getAll(all), false);
  }

  private void changed() {
    listeners.forEach(Runnable::run);
  }

  private final class Members implements MembershipListener {

    @Override
    public void memberAdded(MembershipEvent event) {
      membersChanged();
    }

    @Override
    public void memberRemoved(MembershipEvent event) {
      placement.gone(name(event.getMember()));
      membersChanged();
    }
  }

  private final class Migrations implements MigrationListener {

    @Override
    public void migrationStarted(MigrationState state) {
      // Nothing has moved yet.
    }

    @Override
    public void migrationFinished(MigrationState state) {
      changed();
    }

    @Override
    public void replicaMigrationCompleted(ReplicaMigrationEvent event) {
      if (event.getReplicaIndex() == 0) changed();
    }

    @Override
    public void replicaMigrationFailed(ReplicaMigrationEvent event) {
      resumption.failed();
      changed();
    }
  }
}
