package io.hookswitch.shard;

import com.hazelcast.config.Config;
import com.hazelcast.core.HazelcastInstance;
import io.hookswitch.call.CallFacts;
import io.hookswitch.call.CallMachine;
import io.hookswitch.call.Circumstances;
import io.hookswitch.call.Decision;
import io.hookswitch.call.Operation;
import io.hookswitch.call.RecordingControl;
import io.hookswitch.call.Timing;
import io.hookswitch.cluster.HazelcastCluster;
import io.hookswitch.cluster.LoopbackCluster;
import io.hookswitch.decisionlog.DecisionLog;
import io.hookswitch.records.UserNotes;
import io.hookswitch.rules.CapabilityRules;
import io.hookswitch.rules.UsualRules;
import io.hookswitch.store.CallStore;
import io.hookswitch.store.HazelcastCallStore;
import io.hookswitch.store.HazelcastEventStore;
import io.hookswitch.user.UserMachine;
import io.hookswitch.wire.Notice;
import io.hookswitch.wire.Wire;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** One node of a cluster inside this JVM: the real runtime, store and bus, with a switch that does what a test says. */
final class TestNode {

  static final int KEEP_EVENTS = 256;
  static final int BACKLOG = 1024;
  private static final Duration KEEP_FOR = Duration.ofMinutes(10);
  private static final Duration AUDIT = Duration.ofSeconds(30);

  final Vertx vertx;
  final HazelcastCluster cluster;
  final HazelcastCallStore store;
  final HazelcastEventStore events;
  final ClusterStreams streams;
  final HazelcastInstance hazelcast;
  final ClusterCalls calls;
  final ScriptedSwitch connector;
  final List<Notice> notices = new CopyOnWriteArrayList<>();
  final NodeVerticle node;
  /** So many changes of calls are not kept. */
  final AtomicInteger unkept = new AtomicInteger();
  /** What decided until a moment ago. */
  volatile CapabilityRules replaced;

  private TestNode(
    Vertx vertx,
    HazelcastClusterManager manager,
    ScriptedSwitch connector,
    Duration keepFor,
    Rounds rounds,
    Duration audit
  ) {
    this.vertx = vertx;
    this.connector = connector;
    Wire.register(vertx.eventBus());
    hazelcast = manager.getHazelcastInstance();
    cluster = new HazelcastCluster(vertx, hazelcast, 1);
    store = new HazelcastCallStore(vertx, hazelcast);
    events = new HazelcastEventStore(vertx, hazelcast);
    streams = new ClusterStreams(vertx, cluster, InstantSource.system(), BACKLOG);
    Timing timing = new Timing(Duration.ofSeconds(2), audit, Duration.ofMillis(200));
    Decision all = new Decision(EnumSet.allOf(Operation.class), RecordingControl.none, List.of("everything"));
    CapabilityRules usual = new UsualRules(facts -> all);
    CapabilityRules rules = new CapabilityRules() {
      @Override
      public Decision decide(CallFacts facts) {
        return usual.decide(facts);
      }

      @Override
      public Circumstances circumstances(String tenant, Instant at) {
        return usual.circumstances(tenant, at);
      }

      @Override
      public Optional<CapabilityRules> replaced() {
        return Optional.ofNullable(replaced);
      }
    };
    calls = new ClusterCalls(vertx, cluster, store, rules, InstantSource.system(), timing.linger());
    connector.onEvent(calls::tell);
    node = new NodeVerticle(
      cluster,
      new Surroundings(
        new CallMachine(timing),
        rules,
        forgetful(store),
        connector,
        notices::add,
        calls,
        new NoSupervisors(),
        DecisionLog.NONE,
        InstantSource.system()
      ),
      new UserSurroundings(
        new UserMachine(KEEP_EVENTS, keepFor),
        events,
        UserNotes.NONE,
        keepFor,
        InstantSource.system()
      ),
      Bounds.DEFAULT,
      rounds
    );
  }

  private CallStore forgetful(CallStore whole) {
    return (CallStore) Proxy.newProxyInstance(
      CallStore.class.getClassLoader(),
      new Class<?>[] { CallStore.class },
      (proxy, method, words) -> {
        boolean change = method.getName().equals("put");
        if (change && unkept.getAndUpdate(left -> Math.max(0, left - 1)) > 0) return Future.failedFuture("not kept");
        try {
          return method.invoke(whole, words);
        } catch (InvocationTargetException thrown) {
          throw thrown.getCause();
        }
      }
    );
  }

  /** Joins the cluster of this name on loopback, or founds it. */
  static Future<TestNode> join(String name, ScriptedSwitch connector) {
    return join(name, connector, KEEP_FOR);
  }

  static Future<TestNode> join(String name, ScriptedSwitch connector, Duration keepFor) {
    return join(name, connector, keepFor, Rounds.DEFAULT);
  }

  static Future<TestNode> join(String name, ScriptedSwitch connector, Rounds rounds) {
    return join(name, connector, KEEP_FOR, rounds);
  }

  /** @param audit between two times that a call looks after its legs by itself */
  static Future<TestNode> join(String name, ScriptedSwitch connector, Rounds rounds, Duration audit) {
    return stand(name, connector, KEEP_FOR, rounds, audit).compose(made -> made.serve().map(made));
  }

  private static Future<TestNode> join(String name, ScriptedSwitch connector, Duration keepFor, Rounds rounds) {
    return stand(name, connector, keepFor, rounds, AUDIT).compose(made -> made.serve().map(made));
  }

  /** Joins the cluster, as {@link #join} does, and takes no part in it yet. */
  static Future<TestNode> stand(String name, ScriptedSwitch connector) {
    return stand(name, connector, KEEP_FOR, Rounds.DEFAULT, AUDIT);
  }

  private static Future<TestNode> stand(
    String name,
    ScriptedSwitch connector,
    Duration keepFor,
    Rounds rounds,
    Duration audit
  ) {
    Config config = LoopbackCluster.member(name);
    HazelcastClusterManager manager = new HazelcastClusterManager(config);
    return Vertx.builder()
      .withClusterManager(manager)
      .buildClustered()
      .compose(vertx -> vertx.executeBlocking(() -> new TestNode(vertx, manager, connector, keepFor, rounds, audit)));
  }

  /** Done when each shard that is to be here has an owner. */
  Future<Void> serve() {
    return streams
      .start()
      .compose(done -> vertx.deployVerticle(node))
      .compose(id -> node.settled());
  }

  /** Done when the others have what it had, or cannot. */
  Future<Void> drain() {
    return node.drain();
  }

  Future<Void> leave() {
    return vertx.close();
  }

  /** Goes without a word: the others have to find out. */
  Future<Void> crash() {
    Promise<Void> gone = Promise.promise();
    // Not on an event loop: those are gone by the time the close is complete.
    Thread.ofPlatform().start(() -> {
      hazelcast.getLifecycleService().terminate();
      vertx.close().onComplete(closed -> gone.complete());
    });
    return gone.future();
  }
}
