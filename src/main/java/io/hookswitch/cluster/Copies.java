package io.hookswitch.cluster;

import com.hazelcast.cluster.Member;
import com.hazelcast.config.SplitBrainProtectionConfig;
import com.hazelcast.core.ExecutionCallback;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.IExecutorService;
import com.hazelcast.instance.impl.HazelcastInstanceProxy;
import com.hazelcast.internal.partition.InternalPartitionService;
import com.hazelcast.internal.partition.PartitionReplica;
import com.hazelcast.map.EntryProcessor;
import com.hazelcast.map.IMap;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Writes that are on two nodes when they are done. Hazelcast alone does not promise that when nodes leave: it takes a
 * write for done when it knows of no copy at that moment, and counts a member that leaves as a copy that has confirmed,
 * for all writes under way, also those that wait for somebody else. On a node that nobody hears any more, and that gives
 * up the others one after the other, or on one that just woke up, a write is then done before the quorum is counted anew,
 * and is discarded when the node comes back: nobody may have been told that it is safe.
 *
 * <p>So a write counts only when its partition had the same copy before and after it, on a member, and nobody left
 * meanwhile. For a while after somebody has left the copy's node must also say that it has it: Hazelcast counts who has
 * left some time after it has taken him off the list. Otherwise the entry is processed once more, until that is so.
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
  private final IExecutorService questions;
  private final Departures departures;
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
    this.departures = new Departures(tick -> vertx.setTimer(Departures.TICK.toMillis(), now -> tick.run()));
    this.partitions = ((HazelcastInstanceProxy) hazelcast).getOriginal().node.getPartitionService();
    this.questions = hazelcast.getExecutorService("hookswitch-copies");
    SplitBrainProtectionConfig quorum = hazelcast
      .getConfig()
      .getSplitBrainProtectionConfigs()
      .get(HazelcastCluster.PROTECTION);
    this.wanted = quorum != null && quorum.isEnabled();
    // Who leaves before the first write has left too.
    departures.see(members());
  }

  /** As {@link #write(IMap, Object, EntryProcessor, EntryProcessor)}, for a change that answers the same when made twice in a row. */
  public <K, V, R> Future<R> write(IMap<K, V> map, K key, EntryProcessor<K, V, R> change) {
    return write(map, key, change, change);
  }

  /**
   * Processes an entry, here and on another node. When a node leaves in the middle of it nobody knows whether the entry
   * was processed, and it is processed once more.
   *
   * @param again the same change, for an entry that it may have processed already: it then answers what it answered
   * @return the change's answer, on the caller's context; failed when it failed, or has no copy, or nobody could say in
   *     time: then nobody knows whether what it wrote stays
   */
  public <K, V, R> Future<R> write(
    IMap<K, V> map,
    K key,
    EntryProcessor<K, V, R> change,
    EntryProcessor<K, V, R> again
  ) {
    return new Write<>(map, key, again, self(), System.nanoTime() + patience.toNanos()).process(change);
  }

  /** One write until it stands, or cannot. */
  private final class Write<K, V, R> {

    private final IMap<K, V> map;
    private final K key;
    private final EntryProcessor<K, V, R> again;
    private final UUID self;
    private final long until;

    private Write(IMap<K, V> map, K key, EntryProcessor<K, V, R> again, UUID self, long until) {
      this.map = map;
      this.key = key;
      this.again = again;
      this.self = self;
      this.until = until;
    }

    private Future<R> process(EntryProcessor<K, V, R> change) {
      return attempt(change).compose(
        done -> done.stands() ? Future.succeededFuture(done.answer()) : copy(done.answer()),
        doubt -> Memory.mayPass(doubt) ? process(again, doubt) : Future.failedFuture(doubt)
      );
    }

    private Future<R> process(EntryProcessor<K, V, R> change, Throwable doubt) {
      return pause().compose(open -> open ? process(change) : Future.failedFuture(doubt));
    }

    /** Where the entry was kept it has been processed; it is not known whether another node has that. */
    private Future<R> copy(R answer) {
      return pause()
        .compose(open -> open ? Future.<Void>succeededFuture() : lost("no other node has a copy"))
        .compose(open -> footing(partition(key)).copied() ? attempt(again) : Attempt.<R>none())
        .recover(doubt -> Memory.mayPass(doubt) ? Attempt.none() : Future.failedFuture(doubt))
        .compose(sent -> {
          if (!sent.stands()) return copy(answer);
          return Objects.equals(sent.answer(), answer) ? Future.succeededFuture(answer) : lost("was overtaken");
        });
    }

    /** @return whether there is time to go on; failed when this node is not what it was */
    private Future<Boolean> pause() {
      // A node that comes back from a split is another member.
      if (!self.equals(self())) return lost("this node came back from a split meanwhile");
      return System.nanoTime() > until
        ? Future.succeededFuture(false)
        : vertx.timer(LOOK_AGAIN.toMillis()).map(open -> true);
    }

    private <A> Future<Attempt<A>> attempt(EntryProcessor<K, V, A> processor) {
      EntryProcessor<K, V, A> decided = new DecidedOnce<>(processor);
      if (!wanted) return submit(decided).map(answer -> new Attempt<>(answer, true));
      Footing before = footing(partition(key));
      UUID mark = departures.none() ? null : UUID.randomUUID();
      return submit(mark == null ? decided : new Arrivals.Marked<>(decided, mark)).compose(answer ->
        (self.equals(self())
          ? Copies.this.stands(before, footing(partition(key)), mark)
          : Future.succeededFuture(false)
        ).map(stands -> new Attempt<>(answer, stands))
      );
    }

    private <A> Future<A> submit(EntryProcessor<K, V, A> processor) {
      return Answers.of(vertx, map.submitToKey(key, processor));
    }

    private <T> Future<T> lost(String why) {
      return Future.failedFuture(new IllegalStateException(map.getName() + " " + key + " was written, but " + why));
    }
  }

  private Future<Boolean> stands(Footing before, Footing after, UUID mark) {
    if (!before.held(after)) return Future.succeededFuture(false);
    if (mark == null) return Future.succeededFuture(departures.none());
    return arrived(mark, after.copy());
  }

  /** Who cannot say so, does not have it: the next look tells why. */
  private Future<Boolean> arrived(UUID mark, UUID copy) {
    Optional<Member> node = hazelcast
      .getCluster()
      .getMembers()
      .stream()
      .filter(member -> member.getUuid().equals(copy))
      .findFirst();
    if (node.isEmpty()) return Future.succeededFuture(false);
    CompletableFuture<Boolean> said = new CompletableFuture<>();
    questions.submitToMember(
      new Arrivals.Question(mark),
      node.get(),
      new ExecutionCallback<Boolean>() {
        @Override
        public void onResponse(Boolean yes) {
          said.complete(yes);
        }

        @Override
        public void onFailure(Throwable cause) {
          said.completeExceptionally(cause);
        }
      }
    );
    return Future.fromCompletionStage(said, vertx.getOrCreateContext())
      .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
      .otherwise(false);
  }

  private UUID self() {
    return hazelcast.getCluster().getLocalMember().getUuid();
  }

  private Set<UUID> members() {
    return hazelcast.getCluster().getMembers().stream().map(Member::getUuid).collect(Collectors.toSet());
  }

  private int partition(Object key) {
    return hazelcast.getPartitionService().getPartition(key).getPartitionId();
  }

  private Footing footing(int partition) {
    PartitionReplica copy = partitions.getPartition(partition, false).getReplica(1);
    Set<UUID> members = members();
    departures.see(members);
    return new Footing(copy == null ? null : copy.uuid(), members);
  }

  /** A write's answer, and whether it is on two nodes. */
  private record Attempt<R>(R answer, boolean stands) {
    private static <R> Future<Attempt<R>> none() {
      return Future.succeededFuture(new Attempt<>(null, false));
    }
  }
}
