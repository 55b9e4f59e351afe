package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A supervisor and the calls of an agent, through the whole gateway. */
class SupervisionIT {

  @RegisterExtension
  static final GatewayHarness GATEWAY = new GatewayHarness();

  private static final String[] USER_DATA = {
    "AttachUserData",
    "UpdateUserData",
    "DeleteUserData",
    "DeleteUserDataPair",
  };
  private static final String[] TALKING = {
    "Hold",
    "Hangup",
    "SendDtmf",
    "InitiateTransfer",
    "SingleStepTransfer",
    "InitiateConference",
    "SingleStepConference",
    "RemoveParticipantFromConference",
    "MuteMonitoredUser",
    "UnmuteMonitoredUser",
  };

  private final Agent agent = GATEWAY.agent("agent1");
  private final Agent other = GATEWAY.agent("agent2");
  private final Agent boss = GATEWAY.agent("supervisor1");

  @AfterEach
  void everybodyGoesHome() {
    if (seen(boss).containsKey("supervisorMonitoringState")) device(boss, op("CancelSupervisorMonitoring")).expect(200);
    Hangup.all(boss, agent, other);
  }

  private static JsonObject op(String name) {
    return new JsonObject().put("operationName", name);
  }

  private static JsonObject arming(String name, String device) {
    return op(name).put("targetDeviceUri", GATEWAY.uri() + "/api/v2/devices/" + device);
  }

  private static Answer device(Agent who, JsonObject body) {
    return who.http().post("/api/v2/me/devices/" + who.device(), body.encode());
  }

  private static JsonObject seen(Agent who) {
    return who
      .http()
      .get("/api/v2/me/devices/" + who.device())
      .expect(200)
      .body()
      .getJsonObject("device");
  }

  private String talking() {
    String call = agent.call("15002");
    other.awaitState(call, "Ringing");
    other.does(call, "Answer");
    agent.awaitState(call, "Established");
    return call;
  }

  private static void awaitFlag(Agent who, String call, String flag, boolean value) {
    Patience.until(who + " sees " + flag + " " + value, () -> who.see(call), seen -> seen.getBoolean(flag) == value);
  }

  private JsonObject awaitKind(String call, String kind) {
    return Patience.until(
      "the supervisor is on the call: " + kind,
      () -> boss.look(call).body(),
      body ->
        body.containsKey("call") &&
        body.getJsonObject("call").getString("state").equals("Established") &&
        kind.equals(body.getJsonObject("call").getJsonObject("supervisorMonitoringState").getString("state"))
    ).getJsonObject("call");
  }

  private static void capabilities(JsonObject call, String... more) {
    assertThat(call.getJsonArray("capabilities").stream().map(String.class::cast).toList())
      .contains(USER_DATA)
      .contains(TALKING)
      .contains(more)
      .hasSize(USER_DATA.length + TALKING.length + more.length);
  }

  @Test
  void aSupervisorListensInBargesInAndTakesOver() {
    device(boss, arming("ListenIn", agent.device())).expect(200);
    JsonObject armed = seen(boss);
    assertThat(armed.getJsonObject("supervisorMonitoringState")).isEqualTo(
      new JsonObject()
        .put("state", "ListenIn")
        .put("mode", "AllCalls")
        .put("scope", "Call")
        .put("targetDeviceUri", GATEWAY.uri() + "/api/v2/devices/" + agent.device())
    );
    assertThat(armed.getJsonArray("capabilities")).containsExactlyInAnyOrder(
      "ForwardCallsOn",
      "DoNotDisturbOn",
      "ListenIn",
      "Coach",
      "BargeIn",
      "CancelSupervisorMonitoring"
    );
    String call = talking();
    JsonObject listening = awaitKind(call, "ListenIn");
    assertThat(listening.getString("mute")).isEqualTo("On");
    assertThat(listening.getBoolean("monitoring")).isTrue();
    assertThat(listening.getBoolean("supervisorListeningIn")).isFalse();
    assertThat(listening.getJsonArray("participants")).hasSize(2);
    capabilities(listening, "SwitchToBargeIn");
    awaitFlag(agent, call, "supervisorListeningIn", true);
    assertThat(other.see(call).getBoolean("supervisorListeningIn")).isFalse();
    assertThat(other.see(call).getJsonArray("participants")).hasSize(1);

    boss.does(call, "SwitchToBargeIn");
    JsonObject barged = awaitKind(call, "BargeIn");
    assertThat(barged.getString("mute")).isEqualTo("Off");
    capabilities(barged, "SwitchToListenIn");
    assertThat(other.see(call).getJsonArray("participants")).hasSize(2);
    boss.does(call, "MuteMonitoredUser");
    awaitFlag(agent, call, "monitoredUserMuted", true);
    assertThat(boss.see(call).getBoolean("monitoredUserMuted")).isTrue();
    boss.does(call, "UnmuteMonitoredUser");
    awaitFlag(agent, call, "monitoredUserMuted", false);
    device(boss, op("MuteMonitoredUser")).expect(200);
    awaitFlag(agent, call, "monitoredUserMuted", true);
    device(boss, op("UnmuteMonitoredUser")).expect(200);
    awaitFlag(agent, call, "monitoredUserMuted", false);
    boss.does(call, "SwitchToListenIn");
    awaitKind(call, "ListenIn");
    boss.operate(call, "SwitchToListenIn").expectGenesys(409, 2);

    agent.does(call, "Hangup");
    agent.awaitGone(call);
    boss.awaitGone(call);
    device(boss, op("MuteMonitoredUser")).expectGenesys(409, 2);
  }

