package io.hookswitch.north.genesysv2;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.CallId;
import io.hookswitch.call.Command;
import io.hookswitch.call.RecordingMode;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.directory.User;
import io.hookswitch.north.Answer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The samples of the original's pages, one test each, compared as whole objects. Ids are ours, the order of
 * capabilities means nothing; every other difference is put into the expected object by a line that says why.
 */
final class SeedSamplesTest {

  private static final Set<String> WITHOUT_RECORDING = Set.of("api-voice", "api-voice-outbound");

  private final Desk desk = new Desk();

  /** Page "Call resource", revision of October 2015: an internal call that could be recorded and is not. */
  @Test
  void theCallResourceOf2015() {
    User agent = desk.book.add(
      "agent1@demo",
      Desk.FIRST_DEVICE,
      "15000",
      RecordingMode.OnDemandUserStart,
      PhoneBook.ALL
    );
    desk.book.add("agent2@demo", Desk.SECOND_DEVICE, "15001", RecordingMode.Unassigned, WITHOUT_RECORDING);
    CallId call = desk.established(agent, "15001");
    desk.operate(agent, call, "{\"operationName\":\"AttachUserData\",\"userData\":{\"AccountNumber\":\"12345678\"}}");
    desk.wait(Duration.ofMillis(7_900));

    JsonObject sample = sample(
      """
      {
        "id": "01RCC3N118B1V0SL8O7GK2LAES000010",
        "state": "Established",
        "callUuid": "01RCC3N118B1V0SL8O7GK2LAES000010",
        "connId": "0071027198180020",
        "deviceUri": "http://127.0.0.1:8080/api/v2/devices/631608b3-ceb1-472b-ba05-2ae39555b0d1",
        "participants": [
          { "e164Number": "", "formattedPhoneNumber": "15001", "phoneNumber": "15001", "digits": "15001" }
        ],
        "dnis": "15001",
        "callType": "Internal",
        "capabilities": [
          "UpdateUserData", "SendDtmf", "InitiateConference", "Hold", "SingleStepTransfer", "InitiateTransfer",
          "AttachUserData", "DeleteUserDataPair", "SingleStepConference", "DeleteUserData", "Hangup",
          "StartCallRecording"
        ],
        "userData": { "AccountNumber": "12345678" },
        "duration": "7",
        "mute": "Off",
        "recordingState": "Stopped",
        "supervisorListeningIn": false,
        "monitoredUserMuted": false,
        "monitoring": false,
        "uri": "http://127.0.0.1:8080/api/v2/me/calls/01RCC3N118B1V0SL8O7GK2LAES000010",
        "path": "/calls/01RCC3N118B1V0SL8O7GK2LAES000010"
      }""",
      call
    );
    assertThat(Desk.comparable(desk.call(agent, call))).isEqualTo(sample);
  }

  /** Page "Call resource", revision of November 2017: a call to a number of the public network. */
  @Test
  void theCallResourceOf2017() {
    User agent = desk.book.add(
      "agent1@demo",
      Desk.FIRST_DEVICE,
      "15000",
      RecordingMode.OnDemandUserStart,
      PhoneBook.ALL
    );
    CallId call = desk.established(agent, "9165550104");
    desk.operate(agent, call, "{\"operationName\":\"UpdateUserData\",\"userData\":{\"AccountNumber\":\"12345678\"}}");
    desk.wait(Duration.ofSeconds(7));

    JsonObject sample = sample(
      """
      {
        "id": "01RCC3N118B1V0SL8O7GK2LAES000010",
        "state": "Established",
        "callUuid": "01RCC3N118B1V0SL8O7GK2LAES000010",
        "connId": "0071027198180020",
        "deviceUri": "http://127.0.0.1:8080/api/v2/devices/631608b3-ceb1-472b-ba05-2ae39555b0d1",
        "participants": [
          {
            "e164Number": "+19165550104",
            "location": "California",
            "formattedPhoneNumber": "(916) 555-0104",
            "country": { "name": "United States", "code": "US", "callingCode": "1" },
            "phoneNumber": "9165550104",
            "digits": "9165550104"
          }
        ],
        "dnis": "9165550104",
        "callType": "Internal",
        "capabilities": [
          "UpdateUserData", "SendDtmf", "InitiateConference", "Hold", "SingleStepTransfer", "InitiateTransfer",
          "AttachUserData", "DeleteUserDataPair", "SingleStepConference", "DeleteUserData", "Hangup",
          "StartCallRecording"
        ],
        "userData": { "AccountNumber": "12345678" },
        "duration": "7",
        "mute": "Off",
        "recordingState": "Stopped",
        "supervisorListeningIn": false,
        "monitoredUserMuted": false,
        "monitoring": false,
        "uri": "http://127.0.0.1:8080/api/v2/me/calls/01RCC3N118B1V0SL8O7GK2LAES000010",
        "path": "/calls/01RCC3N118B1V0SL8O7GK2LAES000010",
        "supervisorMonitoringState": { "state": "ListenIn" }
      }""",
      call
    );
    // The sample says Internal although the other party is in California; a call to the network is Outbound.
    sample.put("callType", "Outbound");
    // The sample shows how somebody monitors who, it says, does not monitor; it is there for supervisors only.
    sample.remove("supervisorMonitoringState");
    assertThat(Desk.comparable(desk.call(agent, call))).isEqualTo(sample);
  }

