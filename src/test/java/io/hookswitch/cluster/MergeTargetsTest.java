package io.hookswitch.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.config.Config;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MergeTargetsTest {

  @Test
  void aMemberWithoutAPortIsLookedForAtTheFirstOne() {
    assertThat(narrowed("10.0.0.1", "10.0.0.2:15709", "node3.example")).containsExactly(
      "10.0.0.1:15701",
      "10.0.0.2:15709",
      "node3.example:15701"
    );
  }

  @Test
  void soIsOneOfVersion6() {
    assertThat(narrowed("[fe80::1]", "[fe80::2]:15709", "fe80::3")).containsExactly(
      "[fe80::1]:15701",
      "[fe80::2]:15709",
      "[fe80::3]:15701"
    );
  }

  /** The search that a lone node begins with is the one that would not end. */
  @Test
  void whoHasStartedLooksAtNoOtherPorts() {
    Config config = new Config().setClusterName("merge-" + UUID.randomUUID());
    config.setProperty("hazelcast.logging.type", "none").setProperty("hazelcast.shutdownhook.enabled", "false");
    config.setProperty("hazelcast.phone.home.enabled", "false").setProperty("hazelcast.wait.seconds.before.join", "0");
    config.getNetworkConfig().setPort(26701).getInterfaces().setEnabled(true).addInterface("127.0.0.1");
    config.getNetworkConfig().getJoin().getAutoDetectionConfig().setEnabled(false);
    config.getNetworkConfig().getJoin().getMulticastConfig().setEnabled(false);
    config.getNetworkConfig().getJoin().getTcpIpConfig().setEnabled(true).addMember("127.0.0.1");
    HazelcastInstance node = Hazelcast.newHazelcastInstance(MergeTargets.narrowOnceStarted(config));
    try {
      assertThat(node.getConfig().getNetworkConfig().getJoin().getTcpIpConfig().getMembers()).containsExactly(
        "127.0.0.1:26701"
      );
    } finally {
      node.getLifecycleService().terminate();
    }
  }

  @Test
  void nothingChangesWhereMembersAreNotListed() {
    NetworkConfig network = new NetworkConfig().setPort(15701);
    network.getJoin().getTcpIpConfig().setEnabled(false).addMember("10.0.0.1");
    MergeTargets.narrow(network);
    assertThat(network.getJoin().getTcpIpConfig().getMembers()).containsExactly("10.0.0.1");
  }

  private static List<String> narrowed(String... members) {
    NetworkConfig network = new NetworkConfig().setPort(15701);
    network.getJoin().getTcpIpConfig().setEnabled(true).setMembers(List.of(members));
    MergeTargets.narrow(network);
    return network.getJoin().getTcpIpConfig().getMembers();
  }
}
