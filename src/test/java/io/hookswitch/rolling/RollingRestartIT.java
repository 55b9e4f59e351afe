package io.hookswitch.rolling;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.gateway.GatewayProcess;
import io.hookswitch.perf.Staff;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three nodes in processes of their own, each ended, with SIGTERM or by an operator, and started again, one after the other, while every call
 * gets commands. None fails: a connection that was refused may be made to another node, what was sent is sent once. {@code
 * make rolling} asks more of them. Times are printed and not held to anything: the machine may be busy.
 */
class RollingRestartIT {

  private static final Path LOGS = Path.of("target", "rolling");
  private static final int NODES = 3;
  private static final long SEED = Long.getLong("hookswitch.rolling.seed", 1);
  private static final int CALLS = Integer.getInteger("hookswitch.rolling.calls", 30);
  private static final Duration PACE = Duration.ofMillis(Integer.getInteger("hookswitch.rolling.paceMillis", 300));
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
  private static final int QUIET_COMMANDS = 12;
  private static final Duration GOING = Duration.ofSeconds(60);

  private final List<GatewayProcess> all = new ArrayList<>();

  @TempDir
  private Path folder;

  @Test
  void noCommandFailsWhileTheNodesAreRestartedOneAfterTheOther() throws Exception {
    Map<String, String> settings = settings();
    GatewayProcess[] nodes = new GatewayProcess[NODES];
    AtomicBoolean enough = new AtomicBoolean();
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      try {
        for (int i = 0; i < NODES; i++) nodes[i] = start(GatewayProcess.freePort(), settings);
        for (GatewayProcess node : nodes) node.awaitReady();
        List<URI> uris = Arrays.stream(nodes).map(GatewayProcess::uri).toList();
        List<Caller> callers = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) callers.add(
          new Caller(i, new Connection(uris, i % NODES), new Random(SEED + i), PACE)
        );
        for (Future<?> begun : people.invokeAll(callers.stream().map(Caller::begun).toList())) begun.get();
        callers.forEach(caller -> people.execute(() -> caller.goOn(enough::get)));
        Pauses pauses = new Pauses();
        long since = System.nanoTime();
        // What is said of the restarts is worth no more than what is said of this.
        until(() -> callers.stream().allMatch(caller -> caller.count() > QUIET_COMMANDS));
        since = phase(pauses, "nothing happens", since);
        Set<String> first = names(nodes[0]);
        List<Integer> left = new ArrayList<>(List.of(0, 1, 2));
        for (int turn = 0; turn < NODES; turn++) {
          long begun = since;
          // One goes because an operator says so, the others as service managers end them.
          int i = turn == 1 ? drained(nodes, first, left) : left.getFirst();
          left.remove((Integer) i);
          if (turn != 1) nodes[i].terminate();
          assertThat(nodes[i].awaitExit(GOING)).as("%s", nodes[i]).isZero();
          since = phase(pauses, "node " + (i + 1) + " leaves", since);
          nodes[i] = start(nodes[i].port(), settings);
          nodes[i].awaitReady();
          since = phase(pauses, "node " + (i + 1) + " comes", since);
          pauses.restart(begun, since);
        }
        enough.set(true);
        people.shutdown();
        assertThat(people.awaitTermination(GOING.toSeconds(), TimeUnit.SECONDS)).isTrue();
        List<String> wrong = callers
          .stream()
          .flatMap(caller -> caller.wrong().stream())
          .toList();
        System.out.printf(
          "rolling restart, seed %d: %d calls, %d failed, load average %s%n%s",
          SEED,
          CALLS,
          wrong.size(),
          Files.readString(Path.of("/proc/loadavg")).split(" ")[0],
          pauses.report(callers)
        );
        assertThat(wrong).isEmpty();
        assertThat(pauses.complete(callers)).as("each call gets commands while a node is restarted").isTrue();
      } catch (IOException | AssertionError broken) {
        all.forEach(node -> broken.addSuppressed(new AssertionError(node.toString())));
        throw broken;
      } finally {
        enough.set(true);
        all.forEach(GatewayProcess::close);
        keep();
      }
    }
  }

  private Set<String> names(GatewayProcess node) throws IOException {
    Set<String> names = new TreeSet<>();
    JsonArray all = new JsonObject(ops(node, "GET", "/ops/nodes")).getJsonArray("nodes");
    for (int i = 0; i < all.size(); i++) names.add(all.getJsonObject(i).getString("node"));
    return names;
  }

  /** Asks the node that has been restarted to send one away that has not, and finds out which that was. */
  private int drained(GatewayProcess[] nodes, Set<String> first, List<Integer> left) throws IOException {
    GatewayProcess told = nodes[0];
    Set<String> old = names(told);
    old.retainAll(first);
    assertThat(old).hasSize(2);
    ops(told, "POST", "/ops/nodes/" + old.iterator().next() + "/drain");
    until(() -> left.stream().anyMatch(i -> !nodes[i].alive()));
    return left
      .stream()
      .filter(i -> !nodes[i].alive())
      .findFirst()
      .orElseThrow();
  }

  private static String ops(GatewayProcess node, String method, String path) throws IOException {
    byte[] login = Staff.operator().getBytes(StandardCharsets.UTF_8);
    String basic = "Basic " + Base64.getEncoder().encodeToString(login);
    try (Connection connection = new Connection(List.of(node.uri()), 0)) {
      Connection.Response answer = connection.send(method, path, Map.of("Authorization", basic), "");
      assertThat(answer.status()).as("%s", answer).isIn(200, 202);
      return answer.body();
    }
  }

  private GatewayProcess start(int port, Map<String, String> settings) {
    GatewayProcess node = GatewayProcess.start(port, settings);
    all.add(node);
    return node;
  }

  private Map<String, String> settings() throws IOException {
    Path directory = folder.resolve("directory.yaml");
    Staff.write(directory, CALLS);
    return Map.of(
      "HOOKSWITCH_CLUSTER_NAME",
      "rolling-" + UUID.randomUUID(),
      "HOOKSWITCH_CLUSTER_QUORUM",
      "2",
      "HOOKSWITCH_DIRECTORY_FILE",
      directory.toString()
    );
  }

  /** What the nodes said, in the order in which they were started. */
  private void keep() throws IOException {
    Files.createDirectories(LOGS);
    for (int i = 0; i < all.size(); i++) Files.writeString(LOGS.resolve("node-" + i + ".log"), all.get(i).output());
  }

  private static long phase(Pauses pauses, String name, long since) {
    long now = System.nanoTime();
    pauses.phase(name, since, now);
    return now;
  }

  private static void until(BooleanSupplier condition) {
    long end = System.nanoTime() + GOING.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("it is not so within %s", GOING).isLessThan(end);
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }
}
