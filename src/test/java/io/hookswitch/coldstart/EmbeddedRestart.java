package io.hookswitch.coldstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.gateway.GatewayProcess;
import io.hookswitch.perf.Staff;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The embedded database of two nodes on one machine, when the one that serves its file is killed under load, and then when
 * the last one is stopped as service managers do it. The simulated switch is gone with the nodes, as it usually is. Run by
 * {@code make coldstart}; {@code make test} has no time for it.
 */
class EmbeddedRestart {

  private static final int CALLS = 4;
  private static final int ENOUGH = 10;

  private final List<GatewayProcess> all = new ArrayList<>();

  @TempDir
  private Path folder;

  private GatewayProcess start(int port, Map<String, String> settings) {
    GatewayProcess node = GatewayProcess.start(port, settings);
    all.add(node);
    node.awaitReady();
    return node;
  }

  @Test
  void whatWasAcknowledgedIsRememberedWhoeverServesTheFileGoes() throws Exception {
    Path directory = folder.resolve("directory.yaml");
    Staff.write(directory, CALLS);
    Map<String, String> settings = Map.of(
      "HOOKSWITCH_CLUSTER_NAME",
      "embedded-" + UUID.randomUUID(),
      "HOOKSWITCH_DIRECTORY_FILE",
      directory.toString(),
      "HOOKSWITCH_STORAGE_DIR",
      folder.resolve("data").toString()
    );
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      GatewayProcess serving = start(GatewayProcess.freePort(), settings);
      GatewayProcess other = start(GatewayProcess.freePort(), settings);
      List<URI> uris = List.of(other.uri());
      Operator operator = new Operator(uris);
      List<Caller> callers = new ArrayList<>();
      for (int i = 0; i < CALLS; i++) callers.add(new Caller(i, uris, "9165550104"));
      callers.forEach(Caller::dial);
      callers.forEach(operator::note);
      write(people, callers, serving::close);
      callers.forEach(Caller::insist);
      write(people, callers, () -> {});
      other.terminate();
      assertThat(other.awaitExit(Duration.ofSeconds(60)))
        .as("%s", other)
        .isZero();
      start(other.port(), settings);
      callers.forEach(Caller::loggedOut);
      operator.loggedOut();
      for (Caller caller : callers) {
        assertThat(operator.ended(caller).getString("reason")).isEqualTo("LOST");
        Map<String, Integer> done = operator.done(caller);
        assertThat(done).containsKeys(caller.promised().toArray(String[]::new));
        assertThat(done.values()).as("%s", done).containsOnly(1);
        operator.recorded(caller, caller.last());
        assertThat(caller.hasNoCall()).isTrue();
      }
    } catch (AssertionError | RuntimeException broken) {
      all.forEach(node -> broken.addSuppressed(new AssertionError(node.toString())));
      throw broken;
    } finally {
      all.forEach(GatewayProcess::close);
    }
  }

  /** All write; this happens meanwhile; all write on, unless they have lost an answer. */
  private static void write(ExecutorService people, List<Caller> callers, Runnable meanwhile) throws Exception {
    int[] goals = callers
      .stream()
      .mapToInt(caller -> caller.count() + ENOUGH)
      .toArray();
    List<Future<?>> writing = new ArrayList<>();
    for (int i = 0; i < goals.length; i++) {
      Caller caller = callers.get(i);
      int goal = goals[i];
      writing.add(people.submit(() -> caller.write(() -> caller.count() >= goal + ENOUGH)));
    }
    Until.so("all are at it", () -> {
      for (int i = 0; i < goals.length; i++) if (callers.get(i).count() < goals[i]) return false;
      return true;
    });
    meanwhile.run();
    for (Future<?> one : writing) one.get();
  }
}
