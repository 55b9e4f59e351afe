package io.hookswitch.north.genesysv2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hookswitch.call.RecordingMode;
import io.hookswitch.directory.User;
import io.hookswitch.north.Answer;
import io.hookswitch.outbound.MemoryOutbound;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Records of the shipped list, through the dialect. Samples are those of the fact sheet, compared as whole objects. */
final class OutboundRecordsTest {

  private final Desk desk = new Desk();
  private final User ada = desk.book.add(
    "agent1@demo",
    Desk.FIRST_DEVICE,
    "15001",
    RecordingMode.Unassigned,
    PhoneBook.ALL
  );
  private final User ben = desk.book.add(
    "agent2@demo",
    Desk.SECOND_DEVICE,
    "15002",
    RecordingMode.Unassigned,
    PhoneBook.ALL
  );
  private final Agenda adas = new Agenda(desk, ada);
  private final Agenda bens = new Agenda(desk, ben);

  @Test
  void aPreviewIsAcceptedAndTheRecordComesAsAMessage() {
    Answer answer = adas.preview();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(new JsonObject().put("statusCode", 0));
    JsonObject userData = new JsonObject()
      .put("GSW_AGENT_ID", "agent1")
      .put("contact_info", "9165550104")
      .put("GSW_CALL_RESULT", 28)
      .put("GSW_TZ_NAME", "America/Los_Angeles")
      .put("GSW_TZ_OFFSET", -28800)
      .put("GSW_CAMPAIGN_GROUP_NAME", "Campaign1")
      .put("GSW_CALLING_LIST", "CallingList1")
      .put("GSW_APPLICATION_ID", 134)
      .put("GSW_RECORD_HANDLE", 16)
      .put("GSW_CHAIN_ID", 1)
      .put("GSW_ATTEMPTS", 0)
      .put("GSW_USER_EVENT", "PreviewRecord")
      .put("GSW_PHONE", "9165550104")
      .put("GSW_CAMPAIGN_NAME", "Campaign1")
      .put("InteractionType", "Outbound")
      .put("InteractionSubtype", "OutboundNew")
      .put("FirstName", "Carla")
      .put("LastName", "Customer")
      .put("AccountNumber", "12345678");
    JsonObject record = new JsonObject()
      .put("recordHandle", 16)
      .put("campaignName", "Campaign1")
      .put("callingList", "CallingList1")
      .put("applicationId", 134)
      .put("devicePath", "/devices/" + Desk.FIRST_DEVICE)
      .put("phoneNumber", "9165550104")
      .put("phoneType", "HomePhone")
      .put("timeZone", "America/Los_Angeles")
      .put("from", 0)
      .put("until", 86400)
      .put("userData", userData);
    JsonObject data = new JsonObject()
      .put("messageType", "OutboundRecordMessage")
      .put("notificationType", "PreviewRecord")
      .put("referenceId", Agenda.REFERENCE)
      .put("record", record);
    JsonObject told = parsed(desk.recordMessages().getFirst());
    Object attempt = told.getJsonObject("data").getJsonObject("record").getJsonObject("userData").remove(ATTEMPT);
    assertThat(attempt).asString().hasSize(36);
    assertThat(told).isEqualTo(new JsonObject().put("channel", "/v2/me/outbound").put("data", data));
    JsonObject event = new JsonObject()
      .put("messageType", "DeviceUserEventMessage")
      .put("deviceId", Desk.FIRST_DEVICE)
      .put("userData", userData.copy().put(ATTEMPT, attempt));
    assertThat(parsed(desk.recordMessages().getLast())).isEqualTo(
      new JsonObject().put("channel", "/v2/me/devices").put("data", event)
    );
  }

  private static final String ATTEMPT = "GSW_CALL_ATTEMPT_GUID";

