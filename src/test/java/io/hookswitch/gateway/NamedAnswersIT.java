package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.config.HookswitchConfig;
import io.hookswitch.config.StorageConfig;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is about no call and was named is done once, whichever of two nodes is asked; see {@link OnceIT} for calls. */
class NamedAnswersIT {

  private static final String CLUSTER = "named-" + UUID.randomUUID();
  private static final Path STORAGE = Path.of("target", "storage", UUID.randomUUID().toString());
  private static final int RACERS = 8;

  @RegisterExtension
  static final GatewayHarness ONE = new GatewayHarness(node());

  @RegisterExtension
  static final GatewayHarness OTHER = new GatewayHarness(node());

  private final Agent here = ONE.agent("agent1");
  private final Agent there = OTHER.agent("agent1");

  /** They have their calling lists in one place. */
  private static HookswitchConfig node() {
    HookswitchConfig usual = GatewayHarness.clustered(CLUSTER);
    return usual.with(StorageConfig.DEFAULT.in(STORAGE), usual.records());
  }

  @AfterEach
  void everybodyHangsUp() {
    Hangup.all(here, ONE.agent("agent2"));
  }

  private static Agent named(Agent agent, String key) {
    return new Agent(agent.http().with("Idempotency-Key", key), agent.device());
  }

  private static void isFirst(Answer answer) {
    assertThat(answer.headers().firstValue("idempotency-replayed")).as(answer.toString()).isEmpty();
  }

  private static void isReplay(Answer answer) {
    assertThat(answer.headers().firstValue("idempotency-replayed")).as(answer.toString()).hasValue("true");
  }

  @Test
  void aRecordIsAddedOnce() {
    JsonObject customer = adding(here, "5001");
    long before = records();
    isFirst(add(named(here, "add"), customer).expect(200));
    Answer again = add(named(there, "add"), customer).expect(200);
    isReplay(again);
    assertThat(again.body()).isEqualTo(new JsonObject().put("statusCode", 0));
    add(named(there, "add"), customer.copy().put("phoneNumber", "5002")).expectGenesys(422, 10);
    assertThat(records()).isEqualTo(before + 1);
    isFirst(add(named(OTHER.agent("agent2"), "add"), adding(OTHER.agent("agent2"), "5003")).expect(200));
    assertThat(records()).isEqualTo(before + 2);
  }

