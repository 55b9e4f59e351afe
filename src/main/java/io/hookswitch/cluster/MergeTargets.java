package io.hookswitch.cluster;

import com.hazelcast.config.AdvancedNetworkConfig;
import com.hazelcast.config.Config;
import com.hazelcast.config.ServerSocketEndpointConfig;
import com.hazelcast.config.TcpIpConfig;
import com.hazelcast.core.LifecycleEvent.LifecycleState;
import com.hazelcast.instance.EndpointQualifier;

/**
 * Where a node looks for the rest of the cluster after a split. Hazelcast goes to every port that it tries when it starts,
 * in no order, and waits 5 s at each where nobody is: with 16 ports for each of three members that is four minutes. Who
 * has been a member is on its list in any case, with the port it had.
 */
final class MergeTargets {

  private MergeTargets() {}

  /**
   * Before the first search, which begins {@code hazelcast.merge.first.run.delay.seconds} after the start: a node that is
   * the first to start would look everywhere for four minutes, and not look for anybody else meanwhile.
   */
  static Config narrowOnceStarted(Config config) {
    return Joining.when(config, LifecycleState.STARTED, () -> narrow(config));
  }

  private static void narrow(Config config) {
    AdvancedNetworkConfig network = config.getAdvancedNetworkConfig();
    if (!network.isEnabled()) {
      narrow(config.getNetworkConfig().getJoin().getTcpIpConfig(), config.getNetworkConfig().getPort());
      return;
    }
    var members = (ServerSocketEndpointConfig) network.getEndpointConfigs().get(EndpointQualifier.MEMBER);
    narrow(network.getJoin().getTcpIpConfig(), members.getPort());
  }

  /** For a node that has joined: members that are listed without a port are now looked for at the first one only. */
  static void narrow(TcpIpConfig listed, int first) {
    if (!listed.isEnabled()) return;
    listed.setMembers(
      listed
        .getMembers()
        .stream()
        .map(member -> withPort(member, first))
        .toList()
    );
  }

  private static String withPort(String member, int first) {
    boolean bracketed = member.startsWith("[");
    boolean version6 = member.indexOf(':') != member.lastIndexOf(':');
    if (version6 && !bracketed) return "[" + member + "]:" + first;
    boolean named = bracketed ? member.contains("]:") : member.contains(":");
    return named ? member : member + ":" + first;
  }
}
