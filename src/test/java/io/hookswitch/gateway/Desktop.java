package io.hookswitch.gateway;

import io.hookswitch.north.Counter;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * An agent's desktop: knows of its calls, its phone and its channel what notifications have told, never looks, and posts
 * an operation only while it is among the capabilities.
 */
final class Desktop implements AutoCloseable {

  private final Agent agent;
  private final Ear ear;
  private final Map<String, JsonObject> calls = new LinkedHashMap<>();
  private final List<String> kinds = new ArrayList<>();
  private final List<JsonObject> heard = new ArrayList<>();
  private JsonObject channel = new JsonObject();
  private JsonObject phone = new JsonObject();

  Desktop(Agent agent, Ear ear) {
    this.agent = agent;
    this.ear = ear;
  }

  /**
   * @param client 9 or 3 for the JavaScript client of that generation, or java
   * @param transport long-polling or websocket
   */
  static Desktop at(GatewayHarness gateway, String client, String transport, String user) {
    String url = gateway.uri() + "/api/v2/notifications";
    String credential = Counter.basic(user, Agent.PASSWORD);
    Ear ear = client.equals("java")
      ? new JavaEar(transport, url, credential)
      : new JsEar(client, transport, url, credential);
    return new Desktop(gateway.agent(user), ear);
  }

  void begin() {
    JsonObject start = new JsonObject()
      .put("operationName", "StartContactCenterSession")
      .put("channels", new JsonArray().add("voice"));
    agent.http().post("/api/v2/me", start.encode()).expect(200);
    until("logged in", () -> channel.getJsonArray("capabilities", new JsonArray()).contains("Ready"));
  }

  /** @param state as the channel's operation is called; shown with spaces */
  void become(String state) {
    until("can become " + state, () -> channel.getJsonArray("capabilities").contains(state));
    JsonObject body = new JsonObject().put("operationName", state);
    agent.http().post("/api/v2/me/channels/voice", body.encode()).expect(200);
    until("is " + state, () ->
      state.equals(channel.getJsonObject("userState").getString("displayName").replace(" ", ""))
    );
  }

  void end() {
    agent
      .http()
      .post("/api/v2/me", new JsonObject().put("operationName", "EndContactCenterSession").encode())
      .expect(200);
    until("logged out", () -> "LoggedOut".equals(channel.getJsonObject("userState").getString("state")));
  }

  void dial(String number) {
    agent.dial(number).expect(200);
  }

  /** Waits for a call that is like this, and gives its id. */
  String call(String like, Predicate<JsonObject> wanted) {
    until("a call that is " + like, () -> calls.values().stream().anyMatch(wanted));
    return calls.values().stream().filter(wanted).findFirst().orElseThrow().getString("id");
  }

  String inState(String state, String type) {
    return call(
      state + " " + type,
      call -> call.getString("state").equals(state) && call.getString("callType").equals(type)
    );
  }

  void sees(String call, String like, Predicate<JsonObject> wanted) {
    until(call + " is " + like, () -> calls.containsKey(call) && wanted.test(calls.get(call)));
  }

  void seesState(String call, String state) {
    sees(call, state, seen -> seen.getString("state").equals(state));
  }

  void meets(String call, int others) {
    sees(call, "with " + others + " others", seen -> seen.getJsonArray("participants").size() == others);
  }

  void does(String call, String operation) {
    does(call, new JsonObject().put("operationName", operation));
  }

  void does(String call, JsonObject body) {
    String operation = body.getString("operationName");
    sees(call, "open to " + operation, seen -> seen.getJsonArray("capabilities").contains(operation));
    agent.operate(call, body).expect(200);
  }

  /** Not among any call's capabilities; needs user data to be open. */
  void disposes(String call, String disposition) {
    JsonObject body = new JsonObject().put("operationName", "SetCallDisposition").put("disposition", disposition);
    sees(call, "open to UpdateUserData", seen -> seen.getJsonArray("capabilities").contains("UpdateUserData"));
    agent.operate(call, body).expect(200);
    sees(call, "disposed of", seen ->
      disposition.equals(seen.getJsonObject("userData", new JsonObject()).getString("DispositionCode"))
    );
  }

  /** Watches the calls of another desktop's phone. */
  void watches(String operation, Desktop other) {
    String target = agent.http().gateway() + "/api/v2/devices/" + other.agent.device();
    operatesPhone(new JsonObject().put("operationName", operation).put("targetDeviceUri", target));
    seesPhone("watching: " + operation, seen ->
      operation.equals(seen.getJsonObject("supervisorMonitoringState", new JsonObject()).getString("state"))
    );
  }

  void watchesNoMore() {
    operatesPhone(new JsonObject().put("operationName", "CancelSupervisorMonitoring"));
    seesPhone("watching nobody", seen -> !seen.containsKey("supervisorMonitoringState"));
  }

  void operatesPhone(JsonObject body) {
    String operation = body.getString("operationName");
    seesPhone("open to " + operation, seen -> seen.getJsonArray("capabilities", new JsonArray()).contains(operation));
    agent
      .http()
      .post("/api/v2/me/devices/" + agent.device(), body.encode())
      .expect(200);
  }

  void seesPhone(String like, Predicate<JsonObject> wanted) {
    until("the phone is " + like, () -> wanted.test(phone));
  }

  /** The first message that is like this, of all there are: {@code channel} and {@code data}. */
  JsonObject hears(String like, Predicate<JsonObject> wanted) {
    until("a message: " + like, () -> heard.stream().anyMatch(wanted));
    return heard.stream().filter(wanted).findFirst().orElseThrow();
  }

  /** The same, of a call's notification; its {@code call}. */
  JsonObject hears(String call, String kind, String state) {
    return hears(kind + " " + state + " of " + call, message -> {
      JsonObject data = message.getJsonObject("data");
      JsonObject about = data.getJsonObject("call");
      return (
        about != null &&
        about.getString("id").equals(call) &&
        about.getString("state").equals(state) &&
        data.getString("notificationType").equals(kind)
      );
    })
      .getJsonObject("data")
      .getJsonObject("call");
  }

  /** The newest word about a call. */
  JsonObject knows(String call) {
    return calls.get(call);
  }

  Agent agent() {
    return agent;
  }

  /** From now on, {@link #hears} takes no notice of what was before. */
  void forgets() {
    heard.clear();
  }

  /** The kinds of notifications so far. */
  List<String> kinds() {
    return kinds;
  }

  private void until(String expected, java.util.function.BooleanSupplier there) {
    while (!there.getAsBoolean()) {
      JsonObject next;
      try {
        next = ear.next();
      } catch (AssertionError none) {
        throw new AssertionError(
          agent + " waited to see: " + expected + "\nknows: " + calls + "\n" + channel + "\n" + phone,
          none
        );
      }
      Shape.check(next);
      heard.add(next);
      hear(next.getJsonObject("data"));
    }
  }

  private void hear(JsonObject data) {
    JsonObject call = data.getJsonObject("call");
    if (call != null) {
      calls.put(call.getString("id"), call);
      kinds.add(data.getString("notificationType"));
    }
    if ("DeviceStateChangeMessage".equals(data.getString("messageType"))) {
      phone = data.getJsonArray("devices").getJsonObject(0);
    }
    if (data.containsKey("channels") && "ChannelStateChangeMessageV2".equals(data.getString("messageType"))) {
      channel = data.getJsonArray("channels").getJsonObject(0);
    }
  }

  @Override
  public void close() {
    ear.close();
  }
}
