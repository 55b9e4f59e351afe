package io.hookswitch.cluster;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a shard should be, and where it is, as far as this node has heard. All nodes come to the same in the end; until
 * they do, the leases decide. Asked from any thread, without waiting.
 */
final class Placement {

  private static final Logger LOG = LoggerFactory.getLogger(Placement.class);
  /** Announcements get lost with the nodes that make them. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);
  /** A node that leaves waits no longer for others that do not answer. */
  private static final Duration LAST_LOOK = Duration.ofSeconds(2);

  private final Vertx vertx;
  private final HazelcastInstance hazelcast;
  private final Function<Member, String> name;
  private final String self;
  private final Calm calm = new Calm(System::nanoTime);
  private final Takers takers;
  private final Holders holders;
  private final Successors successors;
  private final Runnable changed;
  private final AtomicBoolean looking = new AtomicBoolean();
  /** Held during a look, which goes through the memory of the whole cluster. */
  private final Lock looks = new ReentrantLock();
  private volatile boolean leaving;

  /**
   * Looks the whole up before it returns: not for an event loop.
   *
   * @param name of a member, the same for as long as its process lives
   * @param changed called, from any thread, when any of it may be another than before
   */
  Placement(
    Vertx vertx,
    HazelcastInstance hazelcast,
    IMap<Integer, Lease> leases,
    String self,
    Function<Member, String> name,
    Runnable changed
  ) {
    this.vertx = vertx;
    this.hazelcast = hazelcast;
    this.name = name;
    this.self = self;
    this.changed = changed;
    this.takers = new Takers(hazelcast.getMap("hookswitch-takers"), self, calm, changed);
    this.holders = new Holders(leases, hazelcast.getPartitionService().getPartitions().size(), changed);
    this.successors = new Successors(hazelcast, name);
    look();
    vertx.setPeriodic(LOOK_AGAIN.toMillis(), tick -> refresh());
  }

  /** @param there where its partition is */
  String ownerOf(int shard, String there) {
    String holder = holders.of(shard);
    boolean held = holder != null && takers.takes(holder);
    if (held && !calm.letsMoveTo(there)) return holder;
    if (takers.takes(there)) return there;
    if (held) return holder;
    return successors.of(shard, takers::takes).orElse(there);
  }

  /** Empty when nobody holds it, or whoever does has left. */
  Optional<String> holderOf(int shard) {
    return Optional.ofNullable(holders.of(shard)).filter(takers::knows);
  }

  /** Tells everybody whether this node takes shards. Saying the same again changes nothing. */
  Future<Void> say(boolean takes) {
    if (takers.said(takes)) return Future.succeededFuture();
    Future<Void> said = Memory.ask(vertx, () -> takers.say(takes));
    changed.run();
    return said;
  }

  void learn(int shard, Lease lease) {
    holders.learn(shard, lease);
  }

  /** A member that has left. */
  void gone(String member) {
    takers.gone(member);
  }

  /** Looks the whole up anew, in a while. */
  void refresh() {
    if (!looking.compareAndSet(false, true)) return;
    vertx.executeBlocking(this::look, false).onComplete(done -> {
      looking.set(false);
      if (done.failed() && hazelcast.getLifecycleService().isRunning()) {
        LOG.warn("who owns what was not looked up: {}", done.cause().toString());
      }
    });
  }

  private Void look() {
    looks.lock();
    try {
      if (leaving) return null;
      takers.refresh(() -> hazelcast.getCluster().getMembers().stream().map(name).collect(Collectors.toSet()));
      holders.refresh();
    } finally {
      looks.unlock();
    }
    changed.run();
    return null;
  }

  /** No look begins any more, and one under way comes to its end: Hazelcast complains with a stack trace of each that it cuts off. */
  void leave() {
    leaving = true;
    try {
      if (looks.tryLock(LAST_LOOK.toMillis(), TimeUnit.MILLISECONDS)) looks.unlock();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
