package io.hookswitch.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.config.Config;
import com.hazelcast.config.SplitBrainProtectionConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
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

  private Future<Void> write(HazelcastInstance node, Duration patience) {
    IMap<String, String> map = node.getMap("m");
    return new Copies(vertx, node, patience).write(map, "k", entry -> {
      entry.setValue("v");
      return null;
    });
  }

  private static <T> T done(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
  }

  private HazelcastInstance join(boolean quorum) {
    Config config = new Config().setClusterName(cluster).setProperty("hazelcast.phone.home.enabled", "false");
    config.setProperty("hazelcast.logging.type", "none").setProperty("hazelcast.shutdownhook.enabled", "false");
    config.getNetworkConfig().setPort(26901).getInterfaces().setEnabled(true).addInterface("127.0.0.1");
    config.getNetworkConfig().getJoin().getAutoDetectionConfig().setEnabled(false);
    config.getNetworkConfig().getJoin().getMulticastConfig().setEnabled(false);
    config.getNetworkConfig().getJoin().getTcpIpConfig().setEnabled(true).addMember("127.0.0.1");
    config.addSplitBrainProtectionConfig(new SplitBrainProtectionConfig(HazelcastCluster.PROTECTION, quorum, 2));
    HazelcastInstance node = Hazelcast.newHazelcastInstance(config);
    nodes.add(node);
    return node;
  }
}