  /** The sheet's sample of an acknowledge, with our handle and device. */
  @Test
  void anAcknowledgeIsAsInTheSample() {
    long handle = adas.handle(adas.preview());
    assertThat(adas.reject(handle).body()).isEqualTo(new JsonObject().put("statusCode", 0));
    List<JsonObject> all = desk.recordMessages();
    JsonObject message = new JsonObject(
      """
      {"channel":"/v2/me/outbound","data":{"messageType":"OutboundRecordMessage",
      "notificationType":"RecordRejectAcknowledge","referenceId":"123456789","record":{"recordHandle":9,
      "campaignName":"Campaign1","callingList":"CallingList1","applicationId":134,"devicePath":"/devices/d"}}}"""
        .replace(":9,", ":" + handle + ",")
        .replace("/devices/d", "/devices/" + Desk.FIRST_DEVICE)
    );
    assertThat(parsed(all.get(all.size() - 2))).isEqualTo(message);
    JsonObject event = new JsonObject(
      """
      {"channel":"/v2/me/devices","data":{"messageType":"DeviceUserEventMessage","deviceId":"d","userData":{
      "GSW_APPLICATION_ID":134,"GSW_RECORD_HANDLE":9,"GSW_USER_EVENT":"RecordRejectAcknowledge",
      "GSW_CALLING_LIST":"CallingList1","GSW_CAMPAIGN_NAME":"Campaign1"}}}"""
        .replace(":9,", ":" + handle + ",")
        .replace("\"d\"", '"' + Desk.FIRST_DEVICE + '"')
    );
    assertThat(parsed(all.getLast())).isEqualTo(event);
  }

  @Test
  void everyOperationHasItsOwnAcknowledge() {
    long handle = adas.handle(adas.preview());
    adas.chained(handle);
    adas.update(handle);
    adas.complete(handle);
    adas.reschedule(adas.handle(adas.preview()), desk.board.now.plusSeconds(60), "Campaign");
    adas.record(adas.handle(adas.preview()), "CancelRecord");
    adas.record(adas.handle(adas.preview()), "DoNotCall");
    adas.add("CallingList1");
    List<Object> types = desk
      .recordMessages()
      .stream()
      .map(message -> message.getJsonObject("data").getValue("notificationType"))
      .filter(Objects::nonNull)
      .toList();
    assertThat(types).containsExactly(
      "PreviewRecord",
      "ChainedRecord",
      "ChainedRecordsDataEnd",
      "UpdateCallCompletionStatsAcknowledge",
      "RecordProcessedAcknowledge",
      "PreviewRecord",
      "ScheduledRecordRescheduleAcknowledge",
      "PreviewRecord",
      "RecordCancelAcknowledge",
      "PreviewRecord",
      "DoNotCallAcknowledge",
      "AddRecordAcknowledge"
    );
    assertThat(desk.streams.told).allMatch(streamed -> streamed.user().equals(ada.id()));
  }

  @Test
  void whatIsRefusedIsNotInTheStream() {
    long handle = adas.handle(adas.preview());
    long before = desk.streams.told.size();
    refused(bens.reject(handle), 404, 6, "Record not found");
    refused(adas.preview("Campaign2"), 404, 6, "Campaign not found");
    refused(adas.record(handle, adas.body("RejectRecord").put("applicationId", 1)), 404, 6, "Record not found");
    refused(adas.record(handle, adas.body("RejectRecord").put("callingList", "B")), 404, 6, "Record not found");
    refused(adas.record(handle + 7, "RejectRecord"), 404, 6, "Record not found");
    refused(adas.record(Long.MAX_VALUE, "RejectRecord"), 404, 6, "Record not found");
    refused(
      adas.record(handle, adas.body("RejectRecord").put("devicePath", "/devices/" + Desk.SECOND_DEVICE)),
      404,
      6,
      "Device not found"
    );
    Answer past = adas.reschedule(handle, desk.board.now, "Personal");
    refused(past, 400, 10, "timestamp: expected a time within the next 366 days");
    JsonObject late = adas.body("RescheduleRecord").put("callbackType", "Campaign").put("timestamp", Long.MAX_VALUE);
    refused(adas.record(handle, late), 400, 10, "timestamp: expected a time within the next 366 days");
    assertThat(desk.streams.told).hasSize((int) before);
  }

