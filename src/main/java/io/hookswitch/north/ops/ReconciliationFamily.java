package io.hookswitch.north.ops;

import io.hookswitch.call.Verdict;
import io.hookswitch.north.Answer;
import io.hookswitch.north.Request;
import io.hookswitch.shard.EveryNode;
import io.hookswitch.shard.Reconciliations;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** {@code /ops/reconciliation}: what differed from the switch's own list, and what was done about it, on all nodes. */
public final class ReconciliationFamily implements OpsFamily {

  private static final String QUESTION = "reconciliation";
  private static final int SHOWN = 200;

  private final EveryNode nodes;

  record Question() {}

  /**
   * What one node has found.
   *
   * @param counts by reason
   */
  record Found(long shards, long failures, Map<Verdict.Why, Long> counts, List<Leg> latest) {}

  record Leg(Instant at, Reconciliations.Occasion occasion, long call, int party, Verdict.Why why) {
    private static Leg of(Reconciliations.Entry entry) {
      Verdict verdict = entry.verdict();
      return new Leg(entry.at(), entry.occasion(), verdict.leg().call().number(), verdict.leg().index(), verdict.why());
    }
  }

  private record Of(String node, Leg leg) {}

  public ReconciliationFamily(EveryNode nodes) {
    this.nodes = nodes;
  }

  /** Has this node answer for itself. */
  public static void answer(EveryNode nodes, Reconciliations found) {
    nodes.answer(QUESTION, Question.class, question -> Future.succeededFuture(of(found)));
  }

  private static Found of(Reconciliations found) {
    Map<Verdict.Why, Long> counts = new EnumMap<>(Verdict.Why.class);
    for (Verdict.Why why : Verdict.Why.values()) counts.put(why, found.count(why));
    return new Found(found.shards(), found.failures(), counts, found.recent().stream().map(Leg::of).toList());
  }

  @Override
  public Map<String, Function<Request, Future<Answer>>> operations() {
    return Map.of("opsReconciliation", request ->
      nodes.ask(QUESTION, new Question(), Found.class).map(ReconciliationFamily::answer)
    );
  }

  private static Answer answer(EveryNode.Answers<Found> answers) {
    JsonArray each = new JsonArray();
    answers
      .said()
      .forEach((node, found) ->
        each.add(new JsonObject().put("node", node).put("shards", found.shards()).put("failures", found.failures()))
      );
    return Answer.ok(
      new JsonObject()
        .put("nodes", each)
        .put("legs", counts(answers.said().values().stream().map(Found::counts).toList()))
        .put("latest", latest(answers.said()))
        .put("silent", new JsonArray(answers.silent()))
    );
  }

  private static JsonArray counts(List<Map<Verdict.Why, Long>> all) {
    return Arrays.stream(Verdict.Why.values())
      .map(why ->
        said(new JsonObject(), why)
          .put("words", why.words())
          .put(
            "count",
            all
              .stream()
              .mapToLong(one -> one.getOrDefault(why, 0L))
              .sum()
          )
      )
      .collect(JsonArray::new, JsonArray::add, JsonArray::addAll);
  }

  /** Oldest first; of all nodes as many as one remembers. */
  private static JsonArray latest(Map<String, Found> said) {
    List<Of> all = said
      .entrySet()
      .stream()
      .flatMap(one ->
        one
          .getValue()
          .latest()
          .stream()
          .map(leg -> new Of(one.getKey(), leg))
      )
      .sorted(Comparator.comparing(one -> one.leg().at()))
      .toList();
    Stream<Of> shown = all.stream().skip(Math.max(0, all.size() - SHOWN));
    return shown.map(ReconciliationFamily::leg).collect(JsonArray::new, JsonArray::add, JsonArray::addAll);
  }

  private static JsonObject leg(Of of) {
    Leg leg = of.leg();
    JsonObject json = new JsonObject()
      .put("node", of.node())
      .put("at", leg.at().toString())
      .put("occasion", lower(leg.occasion()))
      .put("call", Long.toString(leg.call()))
      .put("party", leg.party());
    return said(json, leg.why());
  }

  private static JsonObject said(JsonObject json, Verdict.Why why) {
    return json.put("verdict", lower(why.kind())).put("reason", lower(why));
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
