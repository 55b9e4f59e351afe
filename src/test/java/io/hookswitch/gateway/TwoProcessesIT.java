package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.north.ContractValidator;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Two JVMs on one machine with nothing configured but their ports: one gateway. */
class TwoProcessesIT {

  private static final String CLUSTER = "two-" + UUID.randomUUID();
  private static final List<GatewayProcess> ALL = new ArrayList<>();
  private static Vertx vertx;
  private static ContractValidator contract;

  /** Whoever reads a failure wants to know what the processes said. */
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

  @AfterAll
  static void end() {
    ALL.forEach(GatewayProcess::close);
    GatewayHarness.await(vertx.close());
  }

  private static GatewayProcess start(int port) {
    GatewayProcess process = GatewayProcess.start(port, Map.of("HOOKSWITCH_CLUSTER_NAME", CLUSTER));
    ALL.add(process);
    return process;
  }

  private static Agent agent1(GatewayProcess at) {
    return new Agent(new Visitor(at.uri(), contract).as("agent1", Agent.PASSWORD), GatewayHarness.device("agent1"));
  }

  private static Agent agent2(GatewayProcess at) {
    return new Agent(new Visitor(at.uri(), contract).as("agent2", Agent.PASSWORD), GatewayHarness.device("agent2"));
  }

  @Test
  void aCallIsServedByBothNodesAndOutlivesTheOneItBeganOn() {
    GatewayProcess one = start(GatewayProcess.freePort());
    one.awaitReady();
    GatewayProcess other = start(GatewayProcess.freePort());
    other.awaitReady();

    String call = agent1(one).call("15002");
    agent2(other).does(call, "Answer");
    agent1(one).awaitState(call, "Established");
    agent1(other).does(call, "Hold");
    agent1(one).awaitState(call, "Held");
    agent1(other).awaitState(call, "Held");
    Visitor session = session(one, other);

    one.terminate();
    assertThat(one.awaitExit(Duration.ofSeconds(20)))
      .as("%s", one)
      .isZero();

    agent1(other).does(call, "Retrieve");
    agent1(other).awaitState(call, "Established");
    session.get("/api/v2/me/calls").expect(200);

    GatewayProcess again = start(one.port());
    again.awaitReady();
    assertThat(agent1(again).see(call).getString("state")).isEqualTo("Established");
    agent1(again).does(call, "Hold");
    agent1(other).awaitState(call, "Held");
    agent1(other).does(call, "Hangup");
    agent1(again).awaitGone(call);
    agent2(again).awaitGone(call);
    String next = agent1(again).call("9165550104");
    agent1(other).awaitState(next, "Established");
    agent1(other).does(next, "Hangup");

    other.terminate();
    assertThat(other.awaitExit(Duration.ofSeconds(20)))
      .as("%s", other)
      .isZero();
    agent1(again).awaitGone(next);
    again.terminate();
    assertThat(again.awaitExit(Duration.ofSeconds(20)))
      .as("%s", again)
      .isZero();
    ALL.forEach(process -> assertThat(process.output()).doesNotContain(" ERROR ").doesNotContain("\tat "));
  }

  /** A session that was opened at one node and is used at another. */
  private static Visitor session(GatewayProcess opened, GatewayProcess used) {
    String cookie = agent1(opened).http().get("/api/v2/me").headers().firstValue("set-cookie").orElseThrow();
    return new Visitor(used.uri(), contract).with("Cookie", cookie.split(";")[0]);
  }
}
