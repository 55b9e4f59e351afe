package io.hookswitch.gateway;

import io.hookswitch.rules.RuleFile;
import io.hookswitch.rules.RuleFiles;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Somebody who looks after the rules of a gateway, over HTTP. */
record Operator(Visitor http) {
  private static final String RULES = "/ops/rules";

  static Operator of(GatewayHarness gateway) {
    return new Operator(gateway.user("operator1"));
  }

  /** The shipped rules without their scenarios, which a change of a test may break. */
  static Map<String, String> shipped() {
    Map<String, String> texts = new TreeMap<>();
    for (RuleFile one : RuleFiles.read(Path.of("rules")).files()) {
      if (!one.name().startsWith("tests/")) texts.put(one.name(), one.text());
    }
    return texts;
  }

  /** These rules and one that forbids an operation in a state of a call. */
  static Map<String, String> without(String operation, String state) {
    Map<String, String> texts = shipped();
    texts.put(
      "house.drl",
      """
      rule "house: no %1$s while %2$s"
        @Why("For this test")
      when CallFacts( state == PartyState.%2$s )
      then decision.deny(Operation.%1$s);
      end
      """.formatted(operation, state)
    );
    return texts;
  }

  static String body(Map<String, String> texts) {
    JsonObject files = new JsonObject();
    texts.forEach(files::put);
    return new JsonObject().put("files", files).put("comment", "a test").encode();
  }

  Answer bring(Map<String, String> texts) {
    return http.post(RULES + "/generations", body(texts));
  }

  /** Brings rules that are good, and gives their number. */
  long brings(Map<String, String> texts) {
    return bring(texts).expect(201).body().getLong("number");
  }

  Answer check(Map<String, String> texts) {
    return http.post(RULES + "/check", body(texts));
  }

  JsonObject rules() {
    return http.get(RULES).expect(200).body();
  }

  long active() {
    return rules().getLong("active");
  }

  Answer activate(long number) {
    return http.post(RULES + "/generations/" + number + "/activate", "");
  }

  Answer rollBack() {
    return http.post(RULES + "/rollback", "");
  }

  Answer tryOut(String body) {
    return http.send("PUT", RULES + "/trial", body);
  }

  Answer endTrial() {
    return http.send("DELETE", RULES + "/trial", "");
  }

  JsonObject dryRun(long number) {
    return http
      .get(RULES + "/generations/" + number + "/dry-run")
      .expect(200)
      .body();
  }

  JsonObject explain(String call) {
    return http
      .get("/ops/calls/" + call + "/explain")
      .expect(200)
      .body();
  }

  /** What each user on a call may do now, by party. */
  Map<Integer, Set<String>> allowed(String call) {
    Map<Integer, Set<String>> allowed = new TreeMap<>();
    for (Object one : explain(call).getJsonArray("parties")) {
      JsonObject party = (JsonObject) one;
      Set<String> operations = new TreeSet<>();
      for (Object each : party.getJsonArray("operations")) {
        JsonObject operation = (JsonObject) each;
        if (operation.getBoolean("allowed")) operations.add(operation.getString("operation"));
      }
      allowed.put(party.getInteger("party"), operations);
    }
    return allowed;
  }
}
