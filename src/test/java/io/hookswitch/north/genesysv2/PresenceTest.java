package io.hookswitch.north.genesysv2;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.RecordingMode;
import io.hookswitch.directory.User;
import io.hookswitch.north.Answer;
import io.hookswitch.user.PresenceInput;
import io.hookswitch.user.Seat;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Agent states, do not disturb and forwarding, as a desktop uses them. */
class PresenceTest {

  private static final String START = "{\"operationName\":\"StartContactCenterSession\",\"channels\":[\"voice\"]}";

  private final Desk desk = new Desk();
  private final User agent = desk.book.add(
    "agent1@demo",
    Desk.FIRST_DEVICE,
    "15001",
    RecordingMode.Unassigned,
    Set.of("api-voice")
  );

  private Answer me(String body) {
    return desk.get(agent, "genesysOperateMe", Map.of(), Map.of(), new JsonObject(body));
  }

  private Answer voice(String operation) {
    JsonObject body = new JsonObject().put("operationName", operation);
    return desk.get(agent, "genesysOperateVoiceChannel", Map.of(), Map.of(), body);
  }

  private Answer device(String body) {
    return desk.post(agent, "genesysOperateDevice", Desk.FIRST_DEVICE, body);
  }

  private JsonObject shown() {
    return desk
      .get(agent, "genesysGetDevice", Map.of("id", Desk.FIRST_DEVICE), Map.of())
      .body()
      .getJsonObject("device");
  }

  private static String error(Answer answer) {
    JsonObject body = answer.body();
    return answer.status() + "/" + body.getInteger("statusCode") + " " + body.getString("statusMessage");
  }

  private static void accepted(Answer answer) {
    assertThat(answer.body()).isEqualTo(new JsonObject().put("statusCode", 0));
  }

  @Test
  void aLoginCodeIsNowhereAfterwards() {
    accepted(me(START.replace("}", ",\"loginCode\":\"4711-secret\",\"queue\":\"sales\"}")));
    String kept = desk.presences.of(agent.id()).result().toString();
    assertThat(kept).contains("sales").doesNotContain("4711");
    assertThat(desk.deviceNews)
      .isNotEmpty()
      .noneMatch(news -> news.json().contains("4711"));
  }

  @Test
  void aPhoneThatTheSwitchDoesNotReachIsInactive() {
    Seat seat = new Seat(agent.id(), agent.role(), agent.devices());
    PresenceInput gone = new PresenceInput.Reached(Desk.FIRST_DEVICE, false);
    assertThat(desk.presences.ask(seat, gone, Instant.MAX).succeeded()).isTrue();
    assertThat(shown().getString("deviceState")).isEqualTo("Inactive");
    assertThat(desk.deviceNews.getLast().json()).contains("\"away\":true");
    assertThat(
      desk.presences.ask(seat, new PresenceInput.Reached(Desk.FIRST_DEVICE, true), Instant.MAX).succeeded()
    ).isTrue();
    assertThat(shown().getString("deviceState")).isEqualTo("Active");
  }

  @Test
  void whoLogsInIsNotReadyAndGetsTheSamplesOfThePages() {
    accepted(me(START));
    assertThat(shown().getJsonObject("userState")).isEqualTo(
      new JsonObject()
        .put("id", "900D55CC-2BB0-431F-8BF9-D3525B383BE6")
        .put("displayName", "Not Ready")
        .put("state", "NotReady")
    );
    accepted(voice("AfterCallWork"));
    assertThat(shown().getJsonObject("userState")).isEqualTo(
      new JsonObject()
        .put("id", "D3663509-3D82-4DD3-A82E-2EA8EFA02AEF")
        .put("displayName", "AfterCallWork")
        .put("state", "NotReady")
        .put("workMode", "AfterCallWork")
    );
    accepted(me("{\"operationName\":\"Ready\"}"));
    assertThat(shown().getJsonObject("userState").getString("state")).isEqualTo("Ready");
    accepted(voice("Offline"));
    assertThat(shown().getJsonObject("userState").getString("state")).isEqualTo("LoggedOut");
  }

