package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The main job in the Genesys dialect: one agent calls another, or the network, through the whole gateway. */
class GenesysCallIT {

  @RegisterExtension
  static final GatewayHarness GATEWAY = new GatewayHarness();

  private final Agent caller = GATEWAY.agent("agent1");
  private final Agent callee = GATEWAY.agent("agent2");

  @AfterEach
  void everybodyHangsUp() {
    Hangup.all(caller, callee);
  }

  private String talking() {
    String call = caller.call("15002");
    callee.awaitState(call, "Ringing");
    callee.does(call, "Answer");
    callee.awaitState(call, "Established");
    caller.awaitState(call, "Established");
    return call;
  }

  @Test
  void anAgentDialsAndTheOtherSeesAnswersAndHangsUp() {
    String call = caller.call("15002");
    assertThat(caller.see(call).getString("state")).isEqualTo("Dialing");
    JsonObject ringing = callee.awaitState(call, "Ringing");
    assertThat(ringing.getString("callType")).isEqualTo("Internal");
    assertThat(ringing.getJsonArray("participants").getJsonObject(0).getString("phoneNumber")).isEqualTo("15001");
    callee.does(call, "Answer");
    caller.awaitState(call, "Established");
    callee.awaitState(call, "Established");
    callee.does(call, "Hangup");
    caller.awaitGone(call);
    callee.awaitGone(call);
    caller.look(call).expectGenesys(404, 6);
    caller.operate(call, "Hangup").expectGenesys(404, 6);
  }

  @Test
  void aHeldCallIsRetrieved() {
    String call = talking();
    caller.does(call, "Hold");
    assertThat(caller.awaitState(call, "Held").getJsonArray("capabilities"))
      .contains("Retrieve")
      .doesNotContain("Hold");
    assertThat(callee.see(call).getString("state")).isEqualTo("Established");
    caller.operate(call, "Hold").expectGenesys(409, 2);
    caller.does(call, "Retrieve");
    caller.awaitState(call, "Established");
  }

  @Test
  void aRecordingIsStartedPausedResumedAndStopped() {
    String call = talking();
    assertThat(caller.see(call).getString("recordingState")).isEqualTo("Stopped");
    caller.does(call, "StartCallRecording");
    caller.await(call, "recordingState", "Recording");
    caller.does(call, "PauseCallRecording");
    caller.await(call, "recordingState", "Paused");
    caller.does(call, "ResumeCallRecording");
    caller.await(call, "recordingState", "Recording");
    caller.does(call, "StopCallRecording");
    caller.await(call, "recordingState", "Stopped");
    callee.operate(call, "StartCallRecording").expectGenesys(403, 5);
    assertThat(callee.see(call).containsKey("recordingState")).isFalse();
  }

  @Test
  void userDataIsSharedByBothParties() {
    String call = talking();
    caller.operate(call, data("AttachUserData", "AccountNumber", "12345678")).expect(200);
    callee.operate(call, data("UpdateUserData", "Mood", "good")).expect(200);
    assertThat(callee.see(call).getJsonObject("userData")).isEqualTo(
      new JsonObject().put("AccountNumber", "12345678").put("Mood", "good")
    );
    caller.operate(call, data("UpdateUserData", "AccountNumber", "87654321")).expect(200);
    caller.operate(call, new JsonObject().put("operationName", "DeleteUserDataPair").put("key", "Mood")).expect(200);
    assertThat(callee.see(call).getJsonObject("userData")).isEqualTo(new JsonObject().put("AccountNumber", "87654321"));
    caller.operate(call, "DeleteUserData").expect(200);
    assertThat(callee.see(call).containsKey("userData")).isFalse();
  }

  @Test
  void aDispositionIsSetOnTheCallAndOnTheDevice() {
    String call = talking();
    JsonObject sold = new JsonObject().put("operationName", "SetCallDisposition").put("disposition", "Sold");
    caller.operate(call, sold).expect(200);
    assertThat(caller.see(call).getJsonObject("userData").getString("DispositionCode")).isEqualTo("Sold");
    JsonObject other = sold.copy().put("callUuid", call).put("disposition", "No").put("dispositionKey", "Result");
    callee
      .http()
      .post("/api/v2/me/devices/" + callee.device(), other.encode())
      .expect(200);
    assertThat(caller.see(call).getJsonObject("userData").getString("Result")).isEqualTo("No");
  }

  @Test
  void theMicrophoneIsMutedAndTonesAreSent() {
    String call = talking();
    caller.does(call, "MuteCall");
    assertThat(caller.await(call, "mute", "On").getJsonArray("capabilities")).contains("UnmuteCall");
    assertThat(callee.see(call).getString("mute")).isEqualTo("Off");
    caller.does(call, "UnmuteCall");
    caller.await(call, "mute", "Off");
    caller.operate(call, new JsonObject().put("operationName", "SendDtmf").put("digits", "12*#")).expect(200);
  }

  @Test
  void theCallIsTheSameAloneInTheListAndInMe() {
    String call = talking();
    JsonObject alone = caller.see(call);
    JsonObject embedded = caller.http().get("/api/v2/me?subresources=calls").expect(200).body();
    JsonObject listed = embedded.getJsonObject("user").getJsonArray("calls").getJsonObject(0);
    assertThat(listed.fieldNames()).isEqualTo(alone.fieldNames());
    assertThat(listed.getString("id")).isEqualTo(call);
    assertThat(caller.http().get("/api/v2/me/calls").expect(200).list("uris")).hasSize(1);
  }

  @Test
  void aCallToTheNetworkShowsWhereItGoes() {
    String call = caller.call("9165550104");
    JsonObject seen = caller.awaitState(call, "Established");
    assertThat(seen.getString("callType")).isEqualTo("Outbound");
    JsonObject far = seen.getJsonArray("participants").getJsonObject(0);
    assertThat(far.getString("e164Number")).isEqualTo("+19165550104");
    assertThat(far.getString("formattedPhoneNumber")).isEqualTo("(916) 555-0104");
    assertThat(far.getString("location")).isEqualTo("California");
  }

  @Test
  void aRingingCallIsRejected() {
    String call = caller.call("15002");
    callee.awaitState(call, "Ringing");
    callee.operate(call, "Reject").expect(200);
    callee.awaitGone(call);
    caller.awaitGone(call);
  }

  private static JsonObject data(String operation, String key, String value) {
    return new JsonObject().put("operationName", operation).put("userData", new JsonObject().put(key, value));
  }
}
