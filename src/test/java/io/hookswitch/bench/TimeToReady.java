package io.hookswitch.bench;

import io.hookswitch.bench.peer.BareNode;
import io.hookswitch.gateway.GatewayProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** From the command to the line that says that it is ready; rules and storage are as the start before has left them. */
final class TimeToReady {

  private final Plan plan;
  private final Path storage = Path.of("target/storage/bench-" + UUID.randomUUID()).toAbsolutePath();

  TimeToReady(Plan plan) {
    this.plan = plan;
  }

  Row measure() {
    gateway();
    Pair pair = Pair.median(plan.starts(), plan.rest(), this::gateway, TimeToReady::bare);
    return Row.atMost("time to ready", pair.here(), "s", "bare clustered Vert.x, same cluster.xml", pair.peer(), 1.5);
  }

  private double gateway() {
    Map<String, String> settings = Map.of(
      "HOOKSWITCH_CLUSTER_NAME",
      "bench-" + UUID.randomUUID(),
      "HOOKSWITCH_CLUSTER_PORT",
      Integer.toString(GatewayProcess.freePort()),
      "HOOKSWITCH_HEALTH_PORT",
      "0",
      "HOOKSWITCH_STORAGE_DIR",
      storage.toString(),
      "HOOKSWITCH_JAVA_OPTS",
      "-Xmx2g"
    );
    long start = System.nanoTime();
    try (GatewayProcess gateway = GatewayProcess.start(GatewayProcess.freePort(), settings)) {
      gateway.awaitReady();
      return seconds(start);
    }
  }

  private static double bare() {
    String port = Integer.toString(GatewayProcess.freePort());
    long start = System.nanoTime();
    String cluster = "bench-" + UUID.randomUUID();
    PeerProcess.timed(BareNode.class, "cluster.xml", cluster, port).close();
    return seconds(start);
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
  }
}
