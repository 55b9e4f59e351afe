package io.hookswitch.chaos;

import io.hookswitch.gateway.GatewayProcess;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The nodes of a run, each on its machine, and what befalls them. */
final class Machines implements AutoCloseable {

  private static final int PORT = 8080;
  /** A few seconds each, and three at once. How long it takes is not what is looked at. */
  private static final Duration START = Duration.ofMinutes(5);

  private final Network network;
  private final Map<String, String> settings;
  private final Path folder;
  private final GatewayProcess[] nodes;
  /** How often each was started. */
  private final int[] starts;
  private final Queue<Written> written = new ConcurrentLinkedQueue<>();
  /** Whom a load balancer would not send anybody to. */
  private final Set<Integer> away = new HashSet<>();

  /**
   * @param settings of all nodes, but for their addresses
   * @param folder where all that the nodes say goes
   */
  Machines(Network network, int count, Map<String, String> settings, Path folder) {
    this.folder = folder;
    this.starts = new int[count];
    this.network = network;
    this.settings = settings;
    this.nodes = new GatewayProcess[count];
  }

  int count() {
    return nodes.length;
  }

  String address(int node) {
    return network.address(node);
  }

  void start(int node) {
    Map<String, String> own = new HashMap<>(settings);
    own.put("HOOKSWITCH_CLUSTER_HOST", network.address(node));
    String name = "node-" + node + "-" + starts[node]++;
    Path log = folder.resolve(name + ".log");
    Chaos.write(log, "");
    nodes[node] = GatewayProcess.start(network.on(node), network.address(node), PORT, own, line -> {
      Written.in(line, name).ifPresent(written::add);
      Chaos.append(log, line);
    });
  }

  void awaitReady(int node) {
    nodes[node].awaitReady(START);
  }

  boolean alive(int node) {
    return nodes[node].alive();
  }

  URI uri(int node) {
    return nodes[node].uri();
  }

  synchronized URI any(Random random) {
    List<Integer> here = new ArrayList<>();
    for (int node = 0; node < nodes.length; node++) if (!away.contains(node)) here.add(node);
    return uri(here.get(random.nextInt(here.size())));
  }

  private synchronized void leave(int node) {
    away.add(node);
  }

  private synchronized void come(int node) {
    away.remove(node);
  }

  void begin(Fault fault) {
    int node = fault.node();
    switch (fault.kind()) {
      case KILL -> {
        nodes[node].close();
        leave(node);
      }
      case FREEZE, HICCUP -> {
        signal("STOP", node);
        leave(node);
      }
      // Clients reach these as ever: whether they serve is up to them.
      case ISLAND -> others(node).forEach(other -> {
        network.cut(node, other);
        network.cut(other, node);
      });
      case MUTE -> others(node).forEach(other -> network.cut(node, other));
      case DEAF -> network.cut(fault.other(), node);
    }
  }

  void end(Fault fault) {
    switch (fault.kind()) {
      case KILL -> {
        start(fault.node());
        awaitReady(fault.node());
        come(fault.node());
      }
      case FREEZE, HICCUP -> {
        signal("CONT", fault.node());
        come(fault.node());
      }
      case ISLAND, MUTE, DEAF -> network.heal();
    }
  }

  /** A node that ended by itself is started again, as a service manager would; gives how many. */
  int reviveDead() {
    int revived = 0;
    for (int node = 0; node < nodes.length; node++) {
      if (alive(node)) continue;
      start(node);
      awaitReady(node);
      revived++;
    }
    return revived;
  }

  private List<Integer> others(int node) {
    List<Integer> others = new ArrayList<>();
    for (int other = 0; other < nodes.length; other++) if (other != node) others.add(other);
    return others;
  }

  private void signal(String signal, int node) {
    Network.run("kill", "-" + signal, Long.toString(nodes[node].pid()));
  }

  /** All that nodes were told is safe. */
  List<Written> written() {
    return List.copyOf(written);
  }

  @Override
  public void close() {
    for (GatewayProcess node : nodes) if (node != null) node.close();
  }
}