  @Test
  void eachChangeIsToldToDevicesAndChannelsInTheFormOfTheResources() {
    me(START);
    voice("Ready");
    List<JsonObject> messages = desk.lastDeviceNews();
    assertThat(messages).hasSize(2);
    assertThat(messages.getFirst()).isEqualTo(
      new JsonObject()
        .put("channel", "/v2/me/devices")
        .put("data", new JsonObject().put("messageType", "DeviceStateChangeMessage").put("devices", List.of(shown())))
    );
    JsonObject channels = desk.get(agent, "genesysListChannels", Map.of(), Map.of()).body();
    assertThat(messages.get(1).getString("channel")).isEqualTo("/v2/me/channels");
    assertThat(new JsonObject(messages.get(1).getJsonObject("data").encode())).isEqualTo(
      new JsonObject()
        .put("messageType", "ChannelStateChangeMessageV2")
        .put("channels", new JsonObject(channels.encode()).getJsonArray("channels"))
    );
  }

  @Test
  void channelsListTheStatesThatCanBePosted() {
    me(START);
    JsonObject channel = desk
      .get(agent, "genesysGetMe", Map.of(), Map.of("subresources", "channels"))
      .body()
      .getJsonObject("user")
      .getJsonArray("channels")
      .getJsonObject(0);
    assertThat(channel.getJsonArray("capabilities")).containsExactly(
      "Ready",
      "NotReady",
      "AfterCallWork",
      "AuxWork",
      "Offline",
      "Lunch"
    );
  }

  @Test
  void whoIsNotLoggedInIsNeitherReadyNorOfferedToBe() {
    assertThat(error(voice("Ready"))).isEqualTo(
      "409/2 Ready is not possible while the agent is LoggedOut; allowed: StartContactCenterSession, " +
        "EndContactCenterSession, DoNotDisturbOn, ForwardCallsOn " +
        "(rule: devices.csv:5 Ready needs loggedIn == true)"
    );
    assertThat(desk.deviceNews).isEmpty();
  }

  @Test
  void anOwnStateHasItsOwnNameReasonAndPlaceInTheSettings() {
    me(START);
    accepted(voice("Lunch"));
    JsonObject lunch = new JsonObject()
      .put("id", "lunch-1")
      .put("displayName", "At lunch")
      .put("state", "NotReady")
      .put("workMode", "AuxWork")
      .put("reason", "Lunch break");
    assertThat(shown().getJsonObject("userState")).isEqualTo(lunch);
    JsonObject settings = desk.get(agent, "genesysListAgentStates", Map.of(), Map.of()).body();
    JsonArray states = new JsonObject(settings.encode()).getJsonArray("settings");
    assertThat(states.getJsonObject(5)).isEqualTo(lunch.copy().put("operationName", "Lunch"));
    assertThat(states.getJsonObject(4).getString("state")).isEqualTo("Logout");
    assertThat(settings.getString("key")).isEqualTo("id");
  }

  @Test
  void aReasonGoesWithNotReadyOnly() {
    me(START);
    accepted(me("{\"operationName\":\"NotReady\",\"reason\":\" Tea \"}"));
    assertThat(shown().getJsonObject("userState").getString("reason")).isEqualTo("Tea");
    assertThat(error(me("{\"operationName\":\"Ready\",\"reason\":\"Tea\"}"))).isEqualTo(
      "400/10 reason: Ready has none"
    );
  }

  @Test
  void anUnknownStateIsToldWhichThereAre() {
    assertThat(error(voice("Sleep"))).isEqualTo(
      "400/10 operationName: expected one of AfterCallWork, AuxWork, Lunch, NotReady, Offline, Ready"
    );
    assertThat(error(me("{\"operationName\":\"Sleep\"}"))).contains("StartContactCenterSession");
  }

