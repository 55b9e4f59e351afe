package io.hookswitch.coldstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.config.StorageConfig;
import io.hookswitch.database.PostgresServer;
import io.hookswitch.gateway.GatewayProcess;
import io.hookswitch.perf.Staff;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two nodes in processes of their own, PostgreSQL, and a simulated switch that outlives the nodes. Under load first the
 * database is killed, then both nodes at once. When all are back, what was acknowledged is in the calls, in the journal and
 * in the records, once. {@code make coldstart} asks more of it.
 */
class ColdStartIT {

  private static final Path LOGS = Path.of("target", "coldstart");
  private static final int CALLS = Integer.getInteger("hookswitch.coldstart.calls", 8);
  private static final int ROUNDS = Integer.getInteger("hookswitch.coldstart.rounds", 1);
  private static final int ENOUGH = 15;
  private static final String TALKS = "9165550104";
  private static final String HANGS_UP = "9165550005";

  private final List<GatewayProcess> all = new ArrayList<>();
  private final List<URI> uris = List.of(GatewayProcess.freePort(), GatewayProcess.freePort())
    .stream()
    .map(port -> URI.create("http://127.0.0.1:" + port))
    .toList();
  private final Operator operator = new Operator(uris);

  @TempDir
  private Path folder;

  @Test
  void whatWasAcknowledgedIsThereWhenAllNodesAndTheDatabaseWereKilled() throws Exception {
    try (PostgresServer server = PostgresServer.start()) {
      StorageConfig storage = server.database(folder.resolve("data"));
      Map<String, String> settings = settings(storage);
      start(settings);
      List<Caller> callers = new ArrayList<>();
      for (int i = 0; i < CALLS; i++) callers.add(new Caller(i, uris, TALKS));
      Caller recorded = callers.getFirst();
      Caller forgotten = callers.get(1);
      together(callers, Caller::dial);
      callers.forEach(operator::note);
      recorded.does("StartCallRecording", "Recording");
      recorded.does("PauseCallRecording", "Paused");
      recorded.does("Hold", "Held");
      Settings set = new Settings(CALLS + ROUNDS + 1, uris);
      set.make(TALKS);
      for (int round = 1; round <= ROUNDS; round++) {
        Caller hungUp = new Caller(CALLS + round, uris, HANGS_UP);
        hungUp.dial();
        operator.note(hungUp);
        long took = killUnderLoad(
          callers,
          server,
          settings,
          round == 1 ? () -> forget(storage, operator.number(forgotten)) : () -> {}
        );
        callers.forEach(Caller::loggedOut);
        hungUp.loggedOut();
        operator.loggedOut();
        set.areBack(TALKS);
        if (round == 1) {
          Until.so("the call that the switch has forgotten is gone", forgotten::hasNoCall);
          assertThat(operator.ended(forgotten).getString("reason")).isEqualTo("LOST");
          callers.remove(forgotten);
        }
        Until.so("the call whose far end has hung up is gone", hungUp::hasNoCall);
        assertThat(operator.ended(hungUp).getString("reason")).isEqualTo("COMPLETED");
        JsonObject back = recorded.see();
        assertThat(back.getString("state")).isEqualTo("Held");
        assertThat(back.getString("recordingState")).isEqualTo("Paused");
        for (Caller caller : callers) {
          assertThat(caller.mayShow(value(caller)))
            .as("%s shows %d", caller, value(caller))
            .isTrue();
          assertThat(caller.dialAgain().status()).isEqualTo(200);
          assertThat(caller.calls()).isEqualTo(1);
        }
        together(callers, Caller::insist);
        for (Caller caller : callers) {
          assertThat(value(caller)).as("%s", caller).isEqualTo(caller.last());
          operator.recorded(caller, caller.last());
        }
        report(round, callers, took);
      }
      recorded.does("ResumeCallRecording", "Recording");
      recorded.does("Retrieve", "Established");
      for (Caller caller : callers) {
        caller.hangUp();
        // The dial that was repeated is no second call.
        Until.so(caller + " has no call any more", caller::hasNoCall);
        assertThat(operator.ended(caller).getString("reason")).isEqualTo("COMPLETED");
      }
    } catch (AssertionError | RuntimeException broken) {
      all.forEach(node -> broken.addSuppressed(new AssertionError(node.toString())));
      throw broken;
    } finally {
      all.forEach(GatewayProcess::close);
      Files.createDirectories(LOGS);
      for (int i = 0; i < all.size(); i++) Files.writeString(LOGS.resolve("node-" + i + ".log"), all.get(i).output());
    }
  }

