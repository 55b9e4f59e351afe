package io.hookswitch.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.config.ListenerConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.config.TcpIpConfig;
import com.hazelcast.core.LifecycleEvent.LifecycleState;
import com.hazelcast.core.LifecycleListener;

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
    LifecycleListener started = event -> {
      if (event.getState() == LifecycleState.STARTED) narrow(config.getNetworkConfig());
    };
    return config.addListenerConfig(new ListenerConfig(started));
  }

  /** For a node that has joined: members that are listed without a port are now looked for at the first one only. */
  static void narrow(NetworkConfig network) {
    TcpIpConfig listed = network.getJoin().getTcpIpConfig();
    if (!listed.isEnabled()) return;
    listed.setMembers(
      listed
        .getMembers()
        .stream()
        .map(member -> withPort(member, network.getPort()))
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
