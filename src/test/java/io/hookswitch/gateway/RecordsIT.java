package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.config.CallConfig;
import io.hookswitch.config.HookswitchConfig;
import io.hookswitch.config.StorageConfig;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is remembered of calls, through the operations interface, at two nodes that share a storage folder. */
class RecordsIT {

  private static final Path STORAGE = Path.of("target", "storage", UUID.randomUUID().toString());
  private static final String CLUSTER = "records-" + UUID.randomUUID();
  private static GatewayHarness first;
  private static GatewayHarness second;

  @BeforeAll
  static void start() {
    first = new GatewayHarness(forgetful()).start();
    second = new GatewayHarness(forgetful()).start();
  }

  @AfterAll
  static void stop() {
    second.close();
    first.close();
  }

  /** Calls are forgotten as soon as they are over. */
  private static HookswitchConfig forgetful() {
    HookswitchConfig usual = GatewayHarness.clustered(CLUSTER);
    CallConfig call = usual.call();
    return usual
      .with(new CallConfig(call.orderPatience(), call.audit(), Duration.ofMillis(50), call.dispositionKey()))
      .with(StorageConfig.DEFAULT.in(STORAGE), usual.records());
  }

  private static Visitor operator(GatewayHarness at) {
    return at.user("operator1");
  }

  /** Agent 1 calls agent 2, with this mark; the call is over when this returns. */
  private static String finished(String mark) {
    Agent caller = first.agent("agent1");
    Agent called = first.agent("agent2");
    String id = caller.call("15002");
    called.awaitState(id, "Ringing");
    called.does(id, "Answer");
    caller.awaitState(id, "Established");
    caller
      .operate(
        id,
        new JsonObject().put("operationName", "AttachUserData").put("userData", new JsonObject().put("Mark", mark))
      )
      .expect(200);
    caller.does(id, "Hold");
    caller.awaitState(id, "Held");
    caller.does(id, "Hangup");
    caller.awaitGone(id);
    called.awaitGone(id);
    return id;
  }

  private static JsonObject record(GatewayHarness at, String mark) {
    return Patience.until(
      "the record of " + mark + " is complete",
      () ->
        operator(at)
          .get("/ops/calls?limit=10000")
          .expect(200)
          .text()
          .lines()
          .map(JsonObject::new)
          .filter(call -> call.encode().contains(mark) && call.containsKey("endedAt"))
          .toList(),
      found -> found.size() == 1
    ).getFirst();
  }

  private static JsonObject history(GatewayHarness at, String call) {
    return operator(at)
      .get("/ops/calls/" + call + "/history?limit=1000")
      .expect(200)
      .body();
  }

  private static List<JsonObject> lines(JsonObject history) {
    return history.getJsonArray("journal").stream().map(JsonObject.class::cast).toList();
  }

  @Test
  void anOperatorFindsACallFromAnyNodeAndClearsItWithAReasonThatTheJournalKeeps() {
    Agent caller = first.agent("agent1");
    Agent called = first.agent("agent2");
    String id = caller.call("15002");
    called.awaitState(id, "Ringing"); // no rule lets anybody end this for both
    Visitor operator = operator(second);
    JsonObject page = operator.get("/ops/calls/live?user=Agent2@demo&number=150-02&state=Ringing").expect(200).body();
    assertThat(page.getLong("fitting")).isEqualTo(1);
    assertThat(page.getJsonArray("silent")).isEmpty();
    String number = page.getJsonArray("calls").getJsonObject(0).getString("call");
    for (String other : List.of("user=agent2&state=Held", "tenant=acme", "number=4711", "before=" + number)) {
      assertThat(
        operator
          .get("/ops/calls/live?" + other)
          .expect(200)
          .body()
          .getLong("fitting")
      )
        .as(other)
        .isZero();
    }
    String clear = "/ops/calls/" + id + "/clear";
    operator.post(clear, "{}").expect(400);
    operator.post(clear, "{\"reason\":\"  \"}").expect(400);
    first.user("agent1").post(clear, "{\"reason\":\"mine\"}").expect(403);
    operator.with("If-Match", "\"4711\"").post(clear, "{\"reason\":\"as I saw it\"}").expect(412);
    called.awaitState(id, "Ringing");
    operator.post(clear, "{\"reason\":\"ticket 4711\"}").expect(200);
    caller.awaitGone(id);
    called.awaitGone(id);
    JsonObject told = Patience.until(
      "the journal has the clearing of " + number,
      () -> operator.get("/ops/calls/" + number + "/history?limit=1000"),
      history -> history.text().contains("ticket 4711")
    ).body();
    JsonObject line = lines(told)
      .stream()
      .filter(one -> one.getString("what").equals("ForceClear"))
      // The refused one is in it too.
      .reduce((earlier, later) -> later)
      .orElseThrow();
    assertThat(line.getString("principal")).isEqualTo("operator1@demo");
    assertThat(line.getJsonObject("detail").getJsonObject("input").getString("reason")).isEqualTo("ticket 4711");
    int again = operator.post(clear, "{\"reason\":\"again\"}").status();
    assertThat(again).isIn(404, 409);
  }

