package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two agents and the shipped calling list, over HTTP; every answer is held to the contract on its way. */
class OutboundIT {

  @RegisterExtension
  static final GatewayHarness GATEWAY = new GatewayHarness();

  /** Of a cluster's first list, the first two customers; see the parts of a handle. */
  private static final long CARLA = 16;

  private static final long DAVID = 32;

  private final Agent ada = GATEWAY.agent("agent1");
  private final Agent ben = GATEWAY.agent("agent2");

  @AfterEach
  void everybodyHangsUp() {
    Hangup.all(ada, ben);
  }

  @Test
  void aRecordIsPreviewedDialledAndCompleted() {
    preview(ada).expect(200);
    preview(ben).expect(200);
    record(ben, CARLA, body(ben, "CompleteRecord")).expectGenesys(404, 6);
    dial(ben, CARLA).expectGenesys(404, 6);

    dial(ada, CARLA).expect(200);
    JsonObject call = ada.awaitState(ada.onlyCall(), "Established");
    assertThat(call.getJsonObject("userData").getLong("recordHandle")).isEqualTo(CARLA);
    assertThat(call.getJsonObject("userData").getString("AccountNumber")).isEqualTo("12345678");
    record(ada, CARLA, body(ada, "RejectRecord")).expectGenesys(409, 2);
    record(ada, CARLA, body(ada, "GetChainedRecord")).expect(200);
    record(ada, CARLA, body(ada, "UpdateRecord").put("timeZone", "PST")).expect(200);
    record(ada, CARLA, body(ada, "CompleteRecord").put("callResult", "Answered")).expect(200);
    record(ada, CARLA, body(ada, "CompleteRecord")).expectGenesys(404, 6);

    long tomorrow = Instant.now().getEpochSecond() + 86_400;
    JsonObject later = body(ben, "RescheduleRecord").put("callbackType", "Personal");
    record(ben, DAVID, later.copy().put("timestamp", 1)).expectGenesys(400, 10);
    record(ben, DAVID, later.copy()).expectGenesys(400, 1);
    record(ben, DAVID, later.put("timestamp", tomorrow)).expect(200);
    record(ben, DAVID, body(ben, "DoNotCall")).expectGenesys(404, 6);
    preview(ben).expect(200);
    record(ben, DAVID + 16, body(ben, "DoNotCall")).expect(200);
    JsonObject added = body(ben, "AddRecord")
      .put("phoneNumber", "5001")
      .put("timeZone", "PST")
      .put("phoneType", "HomePhone")
      .put("from", 0)
      .put("until", 86339);
    ben.http().post("/api/v2/me/outbound-records", added.encode()).expect(200);
    added.put("phoneNumber", "15002");
    ben.http().post("/api/v2/me/outbound-records", added.encode()).expectGenesys(409, 2);
    record(ben, CARLA, new JsonObject("{\"operationName\":\"RejectRecord\"}")).expectGenesys(400, 1);
    ben
      .http()
      .post("/api/v2/me/outbound-campaigns/Nobody's", body(ben, "GetPreviewRecord").encode())
      .expectGenesys(404, 6);
  }

  @Test
  void operatorsBringListsWriteThemOutAndForgetThem() {
    Visitor operator = GATEWAY.user("operator1");
    String csv =
      "# tenant: demo\n# campaign: Spring\n# applicationId: 7\n# callingList: Spring1\nphoneNumber,Name\n5001,Ö\n";
    GATEWAY.user("agent1").get("/ops/calling-lists").expect(403);
    GATEWAY.user("viewer1").post("/ops/calling-lists", bringing("csv", csv)).expect(403);
    operator.post("/ops/calling-lists", "{}").expect(400);
    operator.post("/ops/calling-lists", bringing("file", "nothing.csv")).expect(400);
    assertThat(
      operator
        .post("/ops/calling-lists", bringing("csv", csv + ",\n,\n"))
        .expect(400)
        .list("details")
    )
      .hasSize(2)
      .first()
      .asString()
      .startsWith("csv:7:1: phoneNumber");

    Answer brought = operator.post("/ops/calling-lists", bringing("csv", csv)).expect(201);
    String path = "/ops/calling-lists/" + brought.body().getInteger("number");
    assertThat(brought.headers().firstValue("Location")).contains(path);
    operator.post("/ops/calling-lists", bringing("csv", csv)).expect(409);
    assertThat(operator.get("/ops/calling-lists").expect(200).list("lists")).contains(brought.body());
    String export = GATEWAY.user("viewer1")
      .get(path + "/csv")
      .expect(200)
      .text();
    assertThat(export).endsWith("5001,NoContactType,UTC,0,86400,1,,Ö,fresh,,,,0,\r\n");

    assertThat(
      GATEWAY.user("viewer1")
        .get(path + "/attempts")
        .expect(200)
        .text()
    ).isEqualTo("chainId,attempt,agent,what,madeAt\r\n");

    GATEWAY.user("viewer1").send("DELETE", path, "").expect(403);
    assertThat(operator.send("DELETE", path, "").expect(200).body()).isEqualTo(brought.body());
    operator.send("DELETE", path, "").expect(404);
    operator.get(path + "/csv").expect(404);
    operator.get(path + "/attempts").expect(404);
    operator.get("/ops/calling-lists/1024/csv").expect(404);
    Answer again = operator.post("/ops/calling-lists", bringing("csv", export)).expect(201);
    String back = "/ops/calling-lists/" + again.body().getInteger("number");
    JsonObject customer = new JsonObject().put("key", "Name").put("value", "Ö");
    JsonObject erased = operator.post("/ops/erasures", customer.encode()).expect(200).body();
    assertThat(erased.getInteger("listRecords")).isEqualTo(1);
    assertThat(erased.getInteger("heldListRecords")).isZero();
    assertThat(
      operator
        .get(back + "/csv")
        .expect(200)
        .text()
    )
      .contains("\r\nerased,")
      .doesNotContain("Ö");
  }

  private static String bringing(String what, String text) {
    return new JsonObject().put(what, text).encode();
  }

  private static Answer preview(Agent agent) {
    return agent.http().post("/api/v2/me/outbound-campaigns/Campaign1", body(agent, "GetPreviewRecord").encode());
  }

  private static Answer record(Agent agent, long handle, JsonObject body) {
    return agent.http().post("/api/v2/me/outbound-records/" + handle, body.encode());
  }

  private static Answer dial(Agent agent, long handle) {
    JsonObject record = new JsonObject()
      .put("recordHandle", handle)
      .put("phoneNumber", "9165550104")
      .put("userData", new JsonObject().put("AccountNumber", "12345678"));
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
}
