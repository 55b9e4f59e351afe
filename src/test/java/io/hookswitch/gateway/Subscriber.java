package io.hookswitch.gateway;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;

/** A client of the tenant dialect at the calls of one user, who need not be the one that is logged in. */
record Subscriber(Visitor http, String path) {
  Answer dial(String number) {
    return http.post(path, new JsonObject().put("phoneNumber", number).encode());
  }

  /** Dials, and gives the half. */
  String call(String number) {
    return dial(number).expect(201).body().getString("callId");
  }

  List<JsonObject> calls() {
    return http
      .send("GET", path, "{\"includeDetails\":true}")
      .expect(200)
      .list("calls")
      .stream()
      .map(JsonObject.class::cast)
      .toList();
  }

  /** The half of the user's only call. */
  String onlyCall() {
    return Patience.until(this + " has one call", this::calls, calls -> calls.size() == 1)
      .getFirst()
      .getString("callId");
  }

  Answer look(String half) {
    return http.get(path + half + "/");
  }

  JsonObject see(String half) {
    return look(half).expect(200).body();
  }

  /** @param value null for a field that is absent */
  JsonObject await(String half, String field, String value) {
    return Patience.until(
      this + " sees " + field + " " + value + " on " + half,
      () -> look(half),
      answer -> answer.status() == 200 && Objects.equals(value, answer.body().getString(field))
    ).body();
  }

  JsonObject awaitState(String half, String state) {
    return await(half, "state", state);
  }

  void awaitGone(String half) {
    Patience.until(this + " gets 404 for " + half, () -> look(half), answer -> answer.status() == 404);
  }

  Answer does(String half, String action) {
    return modify(half, new JsonObject().put("action", action));
  }

  Answer modify(String half, JsonObject body) {
    return http.send("PUT", path + half + "/", body.encode());
  }

  Answer release(String half) {
    return http.send("DELETE", path + half + "/", "");
  }

  @Override
  public String toString() {
    return "the client of " + path;
  }
}
