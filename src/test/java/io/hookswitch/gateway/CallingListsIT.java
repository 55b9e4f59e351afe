package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hookswitch.config.StorageConfig;
import io.hookswitch.database.PostgresServer;
import io.hookswitch.north.ContractValidator;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Two nodes in processes of their own hand one list out to two agents who complete what they get, until both nodes, and the
 * database where it is a server, are killed at once. When all are back, each result that was acknowledged is in the list, each
 * customer was handed out once, and who held a record holds it.
 */
class CallingListsIT {

  private static final int CUSTOMERS = 200;
  private static final int ENOUGH = 30;

  private final List<GatewayProcess> all = new ArrayList<>();
  private final Path storage = GatewayHarness.HOME.resolve("target/storage/" + UUID.randomUUID());
  private final List<Integer> ports = List.of(GatewayProcess.freePort(), GatewayProcess.freePort());
  private Vertx vertx;
  private ContractValidator contract;

  /** Whoever reads a failure wants to know what the processes said. */
  @RegisterExtension
  final TestExecutionExceptionHandler output = (context, failure) -> {
    all.forEach(process -> failure.addSuppressed(new AssertionError(process.toString())));
    throw failure;
  };

  @BeforeEach
  void readTheContract() {
    vertx = Vertx.vertx();
    contract = GatewayHarness.await(ContractValidator.load(vertx));
  }

  @AfterEach
  void end() {
    all.forEach(GatewayProcess::close);
    GatewayHarness.await(vertx.close());
  }

  @Test
  void whatWasAcknowledgedOutlivesAllNodesInTheEmbeddedDatabase() {
    killedAtOnce(Map.of("HOOKSWITCH_STORAGE_DIR", storage.toString()), Optional.empty());
  }

  @Test
  void whatWasAcknowledgedOutlivesAllNodesAndPostgresql() {
    try (PostgresServer server = PostgresServer.start()) {
      StorageConfig database = server.database(storage);
      Map<String, String> settings = Map.of(
        "HOOKSWITCH_STORAGE_DIR",
        storage.toString(),
        "HOOKSWITCH_STORAGE_URL",
        database.url().orElseThrow(),
        "HOOKSWITCH_STORAGE_USER",
        database.user()
      );
      killedAtOnce(settings, Optional.of(server));
    }
  }

  private void killedAtOnce(Map<String, String> settings, Optional<PostgresServer> server) {
    start(settings);
    JsonObject list = operator(0)
      .post("/ops/calling-lists", new JsonObject().put("csv", csv()).encode())
      .expect(201)
      .body();
    int number = list.getInteger("number");
    Map<Integer, String> acknowledged = new ConcurrentHashMap<>();
    List<CompletableFuture<Void>> agents = IntStream.of(0, 1)
      .mapToObj(node -> CompletableFuture.runAsync(() -> work(node, number, acknowledged), Thread::startVirtualThread))
      .toList();
    Patience.until("agents have completed some", acknowledged::size, many -> many >= ENOUGH);
    all.forEach(GatewayProcess::close);
    server.ifPresent(PostgresServer::down);
    // They end with the connection and with nothing else.
    agents.forEach(agent -> assertThatThrownBy(agent::join).hasRootCauseInstanceOf(IOException.class));
    server.ifPresent(PostgresServer::up);

    all.clear();
    start(settings);
    Map<Integer, Row> after = rows(number);
    assertThat(after).hasSize(CUSTOMERS);
    acknowledged.forEach((chain, result) ->
      assertThat(after.get(chain))
        .as("chain %s", chain)
        .isEqualTo(new Row("done", "", result))
    );
    // What was under way may have been done or not; each agent had one record at a time.
    long done = after
      .values()
      .stream()
      .filter(row -> row.state().equals("done"))
      .count();
    assertThat(done).isBetween((long) acknowledged.size(), acknowledged.size() + 2L);
    for (int node = 0; node < 2; node++) {
      String name = agent(node);
      Optional<Integer> before = held(after, name);
      agent(1 - node, name)
        .http()
        .post("/api/v2/me/outbound-campaigns/Race", body(name, "GetPreviewRecord"))
        .expect(200);
      int now = held(rows(number), name).orElseThrow();
      before.ifPresent(chain -> assertThat(now).isEqualTo(chain));
      assertThat(acknowledged).doesNotContainKey(now);
    }
    System.out.printf(
      "calling lists: %d results acknowledged before the kill, all of them there once%n",
      acknowledged.size()
    );
  }

