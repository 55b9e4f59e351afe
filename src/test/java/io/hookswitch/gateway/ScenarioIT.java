package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A day at the desk, seen by official clients only through notifications, and done only by what capabilities list. */
class ScenarioIT {

  @RegisterExtension
  static final GatewayHarness GATEWAY = new GatewayHarness();

  /** Whatever a test that failed has left. */
  @AfterEach
  void everybodyGoesHome() {
    Agent[] all = { GATEWAY.agent("agent1"), GATEWAY.agent("agent2"), GATEWAY.agent("supervisor1") };
    Answer looked = all[2].http().get("/api/v2/me/devices/" + all[2].device());
    if (looked.body().getJsonObject("device").containsKey("supervisorMonitoringState")) {
      String cancel = new JsonObject().put("operationName", "CancelSupervisorMonitoring").encode();
      all[2]
        .http()
        .post("/api/v2/me/devices/" + all[2].device(), cancel)
        .expect(200);
    }
    Hangup.all(all);
    String end = new JsonObject().put("operationName", "EndContactCenterSession").encode();
    for (Agent one : all) one.http().post("/api/v2/me", end).expect(200);
  }

  private static Desktop desktop(String client, String transport, String user) {
    return Desktop.at(GATEWAY, client, transport, user);
  }

  private static JsonObject to(String operation, String number) {
    return new JsonObject()
      .put("operationName", operation)
      .put("destination", new JsonObject().put("phoneNumber", number));
  }

  @ParameterizedTest(name = "{0} over {1}")
  @CsvSource({
    "9, long-polling",
    "9, websocket",
    "3, long-polling",
    "3, websocket",
    "java, long-polling",
    "java, websocket",
  })
  void threeUsersWorkFromLoginToLogout(String client, String transport) {
    try (
      Desktop ada = desktop(client, transport, "agent1");
      Desktop ben = desktop(client, transport, "agent2");
      Desktop sue = desktop(client, transport, "supervisor1")
    ) {
      ada.begin();
      ben.begin();
      sue.begin();
      ada.become("Ready");
      ben.become("Ready");

      supervised(ada, sue, inbound(ada));

      // Ben calls Ada.
      ben.dial("15001");
      String call = ada.inState("Ringing", "Internal");
      ada.does(call, "Answer");
      ada.seesState(call, "Established");
      ben.seesState(call, "Established");

      record(ada, call);
      conference(ada, ben, sue, call);
      transfer(ada, ben, sue, call);

      ada.become("AfterCallWork");
      ada.become("NotReady");
      for (Desktop one : new Desktop[] { ada, ben, sue }) one.end();
      assertThat(ada.kinds()).contains(
        "StatusChange",
        "ParticipantsUpdated",
        "AttachedDataChanged",
        "CallRecordingStateChange",
        "MonitoredUserMutedStateChange"
      );
    }
  }

  /** The network calls Ada, since she has dialled a number that calls back. */
  private static String inbound(Desktop ada) {
    ada.dial("9165550007");
    String call = ada.inState("Ringing", "Inbound");
    ada.does(call, "Answer");
    ada.seesState(call, "Established");
    JsonObject seen = ada.knows(call);
    assertThat(seen.getString("ani")).isEqualTo("9165550007");
    assertThat(seen.getString("dnis")).isEqualTo("15001");
    return call;
  }

  /** Sue hears Ada and the caller, talks, takes over and gives back; coaches; barges in. */
  private static void supervised(Desktop ada, Desktop sue, String call) {
    sue.watches("ListenIn", ada);
    takesPart(sue, ada, call, "ListenIn", "On");
    sue.does(call, "SwitchToBargeIn");
    takesPart(sue, ada, call, "BargeIn", "Off");
    ada.meets(call, 2);
    sue.does(call, "MuteMonitoredUser");
    for (Desktop one : new Desktop[] { ada, sue }) one.sees(call, "taken over", flag("monitoredUserMuted", true));
    sue.does(call, "UnmuteMonitoredUser");
    for (Desktop one : new Desktop[] { ada, sue }) one.sees(call, "given back", flag("monitoredUserMuted", false));
    sue.does(call, "SwitchToListenIn");
    takesPart(sue, ada, call, "ListenIn", "On");
    ada.meets(call, 1);
    cancelled(ada, sue, call);
    sue.watches("Coach", ada);
    takesPart(sue, ada, call, "Coach", "Off");
    sue.does(call, "SwitchToBargeIn");
    takesPart(sue, ada, call, "BargeIn", "Off");
    assertThat(sue.knows(call).getJsonArray("capabilities")).contains("SwitchToListenIn").doesNotContain("Coach");
    cancelled(ada, sue, call);
    sue.watches("BargeIn", ada);
    takesPart(sue, ada, call, "BargeIn", "Off");
    // Whoever has barged in talks, and stays with the caller.
    ada.does(call, "Hangup");
    ada.seesState(call, "Released");
    sue.meets(call, 1);
    sue.seesState(call, "Established");
    sue.watchesNoMore();
    sue.seesState(call, "Released");
  }

