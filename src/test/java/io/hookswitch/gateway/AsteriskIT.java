package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.config.HookswitchConfig;
import io.hookswitch.config.SimConfig;
import io.hookswitch.config.SwitchConfig;
import io.hookswitch.south.asterisk.Ear;
import io.hookswitch.south.asterisk.RealAsterisk;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A whole gateway before a real Asterisk: agents work by REST, their phones are real, and are heard. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class AsteriskIT {

  @RegisterExtension
  static final RealAsterisk ASTERISK = RealAsterisk.quiet();

  @RegisterExtension
  static final GatewayHarness GATEWAY = new GatewayHarness(config());

  private static HookswitchConfig config() {
    HookswitchConfig usual = GatewayHarness.config(Path.of("rules"));
    return usual.with(new SwitchConfig(SwitchConfig.Kind.ASTERISK, SimConfig.DEFAULT, ASTERISK.config("hookswitch")));
  }

  @Test
  void anAgentDialsHoldsRetrievesAndHangsUp() {
    Agent ada = GATEWAY.agent("agent1");
    Agent bob = GATEWAY.agent("agent2");
    String id = ada.call("15002");
    ada.awaitState(id, "Established");
    ASTERISK.phone("15001").ear().awaits(950);
    ASTERISK.phone("15002").ear().awaits(650);
    ada.operate(id, "Hold").expect(200);
    ada.awaitState(id, "Held");
    ASTERISK.phone("15002").ear().awaits(1200);
    ada.operate(id, "Retrieve").expect(200);
    ada.awaitState(id, "Established");
    ASTERISK.phone("15002").ear().awaits(650);
    ada.operate(id, "Hangup").expect(200);
    ada.awaitGone(id);
    bob.awaitGone(id);
    assertThat(GATEWAY.user("operator1").get("/ops/connectors").expect(200).body().getJsonArray("connectors"))
      .extracting(one -> ((JsonObject) one).getString("kind") + " " + ((JsonObject) one).getBoolean("up"))
      .containsExactly("asterisk true");
  }

  @Test
  void whatAnAgentRecordsIsFetchedByThoseAloneWhoMayHearIt() {
    Agent ada = GATEWAY.agent("agent1");
    String id = ada.call("15002");
    ada.does(id, "StartCallRecording");
    ada.await(id, "recordingState", "Recording");
    ASTERISK.phone("15001").ear().awaits(950);
    ASTERISK.phone("15002").ear().awaits(650);
    Visitor operator = GATEWAY.user("operator1");
    String live = operator.get("/ops/calls/live").expect(200).list("calls").getJsonObject(0).getString("call");
    String file = "hookswitch-" + live + "-0-rec-1";
    Patience.until("half a second in " + file, () -> ASTERISK.recordedSeconds(file), seconds -> seconds > 0.5);
    ada.does(id, "PauseCallRecording");
    ada.await(id, "recordingState", "Paused");
    ada.does(id, "ResumeCallRecording");
    ada.await(id, "recordingState", "Recording");
    ada.operate(id, "Hangup").expect(200);
    ada.awaitGone(id);
    String path = "/ops/calls/" + live + "/recordings/0-1";
    GATEWAY.user("viewer1").get(path).expect(403);
    GATEWAY.user("operator1").get(path.replace("0-1", "1-1")).expect(404);
    byte[] said = Patience.until("the file", () -> operator.bytes(path), bytes -> bytes.length > 0);
    assertThat(Ear.tones(said)).containsExactly(650, 950);
    assertThat(operator.get(path.replace("/0-1", "")).expect(200).body().getJsonArray("recordings"))
      .extracting(one -> ((JsonObject) one).getString("recording") + " " + ((JsonObject) one).getString("user"))
      .containsExactly("0-1 agent1@demo");
  }

  @Test
  void whatWasRecordedOnACallOfACustomerWhoIsErasedIsDeletedInAsterisk() {
    Agent ada = GATEWAY.agent("agent1");
    Visitor operator = GATEWAY.user("operator1");
    String id = ada.call("15002");
    JsonObject pair = new JsonObject().put("CustomerId", "C-erased");
    ada.awaitCan(id, "AttachUserData");
    ada.operate(id, new JsonObject().put("operationName", "AttachUserData").put("userData", pair)).expect(200);
    ada.does(id, "StartCallRecording");
    ada.await(id, "recordingState", "Recording");
    String live = operator.get("/ops/calls/live").expect(200).list("calls").getJsonObject(0).getString("call");
    ada.operate(id, "Hangup").expect(200);
    ada.awaitGone(id);
    String name = "hookswitch-" + live + "-0-rec-1";
    Patience.until("a file", () -> ASTERISK.look("/recordings/stored"), all -> all.contains(name));
    JsonObject customer = new JsonObject().put("key", "CustomerId").put("value", "C-erased");
    Patience.until(
      "the call to be over in the database, and erased",
      () -> operator.post("/ops/erasures", customer.encode()).expect(200).body().getInteger("calls"),
      calls -> calls == 1
    );
    Patience.until("no file", () -> ASTERISK.look("/recordings/stored"), all -> !all.contains(name));
    assertThat(
      operator
        .get("/ops/calls/" + live + "/recordings")
        .expect(200)
        .list("recordings")
    ).isEmpty();
  }

  @Test
  void whatAsteriskCannotDoIsNeitherOfferedNorAccepted() {
    Agent ada = GATEWAY.agent("agent1");
    String id = ada.call("15002");
    JsonObject call = ada.awaitState(id, "Established");
    assertThat(call.getJsonArray("capabilities"))
      .contains("Hold", "Hangup", "SendDtmf", "InitiateTransfer", "InitiateConference", "SingleStepConference")
      .doesNotContain("PullCall");
    Visitor operator = GATEWAY.user("operator1");
    String live = operator.get("/ops/calls/live").expect(200).list("calls").getJsonObject(0).getString("call");
    JsonObject told = operator
      .get("/ops/calls/" + live + "/explain")
      .expect(200)
      .body();
    assertThat(told.getJsonArray("parties").getJsonObject(0).getJsonArray("operations").encode()).containsPattern(
      "\"PullCall\",\"allowed\":false,\"why\":\\[\"not supported by this device"
    );
    ada.operate(id, "Hangup").expect(200);
    ada.awaitGone(id);
  }
}