  /** Until the node is gone; nobody is handed what has been completed. */
  private void work(int node, int list, Map<Integer, String> acknowledged) {
    String name = agent(node);
    Agent agent = agent(node, name);
    while (true) {
      agent.http().post("/api/v2/me/outbound-campaigns/Race", body(name, "GetPreviewRecord")).expect(200);
      int chain = held(rows(node, list), name).orElseThrow();
      String result = name + "-" + chain;
      JsonObject complete = new JsonObject(body(name, "CompleteRecord")).put("callResult", result);
      agent
        .http()
        .post("/api/v2/me/outbound-records/" + handle(list, chain), complete.encode())
        .expect(200);
      assertThat(acknowledged.put(chain, result)).isNull();
    }
  }

  private static long handle(int list, int chain) {
    return (((long) list << 17) | chain) << 4;
  }

  private void start(Map<String, String> settings) {
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("HOOKSWITCH_CLUSTER_NAME", "lists-" + storage.getFileName());
    for (int port : ports) all.add(GatewayProcess.start(port, environment));
    all.forEach(GatewayProcess::awaitReady);
    // Nodes start without the database; the file of one that was killed is taken over after two seconds.
    for (int node = 0; node < ports.size(); node++) {
      Visitor operator = operator(node);
      Patience.until(
        "the database answers",
        () -> operator.get("/ops/calling-lists"),
        answer -> answer.status() != 503
      );
    }
  }

  private static String agent(int node) {
    return "agent" + (node + 1);
  }

  private Agent agent(int node, String name) {
    return new Agent(new Visitor(all.get(node).uri(), contract).as(name, Agent.PASSWORD), GatewayHarness.device(name));
  }

  private Visitor operator(int node) {
    return new Visitor(all.get(node).uri(), contract).as("operator1", Agent.PASSWORD);
  }

  private static String csv() {
    StringBuilder csv = new StringBuilder(
      "# tenant: demo\n# campaign: Race\n# applicationId: 7\n# callingList: Race\n"
    );
    csv.append("phoneNumber\n");
    IntStream.range(0, CUSTOMERS).forEach(i -> csv.append(5000 + i).append('\n'));
    return csv.toString();
  }

  private static String body(String name, String operation) {
    return new JsonObject()
      .put("operationName", operation)
      .put("applicationId", 7)
      .put("campaignName", "Race")
      .put("callingList", "Race")
      .put("devicePath", "/devices/" + GatewayHarness.device(name))
      .encode();
  }

  private record Row(String state, String agent, String result) {}

  private Map<Integer, Row> rows(int list) {
    return rows(0, list);
  }

  /** The list as an operator exports it, by chain. */
  private Map<Integer, Row> rows(int node, int list) {
    List<String> lines = operator(node)
      .get("/ops/calling-lists/" + list + "/csv")
      .expect(200)
      .text()
      .lines()
      .toList();
    int head = IntStream.range(0, lines.size())
      .filter(i -> lines.get(i).startsWith("phoneNumber,"))
      .findFirst()
      .orElseThrow();
    List<String> names = List.of(lines.get(head).split(","));
    Map<Integer, Row> rows = new HashMap<>();
    for (String line : lines.subList(head + 1, lines.size())) {
      String[] cells = line.split(",", -1);
      Row row = new Row(
        cells[names.indexOf("GSW_STATE")],
        cells[names.indexOf("GSW_AGENT")],
        cells[names.indexOf("GSW_CALL_RESULT")]
      );
      assertThat(rows.put(Integer.valueOf(cells[names.indexOf("chainId")]), row)).isNull();
    }
    return rows;
  }

  private static Optional<Integer> held(Map<Integer, Row> rows, String agent) {
    return rows
      .entrySet()
      .stream()
      .filter(row -> row.getValue().state().equals("held") && row.getValue().agent().equals(agent))
      .map(Map.Entry::getKey)
      .findFirst();
  }
}