  private static void cancelled(Desktop ada, Desktop sue, String call) {
    sue.watchesNoMore();
    sue.seesState(call, "Released");
    ada.sees(call, "not listened to", flag("supervisorListeningIn", false));
    ada.meets(call, 1);
    ada.seesState(call, "Established");
  }

  private static void takesPart(Desktop sue, Desktop ada, String call, String how, String mute) {
    sue.sees(
      call,
      how + " with mute " + mute,
      seen ->
        seen.getString("state").equals("Established") &&
        seen.getString("mute").equals(mute) &&
        seen.getBoolean("monitoring") &&
        how.equals(seen.getJsonObject("supervisorMonitoringState", new JsonObject()).getString("state"))
    );
    ada.sees(call, "listened to", flag("supervisorListeningIn", true));
    assertThat(ada.knows(call).getBoolean("monitoring")).isFalse();
  }

  private static Predicate<JsonObject> flag(String name, boolean value) {
    return seen -> seen.getBoolean(name) == value;
  }

  private static JsonObject swap(String other) {
    String uri = GATEWAY.uri() + "/api/v2/me/calls/" + other;
    return new JsonObject().put("operationName", "SwapCalls").put("otherCallUri", uri);
  }

  private static void record(Desktop ada, String call) {
    ada.does(call, "StartCallRecording");
    ada.does(call, "PauseCallRecording");
    ada.sees(call, "paused", seen -> "Paused".equals(seen.getString("recordingState")));
    ada.does(call, "ResumeCallRecording");
    ada.sees(call, "recorded", seen -> "Recording".equals(seen.getString("recordingState")));
    ada.does(call, "StopCallRecording");
    ada.sees(call, "not recorded", seen -> "Stopped".equals(seen.getString("recordingState")));
  }

  /** Consults, changes between the two there and back, and brings both together; then sends one away. */
  private static void conference(Desktop ada, Desktop ben, Desktop sue, String call) {
    String consult = consult(ada, sue, call, "InitiateConference");
    ada.does(call, swap(consult));
    ada.seesState(consult, "Held");
    ada.seesState(call, "Established");
    ada.does(consult, swap(call));
    ada.seesState(call, "Held");
    ada.seesState(consult, "Established");
    ada.does(consult, "CompleteConference");
    ada.seesState(consult, "Released");
    for (Desktop one : new Desktop[] { ada, ben }) one.meets(call, 2);
    sue.meets(consult, 2);
    ada.does(
      call,
      new JsonObject().put("operationName", "RemoveParticipantFromConference").put("participant", "15003")
    );
    sue.seesState(consult, "Released");
    for (Desktop one : new Desktop[] { ada, ben }) one.meets(call, 1);
  }

  private static void transfer(Desktop ada, Desktop ben, Desktop sue, String call) {
    ada.disposes(call, "Sold");
    String consult = consult(ada, sue, call, "InitiateTransfer");
    ada.does(consult, "CompleteTransfer");
    ada.seesState(call, "Released");
    ada.seesState(consult, "Released");
    ben.sees(call, "with Sue", seen -> seen.getJsonArray("participants").encode().contains("15003"));
    sue.sees(consult, "with Ben", seen -> seen.getJsonArray("participants").encode().contains("15002"));
    sue.sees(consult, "disposed of", seen ->
      seen.getJsonObject("userData").getString("DispositionCode").equals("Sold")
    );
    sue.does(consult, "Hangup");
    sue.seesState(consult, "Released");
    ben.seesState(call, "Released");
  }

  private static String consult(Desktop ada, Desktop sue, String call, String operation) {
    ada.does(call, to(operation, "15003"));
    ada.seesState(call, "Held");
    String consult = ada.inState("Dialing", "Consult");
    assertThat(consult).isNotEqualTo(call);
    sue.seesState(consult, "Ringing");
    sue.does(consult, "Answer");
    ada.seesState(consult, "Established");
    sue.seesState(consult, "Established");
    return consult;
  }
}
