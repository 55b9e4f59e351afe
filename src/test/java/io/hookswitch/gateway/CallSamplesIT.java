package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The sample notifications of the pages about calls, each received by an official client. The page that has the sample
 * is the name in the comment, as in the fact sheet; {@link Shape} looks at every field of every message, and
 * {@code SeedSamplesTest} at every value of those that are there as files. Messages about one call come in order; between
 * two calls no order is promised, see {@code docs/dialects.md}.
 */
class CallSamplesIT {

  @RegisterExtension
  static final GatewayHarness GATEWAY = new GatewayHarness();

  private Desktop ada;
  private Desktop ben;
  private Desktop sue;

  @BeforeEach
  void everybodyListens() {
    ada = Desktop.at(GATEWAY, "9", "long-polling", "agent1");
    ben = Desktop.at(GATEWAY, "9", "websocket", "agent2");
    sue = Desktop.at(GATEWAY, "3", "long-polling", "supervisor1");
  }

  @AfterEach
  void everybodyHangsUp() {
    for (Desktop one : List.of(ada, ben, sue)) one.close();
    Hangup.all(ada.agent(), ben.agent(), sue.agent());
  }

  private static JsonObject op(String name) {
    return new JsonObject().put("operationName", name);
  }

  private static JsonObject to(String name, String number) {
    return op(name).put("destination", new JsonObject().put("phoneNumber", number));
  }

  private static JsonObject data(String name, JsonObject pairs) {
    return op(name).put("userData", pairs);
  }

  /** Ada calls Ben, and both talk. */
  private String talking() {
    ada.dial("15002");
    // [Dial]: Dialing, duration "0".
    String call = ada.inState("Dialing", "Internal");
    assertThat(ada.hears(call, "StatusChange", "Dialing").getString("duration")).isEqualTo("0");
    // [WireLog26]: Ringing.
    ben.hears(call, "StatusChange", "Ringing");
    ben.does(call, "Answer");
    // [Answer], [NET16]: Established.
    ben.hears(call, "StatusChange", "Established");
    ada.hears(call, "StatusChange", "Established");
    return call;
  }

  /** Does it, and gives the call of the one notification that comes of it. */
  private JsonObject does(String call, JsonObject body, String kind, String state) {
    ada.forgets();
    ada.does(call, body);
    return ada.hears(call, kind, state);
  }

  @Test
  void theSamplesOfOneCall() {
    String call = talking();
    // [Hold] and the Retrieve of [CallCtl850].
    assertThat(does(call, op("Hold"), "StatusChange", "Held").getJsonArray("capabilities")).contains("Retrieve");
    does(call, op("Retrieve"), "StatusChange", "Established");
    // [SendDTMF].
    does(call, op("SendDtmf").put("digits", "123"), "DtmfSent", "Established");
    // [MuteCall], [UnmuteCall].
    assertThat(does(call, op("MuteCall"), "StatusChange", "Established").getString("mute")).isEqualTo("On");
    assertThat(does(call, op("UnmuteCall"), "StatusChange", "Established").getString("mute")).isEqualTo("Off");
    // [Attach], [Update], [DelPair], [DelData].
    JsonObject account = new JsonObject().put("AccountNumber", "12345678");
    JsonObject both = account.copy().put("Colour", "red");
    assertThat(userData(call, data("AttachUserData", account))).isEqualTo(account);
    assertThat(userData(call, data("UpdateUserData", new JsonObject().put("Colour", "red")))).isEqualTo(both);
    assertThat(userData(call, op("DeleteUserDataPair").put("key", "Colour"))).isEqualTo(account);
    assertThat(userData(call, op("DeleteUserData"))).isNull();
    // [Disp16], also a file of the seeds.
    ada.forgets();
    ada.disposes(call, "Referred");
    assertThat(ada.hears(call, "AttachedDataChanged", "Established").getJsonObject("userData")).isEqualTo(
      new JsonObject().put("DispositionCode", "Referred")
    );
    recording(call);
    // [Hangup]: Released, nothing is possible any more; the other side is told too.
    assertThat(does(call, op("Hangup"), "StatusChange", "Released").getJsonArray("capabilities")).isEmpty();
    ben.hears(call, "StatusChange", "Released");
  }

