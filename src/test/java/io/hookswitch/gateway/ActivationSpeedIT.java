package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.Alone;
import io.hookswitch.config.DirectoryConfig;
import io.hookswitch.north.Counter;
import io.hookswitch.perf.Staff;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long it takes until everybody on a call has the list of other rules: from the request to the last notification at the
 * last client. {@code -Dhookswitch.activation.calls=1000} for the figures in docs/rules.md. Printed, and held only to a bound
 * that a busy machine keeps.
 */
@Alone
class ActivationSpeedIT {

  private static final int USERS = 20;
  private static final int CALLS = Integer.getInteger("hookswitch.activation.calls", 100);
  private static final int TIMES = 3;
  private static final Duration BOUND = Duration.ofSeconds(20);
  private static final String OPERATION = "SendDtmf";

  @TempDir
  private Path folder;

  /** A client with calls, which knows of them what it has been told. */
  private static final class Listener {

    private final Agent agent;
    private final Ear ear;
    private final Map<String, JsonObject> calls = new HashMap<>();

    Listener(GatewayHarness gateway, int number) {
      String user = Staff.user(number).name();
      agent = new Agent(gateway.user(user), Staff.phone(number));
      ear = new JavaEar("websocket", gateway.uri() + "/api/v2/notifications", Counter.basic(user, Agent.PASSWORD));
    }

    Long dial() {
      for (int i = 0; i < CALLS / USERS; i++) agent.dial("9165550104").expect(200);
      while (!(calls.size() == CALLS / USERS && all("Established", true))) hear();
      return System.nanoTime();
    }

    /** When the last of its calls had such a list. */
    Long sees(boolean offered) {
      while (!all("Established", offered)) hear();
      return System.nanoTime();
    }

    private void hear() {
      JsonObject call = ear.next().getJsonObject("data").getJsonObject("call");
      if (call != null) calls.put(call.getString("id"), call);
    }

    private boolean all(String state, boolean offered) {
      return calls
        .values()
        .stream()
        .allMatch(
          call ->
            state.equals(call.getString("state")) &&
            call.getJsonArray("capabilities", new JsonArray()).contains(OPERATION) == offered
        );
    }
  }

  @Test
  void everybodyOnACallHasTheNewListSoonAfterAnActivationAndAfterARollBack() throws Exception {
    try (
      GatewayHarness gateway = new GatewayHarness(
        GatewayHarness.config(GatewayHarness.HOME.resolve("rules")).with(new DirectoryConfig(directory()))
      ).start();
      ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()
    ) {
      List<Listener> listeners = new ArrayList<>();
      for (int number = 0; number < USERS; number++) listeners.add(new Listener(gateway, number));
      last(
        people,
        listeners
          .stream()
          .<Callable<Long>>map(one -> one::dial)
          .toList()
      );
      Operator operator = Operator.of(gateway);
      long number = operator.brings(Operator.without(OPERATION, "Established"));
      assertThat(operator.dryRun(number).getJsonObject("calls").getLong("changed")).isEqualTo(CALLS);

      List<Long> activations = new ArrayList<>();
      List<Long> rollBacks = new ArrayList<>();
      for (int i = 0; i < TIMES; i++) {
        long began = System.nanoTime();
        operator.activate(number).expect(200);
        activations.add(millis(began, last(people, seeing(listeners, false))));
        began = System.nanoTime();
        operator.rollBack().expect(200);
        rollBacks.add(millis(began, last(people, seeing(listeners, true))));
      }
      System.out.printf(
        "%d calls, %d clients: activated and told after %s ms, rolled back and told after %s ms, load average %s%n",
        CALLS,
        USERS,
        activations,
        rollBacks,
        Files.readString(Path.of("/proc/loadavg")).split(" ")[0]
      );
      assertThat(activations).allMatch(one -> one < BOUND.toMillis());
      assertThat(rollBacks).allMatch(one -> one < BOUND.toMillis());
      listeners.forEach(one -> one.ear.close());
    }
  }

  private static List<Callable<Long>> seeing(List<Listener> listeners, boolean offered) {
    return listeners
      .stream()
      .<Callable<Long>>map(one -> () -> one.sees(offered))
      .toList();
  }

  private static long last(ExecutorService people, List<Callable<Long>> all) throws Exception {
    long last = Long.MIN_VALUE;
    for (Future<Long> one : people.invokeAll(all)) last = Math.max(last, one.get());
    return last;
  }

  private static long millis(long from, long to) {
    return Duration.ofNanos(to - from).toMillis();
  }

  /** Staff, and somebody who looks after the rules. */
  private Path directory() throws IOException {
    Path file = folder.resolve("directory.yaml");
    Staff.write(file, USERS);
    String text = Files.readString(file);
    int at = text.indexOf("agent0:");
    String indent = text.substring(text.lastIndexOf('\n', at) + 1, at);
    String hash = text.substring(text.indexOf("password:"), text.indexOf('\n', text.indexOf("password:")));
    String operator = indent + "operator1:\n" + indent + "  " + hash + "\n" + indent + "  firstName: Otto\n";
    operator +=
      indent + "  lastName: Operator\n" + indent + "  email: o@staff.example\n" + indent + "  operator: true\n";
    Files.writeString(file, text.stripTrailing() + "\n" + operator);
    return file;
  }
}
