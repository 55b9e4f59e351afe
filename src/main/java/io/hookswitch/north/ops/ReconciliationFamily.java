package io.hookswitch.north.ops;

import io.hookswitch.call.Verdict;
import io.hookswitch.north.Answer;
import io.hookswitch.north.Request;
import io.hookswitch.shard.Reconciliations;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** {@code /ops/reconciliation}: what differed from the switch's own list, and what was done about it. */
public final class ReconciliationFamily implements OpsFamily {

  private final String node;
  private final Reconciliations found;

  /** @param node that has found it */
  public ReconciliationFamily(String node, Reconciliations found) {
    this.node = node;
    this.found = found;
  }

  @Override
  public Map<String, Function<Request, Future<Answer>>> operations() {
    return Map.of("opsReconciliation", request -> Future.succeededFuture(answer()));
  }

  private Answer answer() {
    JsonArray legs = new JsonArray();
    for (Verdict.Why why : Verdict.Why.values()) {
      legs.add(said(new JsonObject(), why).put("words", why.words()).put("count", found.count(why)));
    }
    JsonArray latest = new JsonArray();
    found.recent().forEach(entry -> latest.add(leg(entry)));
    return Answer.ok(
      new JsonObject()
        .put("node", node)
        .put("shards", found.shards())
        .put("failures", found.failures())
        .put("legs", legs)
        .put("latest", latest)
    );
  }

  private static JsonObject leg(Reconciliations.Entry entry) {
    Verdict verdict = entry.verdict();
    JsonObject json = new JsonObject()
      .put("at", entry.at().toString())
      .put("occasion", lower(entry.occasion()))
      .put("call", verdict.leg().call().toString())
      .put("party", verdict.leg().index());
    return said(json, verdict.why());
  }

  private static JsonObject said(JsonObject json, Verdict.Why why) {
    return json.put("verdict", lower(why.kind())).put("reason", lower(why));
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
