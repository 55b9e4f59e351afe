package io.hookswitch.gateway;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Predicate;

/** A client of the Genesys dialect, logged in as one user with one device. */
record Agent(Visitor http, String device) {
  static final String PASSWORD = "hookswitch";

  Answer dial(String number) {
    return dialling("{\"operationName\":\"Dial\",\"destination\":{\"phoneNumber\":\"" + number + "\"}}");
  }

  Answer dialling(String body) {
    return http.post("/api/v2/me/devices/" + device + "/calls", body);
  }

  /** Dials, and waits for the call to be there; the agent has no other. */
  String call(String number) {
    dial(number).expect(200);
    return onlyCall();
  }

  String onlyCall() {
    return Patience.until(this + " has one call", this::calls, calls -> calls.size() == 1)
      .getFirst()
      .getString("id");
  }

  List<JsonObject> calls() {
    return objects(http.get("/api/v2/me/calls?fields=*").expect(200).list("calls"));
  }

  /** 404 once it is over. */
  Answer look(String id) {
    return http.get("/api/v2/me/calls/" + id);
  }

  JsonObject see(String id) {
    return look(id).expect(200).body().getJsonObject("call");
  }

  JsonObject await(String id, String field, String value) {
    return await(id, field + " " + value, call -> value.equals(call.getString(field)));
  }

  /** Also waits for the call to appear: a party is reached a moment after the call was made. */
  private JsonObject await(String id, String expected, Predicate<JsonObject> there) {
    return Patience.until(
      this + " sees " + expected + " on " + id,
      () -> look(id).body(),
      body -> body.containsKey("call") && there.test(body.getJsonObject("call"))
    ).getJsonObject("call");
  }

  JsonObject awaitState(String id, String state) {
    return await(id, "state", state);
  }

  /** Waits until it is over for this agent: released for a moment, then gone from here. */
  void awaitGone(String id) {
    Patience.until(this + " is off " + id, this::calls, calls -> calls.stream().noneMatch(call -> id(call).equals(id)));
  }

  Answer operate(String id, String operation) {
    return operate(id, new JsonObject().put("operationName", operation));
  }

  Answer operate(String id, JsonObject body) {
    return http.post("/api/v2/me/calls/" + id, body.encode());
  }

  /** Posts it, once it is among the capabilities. */
  void does(String id, String operation) {
    awaitCan(id, operation);
    operate(id, operation).expect(200);
  }

  JsonObject awaitCan(String id, String operation) {
    return await(id, "capability " + operation, call -> call.getJsonArray("capabilities").contains(operation));
  }

  static String id(JsonObject call) {
    return call.getString("id");
  }

  static List<JsonObject> objects(JsonArray array) {
    return array.stream().map(JsonObject.class::cast).toList();
  }

  @Override
  public String toString() {
    return "the user of device " + device;
  }
}
