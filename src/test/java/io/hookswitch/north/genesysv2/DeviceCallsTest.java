package io.hookswitch.north.genesysv2;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.CallId;
import io.hookswitch.call.RecordingMode;
import io.hookswitch.call.RecordingState;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.directory.User;
import io.hookswitch.north.Answer;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Operations that a client posts to a device and that are done to one of its calls; and the device's settings. */
final class DeviceCallsTest {

  private final Desk desk = new Desk();
  private final User agent = desk.book.add(
    "agent1@demo",
    Desk.FIRST_DEVICE,
    "15001",
    RecordingMode.OnDemandUserStart,
    Set.of("api-voice", "api-voice-recording", "api-supervisor-monitoring")
  );
  private final User other = desk.book.add(
    "agent2@demo",
    Desk.SECOND_DEVICE,
    "15002",
    RecordingMode.Unassigned,
    PhoneBook.ALL
  );

  private Answer post(User user, String operation) {
    return desk.post(
      user,
      "genesysOperateDevice",
      user.devices().getFirst(),
      new JsonObject().put("operationName", operation).encode()
    );
  }

  private static void refused(Answer answer, int status, int code, String message) {
    assertThat(answer.body()).isEqualTo(new JsonObject().put("statusCode", code).put("statusMessage", message));
    assertThat(answer.status()).isEqualTo(status);
  }

  @Test
  void aRecordingIsStartedPausedResumedAndStoppedAtTheDevice() {
    CallId call = desk.established(agent, "15002");
    accepted(post(agent, "StartCallRecording"));
    desk.recorded(call, 0, RecordingState.Started);
    assertThat(desk.call(agent, call).getString("recordingState")).isEqualTo("Recording");
    accepted(post(agent, "PauseCallRecording"));
    desk.recorded(call, 0, RecordingState.Paused);
    assertThat(desk.call(agent, call).getString("recordingState")).isEqualTo("Paused");
    accepted(post(agent, "ResumeCallRecording"));
    desk.recorded(call, 0, RecordingState.Started);
    accepted(post(agent, "StopCallRecording"));
    desk.recorded(call, 0, RecordingState.None);
    assertThat(desk.call(agent, call).getString("recordingState")).isEqualTo("Stopped");
  }

  @Test
  void aDeviceWithoutACallSaysSo() {
    for (String name : DeviceOperations.OF_CALLS) {
      refused(post(agent, name), 409, 2, name + " is not possible: this device is on no call");
    }
  }

  @Test
  void theOnlyCallSaysItselfWhyNot() {
    desk.established(agent, "15002");
    Answer answer = post(agent, "PauseCallRecording");
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.body().getString("statusMessage")).startsWith(
      "PauseCallRecording is not possible while the call is Established; allowed: "
    );
  }

  @Test
  void oneOfTwoCallsIsFoundByWhatIsPossible() {
    CallId first = desk.established(agent, "15002");
    desk.dial(agent, "15002");
    accepted(post(agent, "StartCallRecording"));
    desk.recorded(first, 0, RecordingState.Started);
    accepted(post(agent, "PauseCallRecording"));
  }

  @Test
  void twoCallsThatFitAreNamedAndNeitherIsTouched() {
    CallId first = desk.established(agent, "15002");
    CallId second = desk.established(agent, "15002");
    refused(
      post(agent, "StartCallRecording"),
      409,
      2,
      "StartCallRecording is possible for 2 calls of this device: post it to one of /me/calls/" +
        GenesysIds.callUuid(first) +
        ", /me/calls/" +
        GenesysIds.callUuid(second)
    );
    refused(
      post(agent, "PauseCallRecording"),
      409,
      2,
      "PauseCallRecording is not possible for any of the 2 calls of this device, which are Established, Established"
    );
    assertThat(desk.state(first).party(0).orElseThrow().recording().state()).isEqualTo(RecordingState.None);
  }

  @Test
  void aCallThatHasEndedIsNoneOfTheDevice() {
    CallId call = desk.established(agent, "15002");
    desk.board.tell(new SwitchEvent.Released(call.party(0), desk.board.event(), ReleaseCause.Hangup));
    refused(post(agent, "StartCallRecording"), 409, 2, "StartCallRecording is not possible: this device is on no call");
  }

  @Test
  void theFeatureIsThatOfTheOperation() {
    User plain = desk.book.add(
      "agent3@demo",
      "0d5d6b3e-6a3b-4f0e-8f1e-0a3a2ed0a0a1",
      "15003",
      RecordingMode.OnDemandUserStart,
      Set.of("api-voice")
    );
    refused(post(plain, "StartCallRecording"), 403, 5, "This user lacks the feature api-voice-recording");
    refused(post(plain, "MuteMonitoredUser"), 403, 5, "This user lacks the feature api-supervisor-monitoring");
  }

  @Test
  void whoMonitorsNobodyMutesNobody() {
    desk.established(agent, "15002");
    Answer answer = post(agent, "MuteMonitoredUser");
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.body().getString("statusMessage")).startsWith("MuteMonitoredUser is not possible while");
  }

  @Test
  void aDeviceOfSomebodyElseIsNotFound() {
    Answer answer = desk.post(
      other,
      "genesysOperateDevice",
      Desk.FIRST_DEVICE,
      "{\"operationName\":\"StartCallRecording\"}"
    );
    refused(answer, 404, 6, "Device not found");
    refused(
      desk.get(other, "genesysGetDeviceSettings", Map.of("id", Desk.FIRST_DEVICE), Map.of()),
      404,
      6,
      "Device not found"
    );
  }

  @Test
  void theSettingsAreWhatTheGatewayKnows() {
    for (String operation : Set.of("genesysGetDeviceSettings", "genesysGetDeviceSettingsByUri")) {
      Answer answer = desk.get(agent, operation, Map.of("id", Desk.FIRST_DEVICE), Map.of());
      assertThat(new JsonObject(answer.body().encode())).isEqualTo(
        new JsonObject(
          """
          {"statusCode":0,"settings":[{"name":"record","value":"false"},
          {"name":"sip-cti-control","value":"talk,hold,dtmf"}],"key":"name"}"""
        )
      );
    }
  }

  private static void accepted(Answer answer) {
    assertThat(answer.body()).isEqualTo(new JsonObject().put("statusCode", 0));
  }
}
