package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The main job in the tenant dialect: click-to-dial and all that follows, through the whole gateway. */
class TenantCallIT {

  @RegisterExtension
  static final GatewayHarness GATEWAY = new GatewayHarness();

  private static final String NETWORK = "+3221234567";

  private final Subscriber foo = GATEWAY.subscriber("foo", "foouser");
  private final Subscriber bar = GATEWAY.subscriber("foo", "baruser");

  @AfterEach
  void everybodyHangsUp() {
    Hangup.all(foo, bar);
  }

  private String talking(String number) {
    String half = foo.call(number);
    foo.awaitState(half, "Active");
    return half;
  }

  @Test
  void clickToDialRingsTheOwnPhoneThenTheNumberThenTalks() {
    String half = foo.call(NETWORK);
    JsonObject own = foo.see(half);
    assertThat(own.getString("state")).isEqualTo("Alerting");
    assertThat(own.getString("personality")).isEqualTo("Click-to-Dial");
    assertThat(own.getJsonObject("remoteParty").getString("callType")).isEqualTo("Unknown");
    JsonObject far = foo.await(half, "personality", "Originator");
    assertThat(far.getString("state")).isEqualTo("Alerting");
    assertThat(far.containsKey("answerTime")).isFalse();
    JsonObject talking = foo.awaitState(half, "Active");
    assertThat(talking.getJsonObject("remoteParty")).isEqualTo(
      new JsonObject().put("address", NETWORK).put("callType", "Network")
    );
    assertThat(talking.getString("answerTime")).isNotNull();
    assertThat(talking.getString("externalTrackingId")).isEqualTo(own.getString("externalTrackingId"));
    foo.release(half).expect(200);
    foo.awaitGone(half);
  }

  @Test
  void bothHalvesOfACallAreSeenByTheirUsers() {
    String half = talking("1002");
    String other = bar.onlyCall();
    assertThat(other).isNotEqualTo(half);
    assertThat(bar.awaitState(other, "Active").getString("personality")).isEqualTo("Terminator");
    bar.look(half).expect(404);
    foo.look(other).expect(404);
    bar.release(other).expect(200);
    foo.awaitGone(half);
  }

  @Test
  void aHeldCallIsReconnected() {
    String half = talking("1002");
    foo.does(half, "hold").expect(200);
    assertThat(foo.see(half).getString("state")).isEqualTo("Held");
    bar.awaitState(bar.onlyCall(), "Remote Held");
    assertThat(foo.does(half, "hold").expect(400).body().getJsonArray("errors").getJsonObject(0)).isEqualTo(
      new JsonObject()
        .put("code", 59)
        .put("message", "INVALID_CALL_OPERATION")
        .put("details", "The state of the call is not valid.")
    );
    foo.does(half, "reconnect").expect(200);
    assertThat(foo.see(half).getString("state")).isEqualTo("Active");
    bar.awaitState(bar.onlyCall(), "Active");
  }

  @Test
  void reconnectReleasesTheOtherCallsOfTheUser() {
    String first = talking("1002");
    foo.does(first, "hold").expect(200);
    String second = talking(NETWORK);
    foo.does(first, "reconnect").expect(200);
    foo.awaitGone(second);
    assertThat(foo.see(first).getString("state")).isEqualTo("Active");
  }

  @Test
  void aRecordingIsStartedPausedResumedAndStopped() {
    String half = talking("1002");
    assertThat(foo.see(half).getBoolean("recorded")).isFalse();
    foo.does(half, "startRecording").expect(200);
    assertThat(foo.see(half).getString("allowedRecordingControls")).isEqualTo("pause-stop");
    foo.does(half, "pauseRecording").expect(200);
    assertThat(foo.see(half).getString("recordingState")).isEqualTo("Paused");
    foo.does(half, "resumeRecording").expect(200);
    assertThat(foo.see(half).getString("recordingState")).isEqualTo("Started");
    foo.does(half, "stopRecording").expect(200);
    assertThat(foo.see(half).getBoolean("recorded")).isTrue();
    assertThat(foo.see(half).containsKey("recordingState")).isFalse();
    assertThat(bar.does(bar.onlyCall(), "startRecording").expect(400).text()).contains(
      "Recording is disabled for this call."
    );
  }

  @Test
  void aBlindTransferDetachesTheUserAndTheOthersGoOn() {
    String half = talking("1002");
    String other = bar.onlyCall();
    foo.modify(half, new JsonObject().put("action", "blindTransfer").put("phoneNumber", NETWORK)).expect(200);
    foo.awaitState(half, "Detached");
    foo.release(half).expect(400);
    Patience.until(
      "the one who stays talks to " + NETWORK,
      () -> bar.see(other),
      call ->
        call.getString("state").equals("Active") &&
        NETWORK.equals(call.getJsonObject("remoteParty").getString("address"))
    );
    bar.release(other).expect(200);
    foo.awaitGone(half);
  }

  @Test
  void anAdministratorOfTheTenantActsForItsUsers() {
    Subscriber admin = GATEWAY.subscriber("fooadmin", "foo", "foouser");
    String half = admin.call("1002");
    foo.awaitState(half, "Active");
    admin.does(half, "hold").expect(200);
    assertThat(foo.see(half).getString("state")).isEqualTo("Held");
    admin.release(half).expect(200);
    foo.awaitGone(half);
  }
}
