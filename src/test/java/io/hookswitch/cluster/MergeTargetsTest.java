package io.hookswitch.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.ServerSocketEndpointConfig;
import com.hazelcast.config.TcpIpConfig;
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
    Config config = alone();
    config.getNetworkConfig().setPort(26701).getInterfaces().setEnabled(true).addInterface("127.0.0.1");
    listHere(config.getNetworkConfig().getJoin());
    narrowedAfterStart(config, config.getNetworkConfig().getJoin());
  }

  @Test
  void asTheShippedFileHasIt() {
    Config config = alone();
    var network = config.getAdvancedNetworkConfig().setEnabled(true);
    ServerSocketEndpointConfig members = new ServerSocketEndpointConfig();
    members.setPort(26701);
    members.getInterfaces().setEnabled(true).addInterface("127.0.0.1");
    network.setMemberEndpointConfig(members);
    listHere(network.getJoin());
    narrowedAfterStart(config, network.getJoin());
  }

  private static Config alone() {
    Config config = new Config().setClusterName("merge-" + UUID.randomUUID());
    config.setProperty("hazelcast.logging.type", "none").setProperty("hazelcast.shutdownhook.enabled", "false");
    return config
      .setProperty("hazelcast.phone.home.enabled", "false")
      .setProperty("hazelcast.wait.seconds.before.join", "0");
  }

  private static void listHere(JoinConfig join) {
    join.getAutoDetectionConfig().setEnabled(false);
    join.getMulticastConfig().setEnabled(false);
    join.getTcpIpConfig().setEnabled(true).addMember("127.0.0.1");
  }

  private static void narrowedAfterStart(Config config, JoinConfig join) {
    HazelcastInstance node = Hazelcast.newHazelcastInstance(MergeTargets.narrowOnceStarted(config));
    try {
      assertThat(join.getTcpIpConfig().getMembers()).containsExactly("127.0.0.1:26701");
    } finally {
      node.getLifecycleService().terminate();
    }
  }

  @Test
  void nothingChangesWhereMembersAreNotListed() {
    TcpIpConfig listed = new TcpIpConfig().setEnabled(false).addMember("10.0.0.1");
    MergeTargets.narrow(listed, 15701);
    assertThat(listed.getMembers()).containsExactly("10.0.0.1");
  }

  private static List<String> narrowed(String... members) {
    TcpIpConfig listed = new TcpIpConfig().setEnabled(true).setMembers(List.of(members));
    MergeTargets.narrow(listed, 15701);
    return listed.getMembers();
  }
}
