package io.hookswitch.perf;

import io.hookswitch.gateway.GatewayProcess;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/** A gateway of a cluster of two, in a JVM of its own, that can be looked into. */
public final class Node implements AutoCloseable {

  private final GatewayProcess gateway;
  private final Lines lines;
  private final HttpClient health = HttpClient.newHttpClient();
  private final int healthPort;

  private Node(GatewayProcess gateway, Lines lines, int healthPort) {
    this.gateway = gateway;
    this.lines = lines;
    this.healthPort = healthPort;
  }

  /**
   * How a node is started.
   *
   * @param members the first port of the cluster
   * @param by a command that starts the command that is appended to it, in the same process
   * @param more settings, by their names in the environment
   * @param started told its process id while it gets ready
   */
  public record Setup(
    String cluster,
    int members,
    Path directory,
    Path clusterFile,
    List<String> by,
    Map<String, String> more,
    LongConsumer started
  ) {
    public Setup(String cluster, int members, Path directory, Path clusterFile) {
      this(cluster, members, directory, clusterFile, List.of(), Map.of(), pid -> {});
    }

    public Setup by(List<String> command) {
      return new Setup(cluster, members, directory, clusterFile, command, more, started);
    }

    Setup with(Map<String, String> settings) {
      return new Setup(cluster, members, directory, clusterFile, by, settings, started);
    }

    public Setup telling(LongConsumer ear) {
      return new Setup(cluster, members, directory, clusterFile, by, more, ear);
    }
  }

  /** Done when it is ready; no user and no tenant may command too fast. */
  public static Node start(Vertx vertx, Mistakes mistakes, Setup setup) {
    int healthPort = GatewayProcess.freePort();
    Map<String, String> settings = new HashMap<>(setup.more());
    settings.putAll(
      Map.of(
        "HOOKSWITCH_CLUSTER_NAME",
        setup.cluster(),
        "HOOKSWITCH_CLUSTER_PORT",
        Integer.toString(setup.members()),
        "HOOKSWITCH_CLUSTER_FILE",
        setup.clusterFile().toString(),
        "HOOKSWITCH_LIMITS_USER_RATE",
        "0",
        "HOOKSWITCH_LIMITS_TENANT_RATE",
        "0",
        "HOOKSWITCH_HEALTH_PORT",
        Integer.toString(healthPort),
        "HOOKSWITCH_DIRECTORY_FILE",
        setup.directory().toString(),
        "HOOKSWITCH_JAVA_OPTS",
        System.getenv().getOrDefault("HOOKSWITCH_JAVA_OPTS", "-Xms2g -Xmx6g")
      )
    );
    GatewayProcess gateway = GatewayProcess.start(
      setup.by(),
      "127.0.0.1",
      GatewayProcess.freePort(),
      settings,
      line -> {}
    );
    setup.started().accept(gateway.pid());
    gateway.awaitReady();
    return new Node(gateway, new Lines(vertx, gateway.port(), 1, false, mistakes), healthPort);
  }

  public Lines lines() {
    return lines;
  }

  public int port() {
    return gateway.port();
  }

  public Compilers compilers() {
    return new Compilers(gateway.pid());
  }

  /** What is reachable on its heap, in bytes; it collects its garbage for that. */
  public long live() {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    try {
      Process asked = new ProcessBuilder(jcmd, Long.toString(gateway.pid()), "GC.class_histogram")
        .redirectErrorStream(true)
        .start();
      // The last line: Total, instances, bytes.
      String total = asked
        .inputReader()
        .lines()
        .reduce("", (before, line) -> line.startsWith("Total") ? line : before);
      String[] words = total.trim().split("\\s+");
      if (words.length != 3) throw new IllegalStateException("jcmd said nothing of " + gateway);
      return Long.parseLong(words[2]);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  public double metric(String name) {
    HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + healthPort + "/metrics")).build();
    try {
      return health
        .send(request, HttpResponse.BodyHandlers.ofLines())
        .body()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /** SIGKILL. */
  @Override
  public void close() {
    gateway.close();
  }

  @Override
  public String toString() {
    return gateway.toString();
  }
}