  @Test
  void aCallThatIsOverIsTold() {
    finished("told-1");
    JsonObject call = record(second, "told-1");
    assertThat(call.getString("reason")).isEqualTo("COMPLETED");
    assertThat(call.getString("tenant")).isEqualTo("demo");
    assertThat(call.getJsonArray("parties")).hasSize(2);
    JsonObject caller = call.getJsonArray("parties").getJsonObject(0);
    assertThat(caller.getString("user")).isEqualTo("agent1@demo");
    assertThat(caller.getString("reason")).isEqualTo("COMPLETED");
    assertThat(caller.getLong("heldMillis")).isPositive();

    List<JsonObject> lines = lines(history(second, call.getString("call")));
    assertThat(lines)
      .extracting(line -> line.getString("what"))
      .contains("Dial", "Ringing", "Answer", "Hold", "Hangup");
    JsonObject dial = lines.getFirst();
    assertThat(dial.getString("principal")).isEqualTo("agent1@demo");
    assertThat(dial.getString("correlationId")).isNotBlank();
  }

  @Test
  void aDispositionOfACallThatIsForgottenReachesItsRecordFromTheOtherNode() {
    String id = finished("forgotten-1");
    String call = record(first, "forgotten-1").getString("call");
    JsonObject set = new JsonObject().put("operationName", "SetCallDisposition").put("disposition", "Sold");
    JsonObject line = Patience.until(
      "the cluster has forgotten the call, the record takes the disposition",
      () -> {
        second.agent("agent1").operate(id, set).expect(200);
        return lines(history(second, call)).getLast();
      },
      last ->
        last.getString("what").equals("SetDisposition") &&
        last.getJsonObject("detail").getJsonObject("decision").getJsonArray("allowed").isEmpty()
    );
    assertThat(line.getString("principal")).isEqualTo("agent1@demo");
    JsonObject said = history(first, call).getJsonObject("call").getJsonArray("dispositions").getJsonObject(0);
    assertThat(said.getString("key")).isEqualTo("DispositionCode");
    assertThat(said.getString("value")).isEqualTo("Sold");
    // Whoever was not on it cannot.
    second.agent("supervisor1").operate(id, set).expect(404);
  }

  @Test
  void oneCustomerIsErasedFromWhatIsOver() {
    finished("customer-1");
    String call = record(first, "customer-1").getString("call");
    JsonObject customer = new JsonObject().put("key", "Mark").put("value", "customer-1");
    first.user("agent1").post("/ops/erasures", customer.encode()).expect(403);
    JsonObject erased = operator(second).post("/ops/erasures", customer.encode()).expect(200).body();
    assertThat(erased.getInteger("calls")).isEqualTo(1);
    JsonObject left = history(first, call);
    assertThat(left.encode()).doesNotContain("customer-1");
    assertThat(left.getJsonArray("journal")).isEmpty();
    assertThat(left.getJsonObject("call").getString("erasedAt")).isNotBlank();
  }

  @Test
  void anExportForSpreadsheetsHasALineForEachParty() {
    finished("sheet-1");
    String call = record(first, "sheet-1").getString("call");
    List<String> rows = operator(first).get("/ops/calls?format=csv&limit=10000").expect(200).text().lines().toList();
    assertThat(rows.getFirst()).startsWith("call,tracking,tenant,");
    assertThat(rows)
      .filteredOn(row -> row.startsWith(call + ","))
      .hasSize(2);
  }

  @Test
  void whatCannotBeReadIsRefusedWithTheReason() {
    assertThat(operator(first).get("/ops/calls?from=yesterday").expect(400).text()).contains("from: expected a time");
    assertThat(operator(first).get("/ops/calls/7/history").expect(404).text()).contains("nothing is remembered");
    operator(first).get("/ops/calls/9223372036854775808/history").expect(400);
    operator(first).get("/ops/calls/7/history?after=1_2").expect(400);
    operator(first).post("/ops/erasures", "{}").expect(400);
    first.user("agent1").get("/ops/calls").expect(403);
  }
}