  @Test
  void ofManyAtTheSameTimeOneIsDone() {
    JsonObject customer = adding(here, "5004");
    long before = records();
    try (ExecutorService racers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Answer>> asked = IntStream.range(0, RACERS)
        .mapToObj(racer ->
          CompletableFuture.supplyAsync(() -> add(named(racer % 2 == 0 ? here : there, "race"), customer), racers)
        )
        .toList();
      List<Answer> answers = asked.stream().map(CompletableFuture::join).toList();
      // Who waits in vain is told to come again.
      assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(200, 503));
      assertThat(answers)
        .filteredOn(answer -> answer.status() == 200)
        .filteredOn(answer -> answer.headers().firstValue("idempotency-replayed").isEmpty())
        .hasSize(1);
    }
    assertThat(records()).isEqualTo(before + 1);
  }

  @Test
  void whatCameOfARecordIsToldOnce() {
    long handle = preview();
    isFirst(record(named(here, "reject"), handle, "RejectRecord").expect(200));
    isReplay(record(named(there, "reject"), handle, "RejectRecord").expect(200));
    record(there, handle, "RejectRecord").expectGenesys(404, 6);
    // What was refused because of what there is may be right the next time.
    record(named(there, "later"), handle, "CompleteRecord").expectGenesys(404, 6);
    long another = preview();
    isFirst(record(named(there, "later"), another, "CompleteRecord").expect(200));
  }

  @Test
  void aDialOfARecordIsReplayedWhenTheRecordIsDone() {
    long handle = preview();
    Answer first = dial(named(here, "customer"), handle).expect(200);
    isFirst(first);
    String call = here.onlyCall();
    isReplay(dial(named(there, "customer"), handle).expect(200));
    record(here, handle, "CompleteRecord").expect(200);
    Answer again = dial(named(there, "customer"), handle).expect(200);
    isReplay(again);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(here.calls()).extracting(Agent::id).containsExactly(call);
    dial(named(there, "customer"), handle + 16).expectGenesys(422, 10);
    dial(named(there, "other"), handle).expectGenesys(404, 6);
  }

  @Test
  void anAgentsStateIsWhatWasSaidLast() {
    here
      .http()
      .post("/api/v2/me", "{\"operationName\":\"StartContactCenterSession\",\"channels\":[\"voice\"]}")
      .expect(200);
    isFirst(state(named(here, "ready"), "Ready").expect(200));
    state(there, "NotReady").expect(200);
    isReplay(state(named(there, "ready"), "Ready").expect(200));
    JsonObject voice = there.http().get("/api/v2/me/channels").expect(200).list("channels").getJsonObject(0);
    assertThat(voice.getJsonObject("userState").getString("state")).isEqualTo("NotReady");
    state(named(here, "ready"), "NotReady").expectGenesys(422, 10);
    JsonObject end = new JsonObject().put("operationName", "EndContactCenterSession");
    isFirst(named(here, "home").http().post("/api/v2/me", end.encode()).expect(200));
    isReplay(named(there, "home").http().post("/api/v2/me", end.encode()).expect(200));
  }

  @Test
  void aPhoneIsWhatWasSaidLastAlsoOverTheBridge() {
    isFirst(phone(named(here, "quiet"), "DoNotDisturbOn").expect(200));
    phone(there, "DoNotDisturbOff").expect(200);
    isReplay(phone(named(there, "quiet"), "DoNotDisturbOn").expect(200));
    try (BridgeSocket bridge = BridgeSocket.of(OTHER.uri(), "agent1")) {
      JsonObject headers = new JsonObject().put("id", here.device()).put("Idempotency-Key", "quiet");
      JsonObject on = new JsonObject().put("operationName", "DoNotDisturbOn");
      JsonObject again = bridge.ask("hookswitch.do.genesysOperateDevice", on, headers);
      assertThat(again.getJsonObject("headers").getString("Idempotency-Replayed")).isEqualTo("true");
      JsonObject off = new JsonObject().put("operationName", "DoNotDisturbOff");
      JsonObject other = bridge.ask("hookswitch.do.genesysOperateDevice", off, headers);
      assertThat(other.getInteger("failureCode")).isEqualTo(422);
    }
    JsonObject shown = there
      .http()
      .get("/api/v2/me/devices/" + here.device())
      .expect(200)
      .body()
      .getJsonObject("device");
    assertThat(shown.getString("doNotDisturb")).isEqualTo("Off");
  }

  @Test
  void aNumberIsLentOnceInTheWordsOfTheTenantDialect() {
    Subscriber mine = ONE.subscriber("foo", "foouser");
    Subscriber theirs = OTHER.subscriber("foo", "foouser");
    Answer lent = lend(mine, "lend", "1002").expect(201);
    isFirst(lent);
    Answer again = lend(theirs, "lend", "1002").expect(201);
    isReplay(again);
    assertThat(again.body()).isEqualTo(lent.body());
    assertThat(lend(theirs, "lend", "1003").expect(422).body().getString("details")).contains("Idempotency-Key");
    lend(theirs, "x".repeat(129), "1002").expect(400);
  }

  @Test
  void anOperatorsClearingIsReplayedWhenTheCallIsOver() {
    String id = here.call("15002");
    Agent called = OTHER.agent("agent2");
    called.awaitState(id, "Ringing");
    String clear = "/ops/calls/" + id + "/clear";
    Visitor operator = OTHER.user("operator1");
    Answer outdated = operator.with("If-Match", "\"4711\"").post(clear, "{\"reason\":\"as I saw it\"}").expect(412);
    assertThat(outdated.body().getJsonObject("call").getJsonArray("parties")).hasSize(2);
    String version = here.look(id).expect(200).headers().firstValue("etag").orElseThrow();
    assertThat(outdated.headers().firstValue("etag")).hasValue(version);
    // Somebody on the call may use the same name.
    JsonObject note = new JsonObject()
      .put("operationName", "AttachUserData")
      .put("userData", new JsonObject().put("Mark", "mine"));
    named(here, "ticket").operate(id, note).expect(200);

    Visitor first = operator.with("Idempotency-Key", "ticket");
    Answer cleared = first.post(clear, "{\"reason\":\"ticket 4711\"}").expect(200);
    isFirst(cleared);
    here.awaitGone(id);
    called.awaitGone(id);
    Answer again = ONE.user("operator1")
      .with("Idempotency-Key", "ticket")
      .post(clear, "{\"reason\":\"ticket 4711\"}")
      .expect(200);
    isReplay(again);
    assertThat(again.body()).isEqualTo(cleared.body());
    first.post(clear, "{\"reason\":\"ticket 4712\"}").expect(422);
    operator.with("Idempotency-Key", "another").post(clear, "{\"reason\":\"ticket 4711\"}").expect(409);
    operator.post(clear, "{\"reason\":\"ticket 4711\"}").expect(409);
  }

  @Test
  void anOperatorBringsAListOnce() {
    String csv =
      "# tenant: demo\n# campaign: Once\n# applicationId: 8\n# callingList: Once1\nphoneNumber,Name\n5001,One\n";
    String body = new JsonObject().put("csv", csv).encode();
    Answer brought = ONE.user("operator1")
      .with("Idempotency-Key", "bring")
      .post("/ops/calling-lists", body)
      .expect(201);
    Answer again = OTHER.user("operator1")
      .with("Idempotency-Key", "bring")
      .post("/ops/calling-lists", body)
      .expect(201);
    isReplay(again);
    assertThat(again.body()).isEqualTo(brought.body());
    assertThat(again.headers().firstValue("location")).isEqualTo(brought.headers().firstValue("location"));
    OTHER.user("operator1").with("Idempotency-Key", "bring again").post("/ops/calling-lists", body).expect(400);
    OTHER.user("operator1").with("Idempotency-Key", "bring-again").post("/ops/calling-lists", body).expect(409);
  }

  /** Of the shipped list. */
  private static long records() {
    return Agent.objects(OTHER.user("operator1").get("/ops/calling-lists").expect(200).list("lists"))
      .stream()
      .filter(list -> list.getString("callingList").equals("CallingList1"))
      .mapToLong(list -> list.getLong("records"))
      .sum();
  }

  private static Answer add(Agent agent, JsonObject customer) {
    return agent.http().post("/api/v2/me/outbound-records", customer.encode());
  }

  private static JsonObject adding(Agent agent, String number) {
    return body(agent, "AddRecord")
      .put("phoneNumber", number)
      .put("timeZone", "PST")
      .put("phoneType", "HomePhone")
      .put("from", 0)
      .put("until", 86400)
      .put("referenceId", "123456789");
  }

  /** Also the record that the agent holds. */
  private long preview() {
    try (BridgeSocket told = BridgeSocket.of(ONE.uri(), "agent1")) {
      told.register("hookswitch.me.outbound");
      told.next("hookswitch.me.outbound");
      here.http().post("/api/v2/me/outbound-campaigns/Campaign1", body(here, "GetPreviewRecord").encode()).expect(200);
      return told
        .await("hookswitch.me.outbound", "OutboundRecordMessage")
        .getJsonObject("body")
        .getJsonObject("record")
        .getLong("recordHandle");
    }
  }

  private static Answer record(Agent agent, long handle, String operation) {
    return agent.http().post("/api/v2/me/outbound-records/" + handle, body(agent, operation).encode());
  }

  private static Answer dial(Agent agent, long handle) {
    JsonObject record = new JsonObject().put("recordHandle", handle).put("phoneNumber", "9165550104");
    return agent.dialling(new JsonObject().put("operationName", "Dial").put("outboundRecord", record).encode());
  }

  private static JsonObject body(Agent agent, String operation) {
    return new JsonObject()
      .put("operationName", operation)
      .put("applicationId", 134)
      .put("campaignName", "Campaign1")
      .put("callingList", "CallingList1")
      .put("devicePath", "/devices/" + agent.device());
  }

  private static Answer state(Agent agent, String operation) {
    return agent.http().post("/api/v2/me/channels/voice", new JsonObject().put("operationName", operation).encode());
  }

  private static Answer phone(Agent agent, String operation) {
    return agent
      .http()
      .post("/api/v2/me/devices/" + agent.device(), new JsonObject().put("operationName", operation).encode());
  }

  private static Answer lend(Subscriber user, String key, String number) {
    JsonObject body = new JsonObject().put("phoneNumber", number).put("callingPhoneNumber", "+32470123456");
    return user
      .http()
      .with("Idempotency-Key", key)
      .post(user.path() + "imrn/", body.encode());
  }
}
