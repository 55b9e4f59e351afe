package io.hookswitch.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.config.NetworkConfig;
import java.util.List;
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
