package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.north.ContractValidator;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Three nodes in processes of their own, and rules that are brought into force through the one that is killed in the middle
 * of it. {@code -Dhookswitch.activation.rounds=20} kills more often, {@code -Dhookswitch.activation.seed} at other moments.
 */
class ActivationIT {

  private static final int ROUNDS = Integer.getInteger("hookswitch.activation.rounds", 1);
  private static final long SEED = Long.getLong("hookswitch.activation.seed", System.nanoTime() % 1_000_000);
  /** An activation takes a second on a node that has just started: some kills come before the commit, some after it. */
  private static final int LATEST_MILLIS = 2_500;
  /** Heartbeats, and a look at the ledger. */
  private static final Duration AGREED = Duration.ofSeconds(30);
  private static final List<GatewayProcess> ALL = new ArrayList<>();
  private static final Map<String, String> SETTINGS = Map.of(
    "HOOKSWITCH_CLUSTER_NAME",
    "activation-" + UUID.randomUUID(),
    "HOOKSWITCH_CLUSTER_QUORUM",
    "2"
  );
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
    GatewayProcess process = GatewayProcess.start(port, SETTINGS);
    ALL.add(process);
    return process;
  }

  private static Visitor visitor(GatewayProcess at, String user) {
    return new Visitor(at.uri(), contract).as(user, Agent.PASSWORD);
  }

  private static Operator operator(GatewayProcess at) {
    return new Operator(visitor(at, "operator1"));
  }

  @Test
  void whenTheAskedNodeIsKilledInTheMiddleAllOthersEndWithTheSameGeneration() {
    Random dice = new Random(SEED);
    List<GatewayProcess> nodes = new ArrayList<>();
    for (int i = 0; i < 3; i++) nodes.add(start(GatewayProcess.freePort()));
    nodes.forEach(GatewayProcess::awaitReady);
    Agent agent = new Agent(visitor(nodes.getFirst(), "agent1"), GatewayHarness.device("agent1"));
    String call = agent.call("9165550104");
    agent.awaitState(call, "Established");
    StringBuilder told = new StringBuilder();
    for (int round = 0; round < ROUNDS; round++) {
      GatewayProcess doomed = nodes.removeLast();
      long before = operator(nodes.getFirst()).active();
      Map<String, String> texts = Operator.without("SendDtmf", round % 2 == 0 ? "Established" : "Dialing");
      texts.merge("devices.csv", "# round " + round + "\n", String::concat);
      long number = operator(nodes.getFirst()).brings(texts);

      long millis = dice.nextInt(LATEST_MILLIS);
      CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(() ->
        operator(doomed).activate(number).status()
      );
      LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
      doomed.close();
      int status = answer.exceptionally(lost -> 0).join();

      long since = System.nanoTime();
      long agreed = agreed(nodes, call);
      told.append(" killed after %d ms: %s;".formatted(millis, agreed == number ? "in force" : "not in force"));
      assertThat(agreed).as("seed %s", SEED).isIn(before, number);
      if (status == 200) assertThat(agreed).as("it was acknowledged, seed %s", SEED).isEqualTo(number);
      assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(AGREED);

      // Whoever comes decides alike, and the rules can be changed again.
      GatewayProcess again = start(doomed.port());
      again.awaitReady();
      nodes.add(again);
      assertThat(agreed(nodes, call)).isEqualTo(agreed);
      if (agreed == before) operator(again).activate(number).expect(200);
      assertThat(agreed(nodes, call)).isEqualTo(number);
    }
    System.out.printf("activation, seed %d:%s%n", SEED, told);
  }

  /** What all nodes decide by, once it is the same. */
  private static long agreed(List<GatewayProcess> nodes, String call) {
    return Patience.until(
      "all nodes decide by one generation",
      () ->
        nodes
          .stream()
          .map(node -> generation(node, call))
          .distinct()
          .toList(),
      found -> found.size() == 1 && found.getFirst() > 0
    ).getFirst();
  }

  /** What this node decides by for the call, whichever node owns it; 0 while it cannot say. */
  private static long generation(GatewayProcess node, String call) {
    Answer said = operator(node)
      .http()
      .get("/ops/calls/" + call + "/explain");
    if (said.status() != 200) return 0;
    return said.body().getJsonArray("parties").getJsonObject(0).getLong("generation");
  }
}