  /** Page "Dial Preview Record": request, answer and notification. */
  @Test
  void theDialOfAPreviewRecord() {
    User agent = desk.book.add("agent2@demo", Desk.SECOND_DEVICE, "5005", RecordingMode.Unassigned, WITHOUT_RECORDING);
    desk.book.add("agent3@demo", Desk.FIRST_DEVICE, "5001", RecordingMode.Unassigned, WITHOUT_RECORDING);
    Agenda agenda = new Agenda(desk, agent);
    long handle = agenda.handle(agenda.preview());

    Answer answer = desk.post(
      agent,
      "genesysDial",
      Desk.SECOND_DEVICE,
      """
      {
        "operationName": "Dial",
        "devicePath": "/devices/1234567890",
        "outboundRecord": {
          "recordHandle": 431,
          "phoneNumber": "5001",
          "outboundCallerId": "410004343",
          "campaignName": "Campaign1",
          "otherFields": { "AccountNumber": "12345678" }
        }
      }""".replace("431", Long.toString(handle))
    );

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(new JsonObject().put("statusCode", 0));
    Command.Dial dial = (Command.Dial) desk.board.asks.getFirst().input();
    assertThat(dial.to().number()).isEqualTo("5001");
    assertThat(dial.callerId()).isEqualTo("410004343");
    assertThat(dial.alertCaller()).isFalse();
    JsonObject sample = notification(
      """
      {
        "data": {
          "notificationType": "StatusChange",
          "call": {
            "id": "013V08JRL498H1OI04000VTAES00000G",
            "state": "Dialing",
            "callUuid": "013V08JRL498H1OI04000VTAES00000G",
            "connId": "0071023821aec010",
            "deviceUri": "http://127.0.0.1:8080/api/v2/devices/efe1ab32-53f9-43ce-b65e-5768c61f7d4a",
            "participants": [
              { "e164Number": "", "formattedPhoneNumber": "5001", "phoneNumber": "5001", "digits": "5001" }
            ],
            "dnis": "5001",
            "callType": "Internal",
            "capabilities": [
              "DeleteUserDataPair", "AttachUserData", "Hangup", "DeleteUserData", "SendDtmf", "UpdateUserData"
            ],
            "duration": "0",
            "mute": "Off",
            "supervisorListeningIn": false,
            "monitoredUserMuted": false,
            "uri": "http://127.0.0.1:8080/api/v2/me/calls/013V08JRL498H1OI04000VTAES00000G",
            "path": "/calls/013V08JRL498H1OI04000VTAES00000G"
          },
          "phoneNumber": "5005",
          "extensions": { "WrapUpTime": 0, "BusinessCall": 0 },
          "messageType": "CallStateChangeMessage"
        },
        "channel": "/v2/me/calls"
      }""",
      dial.by().call()
    );
    // Extensions are what the switch sent with its event; ours sends none, and then there is no such field.
    sample.getJsonObject("data").remove("extensions");
    JsonObject call = sample.getJsonObject("data").getJsonObject("call");
    // The sample is older than this field, which every later one has.
    call.put("monitoring", false);
    // The sample cuts the record short; its fields become the call's user data.
    call.put(
      "userData",
      new JsonObject()
        .put("recordHandle", Math.toIntExact(handle))
        .put("phoneNumber", "5001")
        .put("outboundCallerId", "410004343")
        .put("campaignName", "Campaign1")
        .put("AccountNumber", "12345678")
    );
    assertThat(Desk.comparable(desk.lastNotification())).isEqualTo(sample);
  }