  @Test
  void aCoachJoinsARunningCallAndIsNeverACoachAgain() {
    String call = talking();
    device(boss, arming("Coach", agent.device()).put("supervisorMonitoringScope", "Agent")).expect(200);
    capabilities(awaitKind(call, "Coach"), "SwitchToBargeIn", "SwitchToListenIn");
    boss.does(call, "SwitchToListenIn");
    capabilities(awaitKind(call, "ListenIn"), "SwitchToBargeIn");
    device(boss, op("CancelSupervisorMonitoring")).expect(200);
    boss.awaitGone(call);
    awaitFlag(agent, call, "supervisorListeningIn", false);
    assertThat(agent.see(call).getString("state")).isEqualTo("Established");
    assertThat(seen(boss).containsKey("supervisorMonitoringState")).isFalse();
    assertThat(seen(boss).getJsonArray("capabilities")).doesNotContain("CancelSupervisorMonitoring");
    device(boss, op("CancelSupervisorMonitoring")).expectGenesys(409, 2);
  }

  @Test
  void theNextCallIsOneCall() {
    String running = talking();
    device(boss, arming("BargeIn", agent.device()).put("supervisorMonitoringMode", "NextCall")).expect(200);
    assertThat(boss.calls()).isEmpty();
    agent.does(running, "Hangup");
    agent.awaitGone(running);
    other.awaitGone(running);
    String next = talking();
    awaitKind(next, "BargeIn");
    assertThat(seen(boss).containsKey("supervisorMonitoringState")).isFalse();
    boss.does(next, "Hangup");
    boss.awaitGone(next);
    assertThat(agent.see(next).getString("state")).isEqualTo("Established");
    // The mark at the agent's phone has gone as well.
    device(boss, arming("ListenIn", other.device())).expect(200);
    awaitKind(next, "ListenIn");
    awaitFlag(other, next, "supervisorListeningIn", true);
  }

  @Test
  void theSupervisorFollowsTheCallOrTheAgent() {
    device(boss, arming("ListenIn", other.device()).put("supervisorMonitoringScope", "Agent")).expect(200);
    String call = talking();
    awaitKind(call, "ListenIn");
    other
      .operate(call, op("SingleStepTransfer").put("destination", new JsonObject().put("phoneNumber", "9165550104")))
      .expect(200);
    boss.awaitGone(call);
    assertThat(agent.see(call).getString("state")).isEqualTo("Established");
  }

  @Test
  void bothCallsOfAConsultingAgentAreMonitoredAndOneIsLeftOfThem() {
    device(boss, arming("ListenIn", agent.device())).expect(200);
    String call = talking();
    awaitKind(call, "ListenIn");
    agent
      .operate(call, op("InitiateTransfer").put("destination", new JsonObject().put("phoneNumber", "9165550104")))
      .expect(200);
    Patience.until(
      "the supervisor is on both",
      boss::calls,
      calls -> calls.size() == 2 && calls.stream().allMatch(one -> one.getString("state").equals("Established"))
    );
    agent.does(call, "CompleteTransfer");
    agent.awaitGone(call);
    List<JsonObject> left = Patience.until("one is left", boss::calls, calls -> calls.size() == 1);
    assertThat(left.getFirst().getString("id")).isEqualTo(call);
    // The call was left to the other agent, who is monitored from now on.
    awaitFlag(other, call, "supervisorListeningIn", true);
    awaitKind(call, "ListenIn");
    other.does(call, "Hangup");
    boss.awaitGone(call);
  }

  @Test
  void onlySupervisorsMonitorAndOnlyTheirOwnTenant() {
    assertThat(seen(agent).getJsonArray("capabilities")).isEqualTo(
      new JsonArray(List.of("DoNotDisturbOn", "ForwardCallsOn"))
    );
    device(agent, arming("ListenIn", other.device())).expectGenesys(403, 5);
    device(boss, arming("ListenIn", GatewayHarness.device("foouser"))).expectGenesys(404, 6);
    device(boss, arming("ListenIn", boss.device())).expectGenesys(400, 10);
    device(boss, op("ListenIn").put("targetDeviceUri", "agent1")).expectGenesys(400, 10);
    device(boss, op("ListenIn")).expectGenesys(400, 1);
    device(boss, op("CancelSupervisorMonitoring")).expectGenesys(409, 2);
    String call = talking();
    agent.operate(call, "SwitchToBargeIn").expectGenesys(403, 5);
    boss.operate(call, "SwitchToBargeIn").expectGenesys(404, 6);
  }
}
