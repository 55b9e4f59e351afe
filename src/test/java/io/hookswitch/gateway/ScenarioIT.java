package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.north.Counter;
import io.vertx.core.json.JsonObject;
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
    Hangup.all(all);
    String end = new JsonObject().put("operationName", "EndContactCenterSession").encode();
    for (Agent one : all) one.http().post("/api/v2/me", end).expect(200);
  }

  private static Desktop desktop(String client, String transport, String user) {
    String url = GATEWAY.uri() + "/api/v2/notifications";
    String credential = Counter.basic(user, Agent.PASSWORD);
    Ear ear = client.equals("java") ? new JavaEar(url, credential) : new JsEar(client, transport, url, credential);
    return new Desktop(GATEWAY.agent(user), ear);
  }

  private static JsonObject to(String operation, String number) {
    return new JsonObject()
      .put("operationName", operation)
      .put("destination", new JsonObject().put("phoneNumber", number));
  }

  @ParameterizedTest(name = "{0} over {1}")
  @CsvSource({ "9, long-polling", "9, websocket", "3, long-polling", "3, websocket", "java, long-polling" })
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
        "CallRecordingStateChange"
      );
    }
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