  @Test
  void channelsThatThereAreNotFailBesideVoice() {
    Answer answer = me("{\"operationName\":\"StartContactCenterSession\",\"channels\":[\"voice\",\"chat\",\"email\"]}");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().encode()).isEqualTo(
      "{\"statusCode\":7,\"succeeded\":[{\"statusCode\":0,\"channel\":\"voice\"}],\"failed\":[{\"statusCode\":4," +
        "\"statusMessage\":\"Interaction server connection is not opened\",\"channel\":\"multimedia\"}]}"
    );
    assertThat(shown().getJsonObject("userState").getString("state")).isEqualTo("NotReady");
  }

  @Test
  void whereEveryChannelFailsThereIsOneReason() {
    Answer answer = me("{\"operationName\":\"StartContactCenterSession\",\"channels\":[\"chat\"]}");
    assertThat(error(answer)).isEqualTo("503/4 Interaction server connection is not opened");
    assertThat(desk.deviceNews).isEmpty();
  }

  @Test
  void aDeviceOfSomebodyElseIsNoPlaceToWork() {
    desk.book.add("agent2@demo", Desk.SECOND_DEVICE, "15002", RecordingMode.Never, Set.of("api-voice"));
    JsonObject body = new JsonObject(START).put("devicePath", "/devices/" + Desk.SECOND_DEVICE);
    assertThat(error(me(body.encode()))).isEqualTo("404/6 Device not found");
    assertThat(error(desk.post(agent, "genesysOperateDevice", Desk.SECOND_DEVICE, op("DoNotDisturbOn")))).isEqualTo(
      "404/6 Device not found"
    );
  }

  @Test
  void leavingEndsTheHttpSessionWhetherSomebodyWasLoggedInOrNot() {
    Answer out = me("{\"operationName\":\"EndContactCenterSession\"}");
    accepted(out);
    assertThat(out.session()).isInstanceOf(Answer.SessionChange.End.class);
    me(START);
    assertThat(me("{\"operationName\":\"EndContactCenterSession\"}").session()).isInstanceOf(
      Answer.SessionChange.End.class
    );
    assertThat(shown().getJsonObject("userState").getString("displayName")).isEqualTo("Offline");
  }

  @Test
  void doNotDisturbFlipsItsCapability() {
    accepted(device(op("DoNotDisturbOn")));
    assertThat(shown().getString("doNotDisturb")).isEqualTo("On");
    assertThat(shown().getJsonArray("capabilities")).containsExactly("DoNotDisturbOff", "ForwardCallsOn");
    assertThat(desk.lastDeviceNews()).hasSize(1);
    assertThat(error(device(op("DoNotDisturbOn")))).startsWith("409/2 DoNotDisturbOn is not possible while");
    accepted(device(op("DoNotDisturbOff")));
    assertThat(shown().getString("doNotDisturb")).isEqualTo("Off");
  }

  @Test
  void aForwardedDeviceShowsWhereToAsTyped() {
    accepted(device("{\"operationName\":\"ForwardCallsOn\",\"destination\":\"(415) 555-0100\"}"));
    assertThat(shown().getString("forwardTo")).isEqualTo("(415) 555-0100");
    assertThat(shown().getJsonArray("capabilities")).containsExactly("DoNotDisturbOn", "ForwardCallsOff");
    assertThat(desk.deviceNews.getLast().presence().phone(Desk.FIRST_DEVICE).forwarding().number()).isEqualTo(
      "+14155550100"
    );
    accepted(device(op("ForwardCallsOff")));
    assertThat(shown().containsKey("forwardTo")).isFalse();
  }

  @Test
  void aDeviceIsNotForwardedToItselfNorToNoNumber() {
    assertThat(error(device("{\"operationName\":\"ForwardCallsOn\",\"destination\":\"15001\"}"))).isEqualTo(
      "400/10 destination: is this device itself"
    );
    assertThat(error(device("{\"operationName\":\"ForwardCallsOn\",\"destination\":\"911\"}"))).isEqualTo(
      "400/10 destination: calls are not forwarded to an emergency number"
    );
    assertThat(error(device("{\"operationName\":\"ForwardCallsOn\",\"destination\":\"tea\"}"))).startsWith(
      "400/10 destination: "
    );
  }

  @Test
  void anAgentSupervisesNobody() {
    assertThat(error(device(op("CancelSupervisorMonitoring")))).isEqualTo(
      "403/5 This user lacks the feature api-supervisor-monitoring"
    );
  }

  @Test
  void whoLacksTheFeatureOrMayOnlyLookChangesNothing() {
    User bare = desk.book.add(
      "agent3@demo",
      "9c58b6c2-7a0e-4b41-8c6d-3f3b1f6c0f11",
      "15003",
      RecordingMode.Never,
      Set.of()
    );
    assertThat(error(desk.get(bare, "genesysOperateMe", Map.of(), Map.of(), new JsonObject(START)))).isEqualTo(
      "403/5 This user lacks the feature api-voice"
    );
    JsonObject device = desk
      .get(bare, "genesysGetDevice", Map.of("id", bare.devices().getFirst()), Map.of())
      .body()
      .getJsonObject("device");
    assertThat(device.getJsonArray("capabilities")).isEmpty();
    User looker = desk.book.lookOnly(agent);
    assertThat(error(desk.post(looker, "genesysOperateDevice", Desk.FIRST_DEVICE, op("DoNotDisturbOn")))).isEqualTo(
      "403/5 This user may look, and not change anything"
    );
    JsonObject end = new JsonObject(op("EndContactCenterSession"));
    assertThat(desk.get(looker, "genesysOperateMe", Map.of(), Map.of(), end).status()).isEqualTo(200);
  }

  private static String op(String name) {
    return "{\"operationName\":\"" + name + "\"}";
  }
}