  /** @return milliseconds until both nodes were ready again */
  private long killUnderLoad(List<Caller> callers, PostgresServer server, Map<String, String> settings, Runnable away)
    throws Exception {
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      int[] before = callers.stream().mapToInt(Caller::count).toArray();
      List<Future<?>> writing = new ArrayList<>();
      callers.forEach(caller -> writing.add(people.submit(() -> caller.write(() -> false))));
      more(callers, before);
      server.down();
      more(callers, callers.stream().mapToInt(Caller::count).toArray());
      all.forEach(GatewayProcess::close);
      Until.so("the nodes are dead", () -> all.stream().noneMatch(GatewayProcess::alive));
      for (Future<?> one : writing) one.get();
    }
    server.up();
    away.run();
    long begun = System.nanoTime();
    start(settings);
    return (System.nanoTime() - begun) / 1_000_000;
  }

  private static void more(List<Caller> callers, int[] before) {
    Until.so("all callers are acknowledged something", () -> {
      for (int i = 0; i < before.length; i++) if (callers.get(i).count() < before[i] + ENOUGH) return false;
      return true;
    });
  }

  private void report(int round, List<Caller> callers, long took) {
    int promised = 0;
    int missing = 0;
    int twice = 0;
    int doubtful = 0;
    for (Caller caller : callers) {
      Map<String, Integer> done = operator.done(caller);
      promised += caller.promised().size();
      missing += (int) caller
        .promised()
        .stream()
        .filter(key -> !done.containsKey(key))
        .count();
      doubtful += caller.doubtful().size();
      // A dial that is asked for again leads to the call that there is, as often as it is asked for: it has only one.
      twice += (int) done
        .entrySet()
        .stream()
        .filter(one -> one.getValue() > 1 && !one.getKey().startsWith("dial-"))
        .count();
      assertThat(done.keySet())
        .as("%s: what nobody knew of was done when it was sent again", caller)
        .containsAll(caller.doubtful());
    }
    System.out.printf(
      "cold start %d: %d calls came back, nodes ready after %d ms; %d commands acknowledged, %d missing from the journal," +
        " %d in it twice; %d in doubt, sent again%n",
      round,
      callers.size(),
      took,
      promised,
      missing,
      twice,
      doubtful
    );
    assertThat(missing).isZero();
    assertThat(twice).isZero();
  }

  private static int value(Caller caller) {
    return caller.see().getJsonObject("userData").getInteger("value");
  }

  /** As a switch that was restarted. */
  private static void forget(StorageConfig storage, long call) {
    try (
      Connection connection = DriverManager.getConnection(storage.url().orElseThrow(), storage.user(), "");
      PreparedStatement delete = connection.prepareStatement("delete from sim_call where call_id = ?")
    ) {
      delete.setLong(1, call);
      assertThat(delete.executeUpdate()).isEqualTo(1);
    } catch (SQLException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private void start(Map<String, String> settings) {
    List<GatewayProcess> nodes = new ArrayList<>();
    for (URI uri : uris) nodes.add(GatewayProcess.start(uri.getPort(), settings));
    all.addAll(nodes);
    nodes.forEach(GatewayProcess::awaitReady);
  }

  private Map<String, String> settings(StorageConfig storage) throws IOException {
    Path directory = folder.resolve("directory.yaml");
    Staff.write(directory, CALLS + ROUNDS + 2);
    return Map.of(
      "HOOKSWITCH_CLUSTER_NAME",
      "cold-" + UUID.randomUUID(),
      "HOOKSWITCH_DIRECTORY_FILE",
      directory.toString(),
      "HOOKSWITCH_STORAGE_DIR",
      storage.dir().toString(),
      "HOOKSWITCH_STORAGE_URL",
      storage.url().orElseThrow(),
      "HOOKSWITCH_STORAGE_USER",
      storage.user(),
      "HOOKSWITCH_STORAGE_PATIENCE",
      "2s",
      "HOOKSWITCH_SWITCH_SIM_MEMORY",
      "database"
    );
  }

  private interface Deed {
    void of(Caller caller);
  }

  private static void together(List<Caller> callers, Deed deed) throws Exception {
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Void>> deeds = new ArrayList<>();
      for (Caller caller : callers)
        deeds.add(() -> {
          deed.of(caller);
          return null;
        });
      for (Future<Void> one : people.invokeAll(deeds)) one.get();
    }
  }
}
