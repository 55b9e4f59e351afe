package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.north.ContractValidator;
import io.hookswitch.south.asterisk.Ear;
import io.hookswitch.south.asterisk.RealAsterisk;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** A call of real phones, and the node that owns it is killed: the phones do not hear that, and another node goes on. */
class AsteriskNodeLossIT {

  private final String cluster = "asterisk-" + UUID.randomUUID();

  @RegisterExtension
  static final RealAsterisk ASTERISK = RealAsterisk.quiet();

  private static final List<GatewayProcess> ALL = new ArrayList<>();
  private static Vertx vertx;
  private static ContractValidator contract;

  @RegisterExtension
  static final TestExecutionExceptionHandler OUTPUT = (context, failure) -> {
    ALL.forEach(process -> failure.addSuppressed(new AssertionError(process.toString())));
    throw failure;
  };

  @BeforeAll
  static void readTheContract() {
    vertx = Vertx.vertx();
    contract = GatewayHarness.await(ContractValidator.load(vertx));
  }

  @AfterEach
  void stop() {
    ALL.forEach(GatewayProcess::close);
    ALL.clear();
  }

  @AfterAll
  static void end() {
    GatewayHarness.await(vertx.close());
  }

  private GatewayProcess start(Map<String, String> settings) {
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("HOOKSWITCH_CLUSTER_NAME", cluster);
    GatewayProcess process = GatewayProcess.start(GatewayProcess.freePort(), environment);
    ALL.add(process);
    return process;
  }

  private static Agent agent1(GatewayProcess at) {
    return new Agent(new Visitor(at.uri(), contract).as("agent1", Agent.PASSWORD), GatewayHarness.device("agent1"));
  }

  @Test
  void theCallGoesOnAndTheSurvivorControlsIt() {
    goesOn(ASTERISK::environment);
  }

  @Test
  void theSameWhereAsteriskIsOneOfTwoSwitches() {
    goesOn(ASTERISK::further);
  }

  private void goesOn(Function<String, Map<String, String>> settings) {
    GatewayProcess survivor = start(settings.apply("hookswitch"));
    survivor.awaitReady();
    // A node owns the calls that were dialled at it.
    GatewayProcess doomed = start(settings.apply("hookswitch-2"));
    doomed.awaitReady();
    String call = agent1(doomed).call("15002");
    agent1(doomed).awaitState(call, "Established");
    Ear caller = ASTERISK.phone("15001").ear();
    Ear called = ASTERISK.phone("15002").ear();
    caller.awaits(950);
    called.awaits(650);
    caller.beginsWithGaps();
    called.beginsWithGaps();

    long killed = System.nanoTime();
    doomed.close();
    Agent ada = agent1(survivor);
    Patience.until("the survivor takes a command", () -> ada.operate(call, "Hold").status(), status -> status == 200);
    Duration silence = longer(caller.longestGap(), called.longestGap());
    ada.awaitState(call, "Held");
    Duration gap = Duration.ofNanos(System.nanoTime() - killed);
    called.awaits(1200);
    System.out.printf(
      "kill -9 of the node that owns a call: longest silence at a phone %d ms, held by the survivor after %d ms%n",
      silence.toMillis(),
      gap.toMillis()
    );
    assertThat(silence).as("what the phones heard of it").isLessThan(Duration.ofSeconds(1));
    ada.does(call, "Retrieve");
    caller.awaits(950);
    called.awaits(650);
    ada.does(call, "Hangup");
    ada.awaitGone(call);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
