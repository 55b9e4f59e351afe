package io.hookswitch.cli;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What a gateway has said of its rules, for a person, line by line. */
final class RulesReport {

  private final Consumer<String> out;

  RulesReport(Consumer<String> out) {
    this.out = out;
  }

  void rules(JsonObject rules) {
    for (JsonObject one : objects(rules, "generations")) {
      out.accept(
        String.format(
          Locale.ROOT,
          "%5d  %-9s  %s  %s%s",
          one.getLong("number"),
          one.getString("state"),
          one.getString("at"),
          one.getString("author"),
          one.getString("comment").isEmpty() ? "" : "  " + one.getString("comment")
        )
      );
    }
    JsonObject trial = rules.getJsonObject("trial");
    if (trial != null) out.accept("on trial: " + trial(trial));
    for (JsonObject change : objects(rules, "changes")) {
      out.accept(
        change.getString("at") +
          "  " +
          change.getString("what") +
          " " +
          change.getLong("generation") +
          " by " +
          change.getString("by")
      );
    }
  }

  private static String trial(JsonObject trial) {
    JsonArray tenants = trial.getJsonArray("tenants", new JsonArray());
    return (
      trial.getLong("generation") +
      " for " +
      trial.getInteger("percent", 100) +
      " % of the calls of " +
      (tenants.isEmpty() ? "all tenants" : words(tenants))
    );
  }

  void change(JsonObject done) {
    JsonObject rules = done.getJsonObject("rules");
    JsonObject trial = rules.getJsonObject("trial");
    out.accept(
      "generation " + rules.getLong("active") + " is in force" + (trial == null ? "" : ", on trial: " + trial(trial))
    );
    for (Object node : done.getJsonArray("behind")) out.accept("has not switched yet: " + node);
  }

  void check(JsonObject report) {
    for (JsonObject one : objects(report, "mistakes")) {
      out.accept(
        one.getString("file") +
          ":" +
          one.getInteger("line") +
          ":" +
          one.getInteger("column") +
          ": " +
          one.getString("message")
      );
    }
    for (JsonObject one : objects(report, "failed")) {
      out.accept(
        "FAIL  " +
          one.getString("place") +
          ": " +
          one.getString("failure") +
          " (" +
          one.getLong("wrong") +
          " of " +
          one.getLong("cases") +
          " cases)"
      );
    }
    out.accept(
      report.getBoolean("good")
        ? "good: " + report.getInteger("scenarios") + " scenarios"
        : report.getJsonArray("mistakes").size() +
            " mistakes, " +
            report.getJsonArray("failed").size() +
            " scenarios failed"
    );
  }

  /** @return whether something would change */
  boolean dryRun(JsonObject run) {
    long calls = impact("on a call now", run.getJsonObject("calls"));
    long decisions = impact("decided of late", run.getJsonObject("decisions"));
    for (Object node : run.getJsonArray("silent")) out.accept("not in these counts: " + node);
    return calls + decisions > 0;
  }

  private long impact(String what, JsonObject impact) {
    long changed = impact.getLong("changed");
    out.accept(what + ": " + impact.getLong("looked") + " lists, " + changed + " would change");
    impact.getJsonObject("gained").forEach(one -> out.accept("  + " + one.getKey() + "  " + one.getValue()));
    impact.getJsonObject("lost").forEach(one -> out.accept("  - " + one.getKey() + "  " + one.getValue()));
    // Of decisions nobody knows any more whose they were.
    for (JsonObject one : objects(impact, "cases")) if (one.containsKey("call")) out.accept("  " + line(one));
    return changed;
  }

  private static String line(JsonObject one) {
    String where = "call " + one.getString("call") + " party " + one.getInteger("party") + " " + one.getString("user");
    JsonArray recording = one.getJsonArray("recording");
    boolean same = recording.getString(0).equals(recording.getString(1));
    return (
      where +
      " " +
      one.getString("state") +
      signed(" +", one.getJsonArray("gained")) +
      signed(" -", one.getJsonArray("lost")) +
      (same ? "" : " recording " + recording.getString(0) + " -> " + recording.getString(1))
    );
  }

  private static String signed(String sign, JsonArray operations) {
    return operations
      .stream()
      .map(one -> sign + one)
      .collect(Collectors.joining());
  }

  /** @param only {@code null} for all operations */
  void explanation(JsonObject found, String only) {
    for (JsonObject party : objects(found, "parties")) {
      out.accept(
        "party " +
          party.getInteger("party") +
          " " +
          party.getString("user") +
          ", " +
          party.getString("state") +
          ", by generation " +
          party.getLong("generation")
      );
      for (JsonObject one : objects(party, "operations")) {
        if (only != null && !only.equals(one.getString("operation"))) continue;
        if (one.getJsonArray("why").isEmpty()) out.accept(
          "  " + one.getString("operation") + ": " + one.getBoolean("allowed")
        );
        one.getJsonArray("why").forEach(line -> out.accept("  " + line));
      }
    }
    for (JsonObject event : objects(found, "events")) {
      out.accept(
        "event " +
          event.getString("event") +
          "  " +
          event.getString("at") +
          "  " +
          event.getString("news") +
          " " +
          event.getString("state") +
          ", generation " +
          event.getLong("generation")
      );
    }
  }

  private static String words(JsonArray array) {
    return array.stream().map(Object::toString).collect(Collectors.joining(", "));
  }

  private static List<JsonObject> objects(JsonObject parent, String field) {
    return parent.getJsonArray(field).stream().map(JsonObject.class::cast).toList();
  }
}
