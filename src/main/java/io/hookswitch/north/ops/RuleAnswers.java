package io.hookswitch.north.ops;

import io.hookswitch.north.Answer;
import io.hookswitch.policy.Activation;
import io.hookswitch.policy.DryRun;
import io.hookswitch.policy.Generation;
import io.hookswitch.policy.Impact;
import io.hookswitch.policy.Ledger;
import io.hookswitch.policy.RefusedException;
import io.hookswitch.rules.RuleFiles;
import io.hookswitch.rules.RuleMatrix;
import io.hookswitch.rules.RuleReport;
import io.hookswitch.rules.ScenarioResult;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is said of rules. */
final class RuleAnswers {

  private RuleAnswers() {}

  static JsonObject ledger(Ledger ledger) {
    JsonArray generations = new JsonArray();
    ledger.generations().forEach(one -> generations.add(generation(ledger, one)));
    JsonArray changes = new JsonArray();
    for (Ledger.Change change : ledger.changes()) {
      changes.add(
        new JsonObject()
          .put("what", lower(change.kind()))
          .put("generation", change.generation())
          .put("by", change.by())
          .put("at", change.at().toString())
      );
    }
    JsonObject json = new JsonObject()
      .put("active", ledger.active())
      .put("generations", generations)
      .put("changes", changes);
    ledger.previous().ifPresent(before -> json.put("previous", before));
    if (ledger.trial() != null) json.put(
      "trial",
      new JsonObject()
        .put("generation", ledger.trial().generation())
        .put("tenants", new JsonArray(List.copyOf(ledger.trial().tenants())))
        .put("percent", ledger.trial().percent())
    );
    return json;
  }

  static JsonObject generation(Ledger ledger, Generation one) {
    return new JsonObject()
      .put("number", one.number())
      .put("state", lower(ledger.state(one.number())))
      .put("hash", one.hash())
      .put("files", one.files())
      .put("author", one.author())
      .put("at", one.at().toString())
      .put("comment", one.comment());
  }

  static Answer files(Ledger ledger, Generation one, RuleFiles files) {
    JsonObject texts = new JsonObject();
    files.files().forEach(file -> texts.put(file.name(), file.text()));
    return Answer.ok(new JsonObject().put("generation", generation(ledger, one)).put("files", texts));
  }

  static Answer matrix(long number, String tenant, List<RuleMatrix> tables) {
    JsonArray list = new JsonArray();
    for (RuleMatrix table : tables) {
      JsonArray rows = new JsonArray();
      table.rows().forEach(row -> rows.add(new JsonArray(row)));
      list.add(
        new JsonObject().put("title", table.title()).put("header", new JsonArray(table.header())).put("rows", rows)
      );
    }
    JsonObject json = new JsonObject().put("generation", number).put("tables", list);
    return Answer.ok(tenant.isEmpty() ? json : json.put("tenant", tenant));
  }

  static Answer report(RuleReport report) {
    JsonArray mistakes = new JsonArray();
    report
      .mistakes()
      .forEach(one ->
        mistakes.add(
          new JsonObject()
            .put("file", one.file())
            .put("line", one.line())
            .put("column", one.column())
            .put("message", one.message())
        )
      );
    JsonArray failed = new JsonArray();
    report
      .scenarios()
      .stream()
      .filter(one -> !one.good())
      .forEach(one -> failed.add(scenario(one)));
    return Answer.ok(
      new JsonObject()
        .put("good", report.good())
        .put("mistakes", mistakes)
        .put("scenarios", report.scenarios().size())
        .put("failed", failed)
    );
  }

  private static JsonObject scenario(ScenarioResult one) {
    return new JsonObject()
      .put("place", one.place())
      .put("cases", one.cases())
      .put("wrong", one.wrong())
      .put("failure", one.failure().orElse(""));
  }

  static Answer activation(Activation done) {
    return Answer.ok(new JsonObject().put("rules", ledger(done.ledger())).put("behind", new JsonArray(done.behind())));
  }

  static Answer dryRun(DryRun run) {
    return Answer.ok(
      new JsonObject()
        .put("calls", impact(run.calls()))
        .put("decisions", impact(run.decisions()))
        .put("silent", new JsonArray(run.silent()))
    );
  }

  private static JsonObject impact(Impact impact) {
    JsonArray cases = new JsonArray();
    impact.cases().forEach(one -> cases.add(aCase(one)));
    return new JsonObject()
      .put("looked", impact.looked())
      .put("changed", impact.changed())
      .put("gained", counts(impact.gained()))
      .put("lost", counts(impact.lost()))
      .put("cases", cases);
  }

  private static JsonObject counts(Map<String, Long> counts) {
    JsonObject json = new JsonObject();
    counts.forEach(json::put);
    return json;
  }

  private static JsonObject aCase(Impact.Case one) {
    JsonObject json = new JsonObject();
    if (one.call() != null) json.put("call", Long.toString(one.call().number())).put("party", one.party());
    return json
      .put("user", one.user())
      .put("state", one.state())
      .put("gained", names(one.gained()))
      .put("lost", names(one.lost()))
      .put("recording", new JsonArray(one.recording()));
  }

  private static JsonArray names(List<? extends Enum<?>> some) {
    JsonArray names = new JsonArray();
    some.forEach(one -> names.add(one.name()));
    return names;
  }

  /** A refusal says all that is wrong, not only the first. */
  static Answer refused(RefusedException refused, String correlation) {
    JsonObject body = new JsonObject()
      .put("code", refused.why().name())
      .put("message", refused.getMessage())
      .put("correlationId", correlation)
      .put("details", new JsonArray(refused.details()));
    return Answer.of(status(refused.why()), body);
  }

  private static int status(RefusedException.Why why) {
    return switch (why) {
      case NO_SUCH_GENERATION -> 404;
      case BAD_RULES -> 422;
      case NOTHING_TO_DO, OVERTAKEN -> 409;
      case NOT_PREPARED, NO_MAJORITY -> 503;
    };
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