  @Test
  void whoLacksTheFeatureGetsNothing() {
    User plain = desk.book.add(
      "agent3@demo",
      "0d5d6b3e-6a3b-4f0e-8f1e-0a3a2ed0a0a1",
      "15003",
      RecordingMode.Unassigned,
      Set.of("api-voice")
    );
    refused(new Agenda(desk, plain).preview(), 403, 5, "This user lacks the feature api-voice-outbound");
  }

  @Test
  void anotherTenantHasNoSuchCampaign() {
    User stranger = desk.book.add(
      "agent1@other",
      "0d5d6b3e-6a3b-4f0e-8f1e-0a3a2ed0a0a2",
      "15001",
      RecordingMode.Unassigned,
      PhoneBook.ALL
    );
    Agenda theirs = new Agenda(desk, stranger);
    refused(theirs.preview(), 404, 6, "Campaign not found");
    refused(theirs.reject(adas.handle(adas.preview())), 404, 6, "Record not found");
    refused(theirs.add("CallingList1"), 404, 6, "Calling list not found");
  }

  @Test
  void aDialledRecordCannotBeRejectedAndLastsLonger() {
    long handle = adas.handle(adas.preview());
    assertThat(adas.dial(handle).status()).isEqualTo(200);
    refused(adas.reject(handle), 409, 2, "The record has been dialled; it can be completed or rescheduled");
    desk.wait(MemoryOutbound.LEASE.plus(Duration.ofHours(1)));
    assertThat(bens.handle(bens.preview())).isNotEqualTo(handle);
    assertThat(adas.complete(handle).status()).isEqualTo(200);
  }

  @Test
  void aRecordOfSomebodyElseIsNotDialled() {
    long handle = adas.handle(adas.preview());
    int asks = desk.board.asks.size();
    refused(bens.dial(handle), 404, 6, "Record not found");
    assertThat(desk.board.asks).hasSize(asks);
  }

  @Test
  void aCallThatIsRefusedLeavesTheRecordAsItWas() {
    long handle = adas.handle(adas.preview());
    desk.board.mayDial = false;
    assertThat(adas.dial(handle).status()).isEqualTo(403);
    assertThat(adas.reject(handle).status()).isEqualTo(200);
  }

  @Test
  void whoeverLogsOutGivesTheRecordBack() {
    long handle = adas.handle(adas.preview());
    JsonObject end = new JsonObject().put("operationName", "EndContactCenterSession");
    desk.get(ada, "genesysOperateMe", Map.of(), Map.of(), end);
    assertThat(bens.handle(bens.preview())).isEqualTo(handle);
  }

  @Test
  void anEmptyCampaignIsAnErrorMessageWithTheReference() {
    for (int i = 0; i < 4; i++) adas.complete(adas.handle(adas.preview()));
    assertThat(adas.preview().status()).isEqualTo(200);
    assertThat(adas.last().getString("notificationType")).isEqualTo("Error");
    assertThat(adas.last().getString("referenceId")).isEqualTo(Agenda.REFERENCE);
    assertThat(adas.last().getString("errorMessage")).contains("Campaign1");
  }

  @Test
  void aCustomerWhoDoesNotWantToBeCalledIsNot() {
    long handle = adas.handle(adas.preview());
    assertThat(adas.record(handle, adas.body("DoNotCall").put("phoneNumber", "+1 (916) 555-0106")).status()).isEqualTo(
      200
    );
    refused(adas.reject(handle), 404, 6, "Record not found");
    // The next record has that number in another spelling.
    assertThat(adas.handle(adas.preview())).isEqualTo(3 << 4);
    refused(
      adas.add("CallingList1", new JsonObject().put("phoneNumber", "916-555-0106")),
      409,
      2,
      "phoneNumber: this number is not to be called"
    );
    JsonObject record = new JsonObject().put("recordHandle", 3 << 4).put("phoneNumber", "19165550106");
    JsonObject dial = new JsonObject().put("operationName", "Dial").put("outboundRecord", record);
    int asks = desk.board.asks.size();
    refused(
      desk.post(ada, "genesysDial", Desk.FIRST_DEVICE, dial.encode()),
      409,
      2,
      "phoneNumber: this number is not to be called"
    );
    assertThat(desk.board.asks).hasSize(asks);
  }

