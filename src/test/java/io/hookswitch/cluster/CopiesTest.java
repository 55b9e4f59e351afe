package io.hookswitch.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.config.Config;
import com.hazelcast.config.SplitBrainProtectionConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceAware;
import com.hazelcast.instance.impl.HazelcastInstanceProxy;
import com.hazelcast.map.EntryProcessor;
import com.hazelcast.map.IMap;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Hazelcast's quorum is left out of these maps: they stand for a node whose partitions have lost their copies before the
 * members are counted anew.
 */
class CopiesTest {

  private final Vertx vertx = Vertx.vertx();
  private final String cluster = "copies-" + UUID.randomUUID();
  private final List<HazelcastInstance> nodes = new ArrayList<>();

  @AfterEach
  void everybodyLeaves() throws Exception {
    nodes.forEach(node -> node.getLifecycleService().terminate());
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  @Test
  void aWriteThatAnotherNodeHasIsDone() {
    HazelcastInstance one = join(true);
    join(true);
    assertThat(done(write(one, Duration.ofSeconds(20)))).isNull();
    assertThat(one.<String, String>getMap("m").get("k")).isEqualTo("v");
  }

  @Test
  void aWriteWithoutACopyIsNotDoneAlthoughItIsThere() {
    HazelcastInstance one = join(true);
    assertThat(write(one, Duration.ofMillis(100)).toCompletionStage().toCompletableFuture())
      .failsWithin(20, TimeUnit.SECONDS)
      .withThrowableThat()
      .withMessageContaining("no other node has a copy");
    assertThat(one.<String, String>getMap("m").get("k")).isEqualTo("v");
  }

  @Test
  void aWriteWaitsForTheCopyThatIsBeingMade() {
    HazelcastInstance one = join(true);
    Future<Void> waiting = write(one, Duration.ofMinutes(1));
    HazelcastInstance two = join(true);
    assertThat(done(waiting)).isNull();
    one.getLifecycleService().terminate();
    assertThat(two.<String, String>getMap("m").get("k")).isEqualTo("v");
  }

  @Test
  void whoNeedsNoQuorumNeedsNoCopy() {
    assertThat(done(write(join(false), Duration.ofMillis(100)))).isNull();
  }

  /** Hazelcast counts whoever leaves as a copy that has confirmed, for writes that wait for others too. */
  @Test
  void aWriteIsNotDoneBecauseSomebodyElseHasLeft() throws Exception {
    HazelcastInstance one = join(true);
    HazelcastInstance two = join(true);
    HazelcastInstance three = join(true);
    String key = keyOf(one, two);
    CountDownLatch standsStill = standsStill(two);
    Future<Void> given = write(one, key, Duration.ofSeconds(1));
    Future<Void> patient = write(one, key, Duration.ofMinutes(1));
    three.getLifecycleService().terminate();
    // By us when Hazelcast counted the one that left, else by Hazelcast when the other is silent for too long.
    assertThat(given.toCompletionStage().toCompletableFuture())
      .failsWithin(20, TimeUnit.SECONDS)
      .withThrowableThat()
      .satisfies(why ->
        assertThat(why.getMessage()).containsAnyOf("no other node has a copy", "IndeterminateOperationStateException")
      );
    assertThat(patient.isComplete()).isFalse();
    standsStill.countDown();
    assertThat(done(patient)).isNull();
    one.getLifecycleService().terminate();
    assertThat(two.<String, String>getMap("m").get(key)).isEqualTo("v");
  }

  /** Whether the node that kept the entry had written it nobody knows: it is written where the entry is kept now. */
  @Test
  void aWriteWhoseKeeperGoesIsWrittenOnceMore() throws Exception {
    HazelcastInstance one = join(true);
    HazelcastInstance two = join(true);
    HazelcastInstance three = join(true);
    String key = keyOf(two, three);
    standsStill(two);
    Future<Void> given = write(one, key, Duration.ofMinutes(1));
    two.getLifecycleService().terminate();
    assertThat(done(given)).isNull();
    assertThat(three.<String, String>getMap("m").get(key)).isEqualTo("v");
  }

  /** A key that the first node keeps and the second has a copy of. */
  private String keyOf(HazelcastInstance keeper, HazelcastInstance copy) throws Exception {
    for (HazelcastInstance node : nodes) {
      assertThat(node.getPartitionService().forceLocalMemberToBeSafe(60, TimeUnit.SECONDS)).isTrue();
    }
    return keys()
      .filter(key ->
        keeper.getCluster().getLocalMember().equals(keeper.getPartitionService().getPartition(key).getOwner())
      )
      .filter(key -> {
        UUID first = ((HazelcastInstanceProxy) keeper)
          .getOriginal()
          .node.getPartitionService()
          .getPartition(keeper.getPartitionService().getPartition(key).getPartitionId())
          .getReplica(1)
          .uuid();
        return first.equals(copy.getCluster().getLocalMember().getUuid());
      })
      .findFirst()
      .orElseThrow();
  }

  private static Stream<String> keys() {
    return IntStream.range(0, 10_000).mapToObj(number -> "k" + number);
  }

  /** Keeps a node's only partition thread busy, so that it takes no copies, but lives. */
  private static CountDownLatch standsStill(HazelcastInstance node) throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    node.getUserContext().put("begun", begun);
    node.getUserContext().put("end", end);
    String own = keys()
      .filter(key -> node.getCluster().getLocalMember().equals(node.getPartitionService().getPartition(key).getOwner()))
      .findFirst()
      .orElseThrow();
    node.<String, String>getMap("n").submitToKey(own, new StandStill());
    assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
    return end;
  }

  private static final class StandStill implements EntryProcessor<String, String, Void>, HazelcastInstanceAware {

    private static final long serialVersionUID = 1;
    private transient HazelcastInstance node;

    @Override
    public void setHazelcastInstance(HazelcastInstance node) {
      this.node = node;
    }

    @Override
    public Void process(Map.Entry<String, String> entry) {
      ((CountDownLatch) node.getUserContext().get("begun")).countDown();
      try {
        ((CountDownLatch) node.getUserContext().get("end")).await();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
      return null;
    }

    @Override
    public EntryProcessor<String, String, Void> getBackupProcessor() {
      return null;
    }
  }

  private Future<Void> write(HazelcastInstance node, Duration patience) {
    return write(node, "k", patience);
  }

  private Future<Void> write(HazelcastInstance node, String key, Duration patience) {
    IMap<String, String> map = node.getMap("m");
    return new Copies(vertx, node, patience).write(map, key, entry -> {
      entry.setValue("v");
      return null;
    });
  }

  private static <T> T done(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
  }

  private HazelcastInstance join(boolean quorum) {
    Config config = LoopbackCluster.member(cluster).setProperty("hazelcast.logging.type", "none");
    config.setProperty("hazelcast.operation.backup.timeout.millis", "200");
    config.setProperty("hazelcast.operation.thread.count", "1");
    config.setProperty("hazelcast.operation.fail.on.indeterminate.state", "true");
    config.addSplitBrainProtectionConfig(new SplitBrainProtectionConfig(HazelcastCluster.PROTECTION, quorum, 2));
    HazelcastInstance node = Hazelcast.newHazelcastInstance(config);
    nodes.add(node);
    return node;
  }
}
