package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules are what is allowed: an edited file and a restart change what both dialects show and accept. */
class EditedRulesIT {

  @TempDir
  private Path folder;

  @Test
  void withoutHoldAndPauseBothDialectsNeitherShowNorAcceptThem() throws IOException {
    Path rules = Folders.copy(GatewayHarness.HOME.resolve("rules"), folder.resolve("rules"));
    try (GatewayHarness gateway = new GatewayHarness(GatewayHarness.config(rules)).start()) {
      Agent agent = gateway.agent("agent1");
      String call = talking(agent);
      agent.awaitCan(call, "Hold");
      agent.does(call, "StartCallRecording");
      agent.awaitCan(call, "PauseCallRecording");
    }
    Files.writeString(
      rules.resolve("90-house.drl"),
      """
      rule "house: nobody holds"
        @Why("Our callers would rather wait on the line")
      when CallFacts( state == PartyState.Established )
      then decision.deny(Operation.Hold);
      end
      """
    );
    String recording = Files.readString(rules.resolve("recording.csv"));
    assertThat(recording).contains(",pause_stop,");
    Files.writeString(rules.resolve("recording.csv"), recording.replace(",pause_stop,", ",stop,"));
    try (GatewayHarness gateway = new GatewayHarness(GatewayHarness.config(rules)).start()) {
      Agent agent = gateway.agent("agent1");
      String call = talking(agent);
      agent.does(call, "StartCallRecording");
      assertThat(agent.await(call, "recordingState", "Recording").getJsonArray("capabilities"))
        .contains("StopCallRecording")
        .doesNotContain("Hold", "PauseCallRecording");
      assertThat(agent.operate(call, "Hold").expectGenesys(409, 2).text()).contains("house: nobody holds");
      agent.operate(call, "PauseCallRecording").expectGenesys(409, 2);

      Subscriber foo = gateway.subscriber("foo", "foouser");
      String half = foo.call("1002");
      foo.awaitState(half, "Active");
      foo.does(half, "hold").expect(400);
      foo.does(half, "startRecording").expect(200);
      assertThat(foo.see(half).getString("allowedRecordingControls")).isEqualTo("stop");
      foo.does(half, "pauseRecording").expect(400);
      foo.does(half, "stopRecording").expect(200);
    }
  }

  private static String talking(Agent agent) {
    String call = agent.call("9165550104");
    agent.awaitState(call, "Established");
    return call;
  }
}