  /** Page "SetCallDisposition": request, answer and notification. */
  @Test
  void theDisposition() {
    User agent = desk.book.add("agent1@demo", Desk.FIRST_DEVICE, "15000", RecordingMode.Unassigned, WITHOUT_RECORDING);
    User caller = desk.book.add(
      "agent2@demo",
      Desk.SECOND_DEVICE,
      "15001",
      RecordingMode.Unassigned,
      WITHOUT_RECORDING
    );
    CallId call = desk.dial(caller, "15000");
    desk.board.tell(new SwitchEvent.Answered(call.party(0), desk.board.event()));
    desk.board.tell(new SwitchEvent.Answered(call.party(1), desk.board.event()));
    desk.wait(Duration.ofSeconds(262));

    Answer answer = desk.post(
      agent,
      "genesysOperateDevice",
      Desk.FIRST_DEVICE,
      ours(
        """
        {
          "operationName": "SetCallDisposition",
          "callUri": "http://127.0.0.1:8080/api/v2/calls/01RCC3N118B1V0SL8O7GK2LAES000006",
          "callUuid": "01RCC3N118B1V0SL8O7GK2LAES000006",
          "disposition": "Referred",
          "dispositionKey": "DispositionCode"
        }""",
        call
      )
    );

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(new JsonObject().put("statusCode", 0));
    JsonObject sample = notification(
      """
      {
        "data": {
          "notificationType": "AttachedDataChanged",
          "call": {
            "id": "01RCC3N118B1V0SL8O7GK2LAES000006",
            "state": "Established",
            "callUuid": "01RCC3N118B1V0SL8O7GK2LAES000006",
            "connId": "0071027198180006",
            "deviceUri": "http://127.0.0.1:8080/api/v2/devices/631608b3-ceb1-472b-ba05-2ae39555b0d1",
            "participants": [
              { "e164Number": "", "formattedPhoneNumber": "15001", "phoneNumber": "15001", "digits": "15001" }
            ],
            "dnis": "15000",
            "callType": "Internal",
            "capabilities": [
              "UpdateUserData", "SendDtmf", "InitiateConference", "Hold", "SingleStepTransfer", "InitiateTransfer",
              "AttachUserData", "DeleteUserDataPair", "SingleStepConference", "DeleteUserData", "Hangup"
            ],
            "userData": { "DispositionCode": "Referred" },
            "duration": "262",
            "mute": "Off",
            "supervisorListeningIn": false,
            "monitoredUserMuted": false,
            "monitoring": false,
            "uri": "http://127.0.0.1:8080/api/v2/me/calls/01RCC3N118B1V0SL8O7GK2LAES000006",
            "path": "/calls/01RCC3N118B1V0SL8O7GK2LAES000006"
          },
          "phoneNumber": "15000",
          "messageType": "CallStateChangeMessage"
        },
        "channel": "/v2/me/calls"
      }""",
      call
    );
    // Both agents are told, the last notice is that of the agent who was called.
    assertThat(desk.board.lastNotice().party()).isEqualTo(1);
    assertThat(Desk.comparable(desk.lastNotification())).isEqualTo(sample);
  }

  /** The same page's request, with the id of the sample itself: another switch's call, which nobody here has. */
  @Test
  void theDispositionOfACallThatIsNotOurs() {
    User agent = desk.book.add("agent1@demo", Desk.FIRST_DEVICE, "15000", RecordingMode.Unassigned, WITHOUT_RECORDING);
    Answer answer = desk.post(
      agent,
      "genesysOperateDevice",
      Desk.FIRST_DEVICE,
      """
      {
        "operationName": "SetCallDisposition",
        "callUri": "http://127.0.0.1:8080/api/v2/calls/01RCC3N118B1V0SL8O7GK2LAES000006",
        "callUuid": "01RCC3N118B1V0SL8O7GK2LAES000006",
        "disposition": "Referred"
      }"""
    );
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).isEqualTo(new JsonObject().put("statusCode", 6).put("statusMessage", "Call not found"));
    assertThat(desk.board.asks).isEmpty();
  }

  @Test
  void theCallIsTheSameInEveryPlace() {
    User agent = desk.book.add("agent1@demo", Desk.FIRST_DEVICE, "15000", RecordingMode.Unassigned, PhoneBook.ALL);
    desk.book.add("agent2@demo", Desk.SECOND_DEVICE, "15001", RecordingMode.Unassigned, WITHOUT_RECORDING);
    CallId call = desk.established(agent, "15001");
    JsonObject alone = Desk.comparable(desk.call(agent, call));
    JsonObject listed = desk.get(agent, "genesysListCalls", Map.of(), Map.of("fields", "*")).body();
    JsonObject embedded = desk.get(agent, "genesysGetMe", Map.of(), Map.of("subresources", "calls")).body();
    JsonObject told = desk.lastNotification().getJsonObject("data");
    assertThat(Desk.comparable(listed).getJsonArray("calls").getJsonObject(0).fieldNames()).isEqualTo(
      alone.fieldNames()
    );
    assertThat(new JsonObject(listed.encode()).getJsonArray("calls").getJsonObject(0)).isEqualTo(
      new JsonObject(embedded.encode()).getJsonObject("user").getJsonArray("calls").getJsonObject(0)
    );
    assertThat(Desk.comparable(told).getJsonObject("call")).isEqualTo(alone);
  }

  /** A sample call with our ids in place of its own. */
  private static JsonObject sample(String json, CallId call) {
    JsonObject sample = Desk.comparable(new JsonObject(ours(json, call)));
    if (sample.containsKey("connId")) sample.put("connId", GenesysIds.connId(call));
    return sample;
  }

  private static JsonObject notification(String json, CallId call) {
    JsonObject sample = sample(json, call);
    sample.getJsonObject("data").getJsonObject("call").put("connId", GenesysIds.connId(call));
    return sample;
  }

  private static String ours(String json, CallId call) {
    return json.replaceAll("01[0-9A-V]{30}", GenesysIds.callUuid(call));
  }
}