  @Test
  void aRecordIsNotDialledOutsideItsHours() {
    long handle = adas.handle(adas.preview());
    JsonObject hours = adas.body("UpdateRecord").put("from", 28_800).put("until", 39_600);
    assertThat(adas.record(handle, hours).status()).isEqualTo(200);
    // It is 11:57 there.
    String why = "The record may be called from 08:00:00 to 11:00:00 America/Los_Angeles, not now";
    refused(adas.dial(handle), 409, 2, why);
    refused(
      adas.reschedule(handle, desk.board.now.plus(Duration.ofHours(1)), "Personal"),
      400,
      10,
      "timestamp: the record may be called from 08:00:00 to 11:00:00 America/Los_Angeles, and this is outside"
    );
    assertThat(adas.reschedule(handle, desk.board.now.plus(Duration.ofHours(21)), "Campaign").status()).isEqualTo(200);
  }

  @Test
  void anAgentHearsWhenTheNextRecordMayBeCalled() {
    Instant back = desk.board.now.plusSeconds(60);
    for (int i = 0; i < 4; i++) adas.reschedule(adas.handle(adas.preview()), back, "Campaign");
    adas.preview();
    assertThat(adas.last().getString("errorMessage")).isEqualTo(
      "Campaign Campaign1 has no record that could be called now; the next one from 2026-01-22T19:58:00Z"
    );
  }

  @Test
  void anAdditionIsCheckedFieldByField() {
    JsonObject zone = new JsonObject().put("timeZone", "Mars/Olympus");
    refused(
      adas.add("CallingList1", zone),
      400,
      10,
      "timeZone: expected a time zone such as America/New_York, +01:00 or PST"
    );
    JsonObject many = new JsonObject();
    for (int i = 0; i <= 64; i++) many.put("F" + i, i);
    refused(
      adas.add("CallingList1", new JsonObject().put("otherFields", many)),
      400,
      10,
      "otherFields: expected at most 64 fields, found 65"
    );
    JsonObject reserved = new JsonObject().put("GSW_PHONE", "1");
    refused(
      adas.add("CallingList1", new JsonObject().put("otherFields", reserved)),
      400,
      10,
      "otherFields.GSW_PHONE: names that begin with GSW_ are the gateway's"
    );
    assertThat(desk.streams.told).isEmpty();
  }

  @Test
  void anAdditionToAChainIsFoundThere() {
    long handle = adas.handle(adas.preview());
    adas.add("CallingList1", new JsonObject().put("chainId", handle >> 4));
    adas.chained(handle);
    List<Object> numbers = desk
      .recordMessages()
      .stream()
      .map(message -> message.getJsonObject("data"))
      .filter(data -> "ChainedRecord".equals(data.getString("notificationType")))
      .map(data -> data.getJsonObject("record").getValue("phoneNumber"))
      .toList();
    assertThat(numbers).containsExactly("9165550105", "5001");
    refused(adas.add("CallingList1", new JsonObject().put("chainId", 4711)), 404, 6, "Chain not found");
    refused(adas.add("CallingList1", new JsonObject().put("chainId", Long.MAX_VALUE)), 404, 6, "Chain not found");
  }

  @Test
  void whatTheStreamDoesNotTakeIsNotAcknowledged() {
    desk.streams.broken = true;
    assertThatThrownBy(adas::preview).hasRootCauseMessage("the owner of the stream is away");
    desk.streams.broken = false;
    assertThat(adas.handle(adas.preview())).isEqualTo(16);
  }

  private static JsonObject parsed(JsonObject message) {
    return new JsonObject(message.encode());
  }

  private static void refused(Answer answer, int status, int code, String message) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body()).isEqualTo(new JsonObject().put("statusCode", code).put("statusMessage", message));
  }
}
