package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The sample notifications of the pages about phones, agent states and supervision, received by official clients; for
 * supervision by the one of the supervisor and the one of the monitored agent. Pages as in {@link CallSamplesIT}.
 */
class SupervisorSamplesIT {

  @RegisterExtension
  static final GatewayHarness GATEWAY = new GatewayHarness();

  private Desktop ada;
  private Desktop ben;
  private Desktop sue;

  @BeforeEach
  void everybodyLogsIn() {
    ada = Desktop.at(GATEWAY, "9", "websocket", "agent1");
    ben = Desktop.at(GATEWAY, "3", "websocket", "agent2");
    sue = Desktop.at(GATEWAY, "9", "long-polling", "supervisor1");
    for (Desktop one : List.of(ada, ben, sue)) one.begin();
  }

  @AfterEach
  void everybodyGoesHome() {
    Hangup.all(sue.agent(), ada.agent(), ben.agent());
    for (Desktop one : List.of(ada, ben, sue)) {
      one.end();
      one.close();
    }
  }

  private static JsonObject op(String name) {
    return new JsonObject().put("operationName", name);
  }

  /** [SupListen], [SupCoach], [SupBarge]: arming; [SupSwitchBI], [SupSwitchLI], [SupMute], [SupUnmute], [SupCancel]. */
  @Test
  void theSamplesOfSupervision() {
    sue.watches("ListenIn", ada);
    sue.seesPhone("armed as in the sample", phone ->
      phone.getJsonObject("supervisorMonitoringState").equals(
        new JsonObject()
          .put("state", "ListenIn")
          .put("mode", "AllCalls")
          .put("scope", "Call")
          .put("targetDeviceUri", GATEWAY.uri() + "/api/v2/devices/" + ada.agent().device())
      )
    );
    ada.dial("15002");
    String call = ben.inState("Ringing", "Internal");
    ben.does(call, "Answer");
    sees(call, "ListenIn", "On", false);
    assertThat(ben.knows(call).getBoolean("supervisorListeningIn")).isFalse();
    ben.meets(call, 1);

    sue.does(call, "SwitchToBargeIn");
    sees(call, "BargeIn", "Off", false);
    assertThat(sue.knows(call).getJsonArray("capabilities"))
      .contains("SwitchToListenIn", "RemoveParticipantFromConference")
      .doesNotContain("SwitchToBargeIn");
    ben.meets(call, 2);

    for (boolean muted : new boolean[] { true, false }) {
      for (Desktop one : List.of(ada, sue)) one.forgets();
      sue.does(call, muted ? "MuteMonitoredUser" : "UnmuteMonitoredUser");
      sees(call, "BargeIn", "Off", muted);
      for (Desktop one : List.of(ada, sue)) {
        JsonObject told = one.hears(call, "MonitoredUserMutedStateChange", "Established");
        assertThat(told.getBoolean("monitoredUserMuted")).isEqualTo(muted);
      }
    }

    sue.does(call, "SwitchToListenIn");
    sees(call, "ListenIn", "On", false);
    assertThat(sue.knows(call).getJsonArray("capabilities"))
      .contains("SwitchToBargeIn")
      .doesNotContain("SwitchToListenIn");

    sue.watchesNoMore();
    sue.seesPhone("as it was", phone ->
      phone
        .getJsonArray("capabilities")
        .equals(new JsonArray(List.of("DoNotDisturbOn", "ForwardCallsOn", "ListenIn", "Coach", "BargeIn")))
    );
    sue.seesState(call, "Released");
    ada.sees(call, "alone again", seen -> !seen.getBoolean("supervisorListeningIn"));

    sue.watches("Coach", ada);
    sees(call, "Coach", "Off", false);
    ben.meets(call, 1);
    sue.watchesNoMore();
    sue.seesState(call, "Released");
    sue.watches("BargeIn", ada);
    sees(call, "BargeIn", "Off", false);
    sue.watchesNoMore();
    sue.seesState(call, "Released");
  }

  private void sees(String call, String how, String mute, boolean taken) {
    sue.sees(
      call,
      how + " mute " + mute + " taken over " + taken,
      seen ->
        seen.getString("state").equals("Established") &&
        how.equals(seen.getJsonObject("supervisorMonitoringState", new JsonObject()).getString("state")) &&
        seen.getString("mute").equals(mute) &&
        seen.getBoolean("monitoring") &&
        !seen.getBoolean("supervisorListeningIn") &&
        seen.getBoolean("monitoredUserMuted") == taken &&
        seen.getJsonArray("participants").size() == 2
    );
    ada.sees(
      call,
      "monitored, taken over " + taken,
      seen ->
        seen.getBoolean("supervisorListeningIn") &&
        !seen.getBoolean("monitoring") &&
        seen.getBoolean("monitoredUserMuted") == taken
    );
    assertThat(ada.knows(call).containsKey("supervisorMonitoringState")).isFalse();
  }

  /** [AgentState] and [WireLog26]: the built-in states with their ids; the channel says the same. */
  @Test
  void theSamplesOfAgentStates() {
    Map<String, JsonObject> samples = Map.of(
      "Ready",
      state("9430250E-0A1B-421F-B372-F29E69366DED", "Ready", "Ready"),
      "NotReady",
      state("900D55CC-2BB0-431F-8BF9-D3525B383BE6", "Not Ready", "NotReady"),
      "AfterCallWork",
      state("D3663509-3D82-4DD3-A82E-2EA8EFA02AEF", "AfterCallWork", "NotReady").put("workMode", "AfterCallWork"),
      "AuxWork",
      state("2B36138D-C564-4562-A8CB-3C32D564F296", "AuxWork", "NotReady").put("workMode", "AuxWork")
    );
    for (String name : List.of("Ready", "NotReady", "AfterCallWork", "AuxWork")) {
      ada.become(name);
      ada.seesPhone(name, phone -> phone.getJsonObject("userState").equals(samples.get(name)));
    }
  }

  private static JsonObject state(String id, String shown, String state) {
    return new JsonObject().put("id", id).put("displayName", shown).put("state", state);
  }

  /** [DevAttr], [ForwardOn]: the phone's own operations, and the capability that takes the place of each. */
  @Test
  void theSamplesOfAPhone() {
    ada.operatesPhone(op("DoNotDisturbOn"));
    ada.seesPhone("quiet", phone -> phone.getString("doNotDisturb").equals("On") && can(phone, "DoNotDisturbOff"));
    ada.operatesPhone(op("DoNotDisturbOff"));
    ada.seesPhone("loud", phone -> phone.getString("doNotDisturb").equals("Off") && can(phone, "DoNotDisturbOn"));
    ada.operatesPhone(op("ForwardCallsOn").put("destination", "15002"));
    ada.seesPhone("forwarded", phone -> "15002".equals(phone.getString("forwardTo")) && can(phone, "ForwardCallsOff"));
    ada.operatesPhone(op("ForwardCallsOff"));
    ada.seesPhone("itself", phone -> !phone.containsKey("forwardTo") && can(phone, "ForwardCallsOn"));
  }

  private static boolean can(JsonObject phone, String operation) {
    return phone.getJsonArray("capabilities").contains(operation);
  }
}