  private JsonObject userData(String call, JsonObject body) {
    return does(call, body, "AttachedDataChanged", "Established").getJsonObject("userData");
  }

  /** [RecStart], [RecPause], [RecStop]. */
  private void recording(String call) {
    for (String[] step : new String[][] {
      { "StartCallRecording", "Recording", "PauseCallRecording", "StopCallRecording" },
      { "PauseCallRecording", "Paused", "ResumeCallRecording", "StopCallRecording" },
      { "ResumeCallRecording", "Recording", "PauseCallRecording", "StopCallRecording" },
      { "StopCallRecording", "Stopped", "StartCallRecording" },
    }) {
      JsonObject told = does(call, op(step[0]), "CallRecordingStateChange", "Established");
      assertThat(told.getString("recordingState")).isEqualTo(step[1]);
      assertThat(
        told
          .getJsonArray("capabilities")
          .stream()
          .filter(name -> name.toString().endsWith("CallRecording"))
          .toList()
      ).containsExactlyInAnyOrder((Object[]) java.util.Arrays.copyOfRange(step, 2, step.length));
    }
  }

  private String consult(String call, String operation) {
    ada.forgets();
    ada.does(call, to(operation, "15003"));
    String consult = ada.inState("Dialing", "Consult");
    // [InitTransfer], [InitConf]: the original is held, the consult call dials.
    ada.hears(call, "StatusChange", "Held");
    assertThat(ada.knows(consult).getString("parentCallPath")).isEqualTo("/calls/" + call);
    sue.hears(consult, "StatusChange", "Ringing");
    sue.does(consult, "Answer");
    ada.hears(consult, "StatusChange", "Established");
    return consult;
  }

  @Test
  void theSamplesOfATransfer() {
    String call = talking();
    String consult = consult(call, "InitiateTransfer");
    assertThat(ada.hears(call, "StatusChange", "Held").getJsonArray("capabilities"))
      .contains("SwapCalls", "CompleteTransfer")
      .doesNotContain("Retrieve");
    // [SwapCalls]: one is taken back, the other held.
    ada.forgets();
    ada.does(call, op("SwapCalls").put("otherCallUri", GATEWAY.uri() + "/api/v2/me/calls/" + consult));
    ada.hears(call, "StatusChange", "Established");
    ada.hears(consult, "StatusChange", "Held");
    // [ComplTransfer].
    ada.forgets();
    ada.does(consult, op("CompleteTransfer"));
    ada.hears(call, "StatusChange", "Released");
    ada.hears(consult, "StatusChange", "Released");
    // [CallCtl850]: who is left is told of the new other.
    ben.hears(call, "ParticipantsUpdated", "Established");
  }

  @Test
  void theSamplesOfAConference() {
    String call = talking();
    String consult = consult(call, "InitiateConference");
    // [ComplConf]: the consult call goes, the original has all participants.
    ada.forgets();
    ada.does(consult, op("CompleteConference"));
    ada.hears(consult, "StatusChange", "Released");
    ada.meets(call, 2);
    ada.seesState(call, "Established");
    // [RemovePart].
    JsonObject remove = op("RemoveParticipantFromConference").put("participant", "15003");
    does(call, remove, "ParticipantsUpdated", "Established");
    ada.meets(call, 1);
    assertThat(ada.knows(call).getJsonArray("capabilities")).doesNotContain("RemoveParticipantFromConference");
    sue.hears(consult, "StatusChange", "Released");
    // [ClearCall]: released for all, who are all still shown.
    ada.does(call, to("SingleStepConference", "15003"));
    String joined = sue.inState("Ringing", "Internal");
    sue.does(joined, "Answer");
    ada.meets(call, 2);
    JsonArray all = does(call, op("ClearCall"), "StatusChange", "Released").getJsonArray("participants");
    assertThat(all).hasSize(2);
    ben.hears(call, "StatusChange", "Released");
    sue.hears(joined, "StatusChange", "Released");
  }

  @Test
  void theSampleOfATransferInOneStep() {
    String call = talking();
    // [SSTransfer].
    does(call, to("SingleStepTransfer", "15003"), "StatusChange", "Released");
  }
}
