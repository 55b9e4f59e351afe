package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Preview dialling, as an official client hears of it: the message on {@code /v2/me/outbound}, and the user event on
 * {@code /v2/me/devices} after it. Pages as in {@link CallSamplesIT}.
 */
class OutboundSamplesIT {

  @RegisterExtension
  static final GatewayHarness GATEWAY = new GatewayHarness();

  private Desktop ada;
  private int asked;

  @BeforeEach
  void adaListens() {
    ada = Desktop.at(GATEWAY, "3", "long-polling", "agent1");
    ada.begin();
  }

  @AfterEach
  void adaGoesHome() {
    Hangup.all(ada.agent());
    ada.end();
    ada.close();
  }

  private JsonObject body(String operation) {
    return new JsonObject()
      .put("operationName", operation)
      .put("applicationId", 134)
      .put("campaignName", "Campaign1")
      .put("callingList", "CallingList1")
      .put("devicePath", "/devices/" + ada.agent().device())
      .put("referenceId", "reference-" + ++asked);
  }

  /** Posts it, and gives what came of it, with the request's reference. */
  private JsonObject ask(String path, JsonObject body, String kind) {
    ada.forgets();
    ada
      .agent()
      .http()
      .post("/api/v2/me/" + path, body.encode())
      .expect(200);
    return heard(body, kind);
  }

  /** The message, and the raw user event of the same name after it. */
  private JsonObject heard(JsonObject body, String kind) {
    JsonObject told = ada
      .hears(kind, message -> kind.equals(message.getJsonObject("data").getString("notificationType")))
      .getJsonObject("data");
    assertThat(told.getString("messageType")).isEqualTo("OutboundRecordMessage");
    assertThat(told.getString("referenceId")).isEqualTo(body.getString("referenceId"));
    JsonObject event = ada
      .hears("the user event " + kind, message ->
        kind.equals(
          message.getJsonObject("data").getJsonObject("userData", new JsonObject()).getString("GSW_USER_EVENT")
        )
      )
      .getJsonObject("data");
    assertThat(event.getString("messageType")).isEqualTo("DeviceUserEventMessage");
    assertThat(event.getString("deviceId")).isEqualTo(ada.agent().device());
    JsonObject record = told.getJsonObject("record");
    assertThat(event.getJsonObject("userData").getLong("GSW_RECORD_HANDLE")).isEqualTo(record.getLong("recordHandle"));
    return record;
  }

  private JsonObject preview() {
    JsonObject body = body("GetPreviewRecord");
    body.remove("callingList");
    return ask("outbound-campaigns/Campaign1", body, "PreviewRecord");
  }

  /** [OutRequest], [OutReject], [OutGetChained], [OutUpdate], [OutDial16], [OutComplete], [OutResched], [OutCreate]. */
  @Test
  void theSamplesOfARecord() {
    long rejected = preview().getLong("recordHandle");
    String one = "outbound-records/" + rejected;
    // This customer has another number.
    JsonObject chained = body("GetChainedRecord");
    assertThat(ask(one, chained, "ChainedRecord").getLong("recordHandle")).isNotEqualTo(rejected);
    heardEnd(chained);
    JsonObject acknowledged = ask(one, body("RejectRecord"), "RecordRejectAcknowledge");
    assertThat(acknowledged).isEqualTo(
      new JsonObject()
        .put("recordHandle", (int) rejected)
        .put("campaignName", "Campaign1")
        .put("callingList", "CallingList1")
        .put("applicationId", 134)
        .put("devicePath", "/devices/" + ada.agent().device())
    );

    // The rejected customer goes to the end, so this is another one.
    JsonObject record = preview();
    long handle = record.getLong("recordHandle");
    assertThat(handle).isNotEqualTo(rejected);
    assertThat(record.getJsonObject("userData").getString("GSW_PHONE")).isEqualTo(record.getString("phoneNumber"));
    String path = "outbound-records/" + handle;
    ask(path, body("UpdateRecord").put("timeZone", "PST"), "UpdateCallCompletionStatsAcknowledge");

    dials(record);
    ask(path, body("CompleteRecord").put("callResult", "Answered"), "RecordProcessedAcknowledge");
    JsonObject later = body("RescheduleRecord")
      .put("callbackType", "Personal")
      .put("timestamp", Instant.now().getEpochSecond() + 86_400);
    ask("outbound-records/" + preview().getLong("recordHandle"), later, "ScheduledRecordRescheduleAcknowledge");
    JsonObject added = body("AddRecord")
      .put("phoneNumber", "5001")
      .put("timeZone", "PST")
      .put("phoneType", "HomePhone")
      .put("from", 0)
      .put("until", 86339);
    ask("outbound-records", added, "AddRecordAcknowledge");
    nothingLeft();
  }

  /** The last message of a chain is about no single record's fields, but has the handle. */
  private void heardEnd(JsonObject body) {
    JsonObject end = ada
      .hears("the end of the chain", message ->
        "ChainedRecordsDataEnd".equals(message.getJsonObject("data").getString("notificationType"))
      )
      .getJsonObject("data");
    assertThat(end.getString("referenceId")).isEqualTo(body.getString("referenceId"));
  }

  /** [OutDial16], also a file of the seeds: the record's fields become the call's user data. */
  private void dials(JsonObject record) {
    JsonObject shown = new JsonObject()
      .put("recordHandle", record.getLong("recordHandle"))
      .put("phoneNumber", record.getString("phoneNumber"))
      .put("otherFields", new JsonObject().put("AccountNumber", "12345678"));
    ada
      .agent()
      .dialling(new JsonObject().put("operationName", "Dial").put("outboundRecord", shown).encode())
      .expect(200);
    String call = ada.inState("Dialing", "Outbound");
    JsonObject data = ada.hears(call, "StatusChange", "Dialing").getJsonObject("userData");
    assertThat(data.getLong("recordHandle")).isEqualTo(record.getLong("recordHandle"));
    assertThat(data.getString("AccountNumber")).isEqualTo("12345678");
    ada.does(call, "Hangup");
    ada.seesState(call, "Released");
  }

  /** A campaign that has nothing left says so in a message, since the request was accepted. */
  private void nothingLeft() {
    for (int more = 0; more < 20; more++) {
      JsonObject body = body("GetPreviewRecord");
      body.remove("callingList");
      ada.forgets();
      ada.agent().http().post("/api/v2/me/outbound-campaigns/Campaign1", body.encode()).expect(200);
      JsonObject told = ada
        .hears("a record or none", message -> "/v2/me/outbound".equals(message.getString("channel")))
        .getJsonObject("data");
      assertThat(told.getString("referenceId")).isEqualTo(body.getString("referenceId"));
      if (told.getString("notificationType").equals("Error")) {
        assertThat(told.getString("errorMessage")).contains("Campaign1");
        return;
      }
      String path = "outbound-records/" + told.getJsonObject("record").getLong("recordHandle");
      ask(path, body("CompleteRecord"), "RecordProcessedAcknowledge");
    }
    throw new AssertionError("the campaign never ends");
  }
}
