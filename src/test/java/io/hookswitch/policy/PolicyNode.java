package io.hookswitch.policy;

import com.hazelcast.config.Config;
import com.hazelcast.config.SplitBrainProtectionConfig;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.splitbrainprotection.SplitBrainProtectionOn;
import io.hookswitch.call.Call;
import io.hookswitch.call.CallFacts;
import io.hookswitch.call.CallType;
import io.hookswitch.call.ConferenceRole;
import io.hookswitch.call.Consultation;
import io.hookswitch.call.Monitoring;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.RecordingMode;
import io.hookswitch.call.RecordingState;
import io.hookswitch.call.TelephonyNetwork;
import io.hookswitch.call.UserRole;
import io.hookswitch.cluster.HazelcastCluster;
import io.hookswitch.cluster.LoopbackCluster;
import io.hookswitch.cluster.Settling;
import io.hookswitch.rules.CapabilityRules;
import io.hookswitch.rules.Shipped;
import io.hookswitch.wire.Wire;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** One node of a cluster inside this JVM that has rules, and no calls. */
final class PolicyNode {

  final Vertx vertx;
  final HazelcastInstance hazelcast;
  final HazelcastCluster cluster;
  final AtomicInteger reviews = new AtomicInteger();
  final AtomicInteger phoneReviews = new AtomicInteger();
  Generations generations;
  /** By how much this node's clock is ahead. */
  volatile Duration ahead = Duration.ZERO;

  private PolicyNode(Vertx vertx, HazelcastClusterManager manager, int quorum) {
    this.vertx = vertx;
    this.hazelcast = manager.getHazelcastInstance();
    Wire.register(vertx.eventBus());
    this.cluster = new HazelcastCluster(vertx, hazelcast, quorum);
  }

  /**
   * Joins the cluster of this name on loopback, or founds it; without rules yet.
   *
   * @param quorum waits for so many
   */
  static PolicyNode join(String name, int quorum) {
    Config config = LoopbackCluster.member(name);
    config.getMapConfig("hookswitch-policy*").setBackupCount(2);
    if (quorum > 1) {
      SplitBrainProtectionConfig majority = new SplitBrainProtectionConfig("majority", true, quorum);
      config.addSplitBrainProtectionConfig(majority.setProtectOn(SplitBrainProtectionOn.WRITE));
      config.getMapConfig("hookswitch-policy*").setSplitBrainProtectionName("majority");
    }
    HazelcastClusterManager manager = new HazelcastClusterManager(config);
    return await(
      Vertx.builder()
        .withClusterManager(manager)
        .buildClustered()
        // As a gateway does: what is written while partitions move may have no copy.
        .compose(vertx -> Settling.over(vertx, manager.getHazelcastInstance()).map(vertx))
        .compose(vertx -> vertx.executeBlocking(() -> new PolicyNode(vertx, manager, quorum)))
    );
  }

  PolicyNode open(Path folder) {
    return open(folder, store -> store);
  }

  /** @param around put between this node and the store */
  PolicyNode open(Path folder, UnaryOperator<PolicyStore> around) {
    generations = await(opening(folder, around));
    generations.watch(new NoCalls(), before -> {
      phoneReviews.incrementAndGet();
      return Future.succeededFuture(0);
    });
    return this;
  }

  Future<Generations> opening(Path folder, UnaryOperator<PolicyStore> around) {
    return Generations.open(
      vertx,
      around.apply(new HazelcastPolicyStore(vertx, hazelcast)),
      cluster,
      FolderRules.read(folder, Shipped.MEMORY),
      () -> Set.of("acme", "demo"),
      () -> Instant.now().plus(ahead)
    );
  }

  /** The generation that decides for a held call of this tenant. */
  long decides(String tenant) {
    return generations.rules().decide(held(tenant)).generation();
  }

  static CallFacts held(String tenant) {
    return new CallFacts(
      tenant,
      PartyState.Held,
      CallType.Internal,
      UserRole.Agent,
      TelephonyNetwork.Private,
      RecordingMode.OnDemandUserStart,
      RecordingState.None,
      ConferenceRole.None,
      Consultation.None,
      Monitoring.None,
      true,
      false
    );
  }

  void leave() {
    await(vertx.close());
  }

  /** Goes without a word. */
  void crash() {
    Promise<Void> gone = Promise.promise();
    // Not on an event loop: those are gone by the time the close is complete.
    Thread.ofPlatform().start(() -> {
      hazelcast.getLifecycleService().terminate();
      vertx.close().onComplete(closed -> gone.complete());
    });
    await(gone.future());
  }

  static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
  }

  private final class NoCalls implements LiveCalls {

    @Override
    public Future<Void> look(Consumer<Call> look) {
      return Future.succeededFuture();
    }

    @Override
    public Future<Integer> review(CapabilityRules before) {
      reviews.incrementAndGet();
      return Future.succeededFuture(0);
    }
  }
}
