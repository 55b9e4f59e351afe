package io.hookswitch.cluster;

import com.hazelcast.config.Config;
import io.hookswitch.gateway.GatewayProcess;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Members in this JVM that meet on loopback. Each has a port of its own, and is told those of the others of its cluster:
 * when they look for each other from a first port on, three members of a test in another JVM are enough to hide them, and
 * each begins a cluster for itself.
 */
public final class LoopbackCluster {

  private static final Map<String, List<String>> ADDRESSES = new ConcurrentHashMap<>();

  private LoopbackCluster() {}

  /** For the next member of the cluster of that name. */
  public static Config member(String cluster) {
    int port = GatewayProcess.freePort();
    List<String> addresses = ADDRESSES.computeIfAbsent(cluster, name -> new CopyOnWriteArrayList<>());
    addresses.add("127.0.0.1:" + port);
    Config config = new Config()
      .setClusterName(cluster)
      .setProperty("hazelcast.logging.type", "slf4j")
      .setProperty("hazelcast.wait.seconds.before.join", "0")
      .setProperty("hazelcast.shutdownhook.enabled", "false")
      .setProperty("hazelcast.phone.home.enabled", "false");
    var network = config.getNetworkConfig().setPort(port).setPortAutoIncrement(false);
    network.getInterfaces().setEnabled(true).addInterface("127.0.0.1");
    network.getJoin().getAutoDetectionConfig().setEnabled(false);
    network.getJoin().getMulticastConfig().setEnabled(false);
    network.getJoin().getTcpIpConfig().setEnabled(true).setConnectionTimeoutSeconds(1).setMembers(addresses);
    return config;
  }
}
