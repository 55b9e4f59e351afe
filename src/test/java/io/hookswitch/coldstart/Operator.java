package io.hookswitch.coldstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.perf.Staff;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what is remembered of the callers' calls. */
final class Operator {

  private final Api api;
  private final Map<Caller, Long> numbers = new HashMap<>();

  Operator(List<URI> nodes) {
    this.api = new Api(nodes, Staff.operator());
  }

  void loggedOut() {
    api.loggedOut();
  }

  /** The caller's call goes by another name here. */
  void note(Caller caller) {
    JsonArray found = api
      .get("/ops/calls/live?user=" + caller + "@staff")
      .json()
      .getJsonArray("calls");
    assertThat(found).hasSize(1);
    numbers.put(caller, Long.parseLong(found.getJsonObject(0).getString("call")));
  }

  long number(Caller caller) {
    return numbers.get(caller);
  }

  /** How often each named command of a call was done, as its journal has it. */
  Map<String, Integer> done(Caller caller) {
    Map<String, Integer> found = new HashMap<>();
    String after = "";
    do {
      JsonObject page = history(caller, after);
      JsonArray lines = page.getJsonArray("journal");
      for (int i = 0; i < lines.size(); i++) {
        JsonObject line = lines.getJsonObject(i);
        String key = line.getString("idempotencyKey");
        if (key != null && !line.containsKey("refusal")) found.merge(key, 1, Integer::sum);
      }
      after = page.getString("next");
    } while (after != null);
    return found;
  }

  private JsonObject history(Caller caller, String after) {
    String from = after.isEmpty() ? "" : "&after=" + URLEncoder.encode(after, StandardCharsets.UTF_8);
    return api.get("/ops/calls/" + number(caller) + "/history?limit=1000" + from).json();
  }

  /** The record of a call that may go on has this value; another node writes it a moment later. */
  void recorded(Caller caller, int value) {
    JsonObject pair = new JsonObject().put("key", "value").put("value", value);
    Until.so("the record of " + caller + " has " + pair, () ->
      history(caller, "").getJsonObject("call").getJsonArray("userData").contains(pair)
    );
  }

  /** The record, when it has an end. */
  JsonObject ended(Caller caller) {
    Until.so("the record of " + caller + " has an end", () ->
      history(caller, "").getJsonObject("call").containsKey("endedAt")
    );
    return history(caller, "").getJsonObject("call");
  }
}
