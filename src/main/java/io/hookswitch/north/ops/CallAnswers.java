package io.hookswitch.north.ops;

import io.hookswitch.call.Call;
import io.hookswitch.call.Operation;
import io.hookswitch.north.Answer;
import io.hookswitch.shard.CallHistory.Told;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** What is said of a call. */
final class CallAnswers {

  private CallAnswers() {}

  static Answer explained(Call call, List<CallFamily.Explained> parties, List<Told> told) {
    JsonArray some = new JsonArray();
    parties.forEach(party -> some.add(party(party)));
    JsonArray events = new JsonArray();
    told.forEach(one -> events.add(event(one)));
    return Answer.ok(
      new JsonObject()
        .put("call", Long.toString(call.id().number()))
        .put("tenant", call.tenant())
        .put("parties", some)
        .put("events", events)
    );
  }

  private static JsonObject party(CallFamily.Explained one) {
    JsonArray operations = new JsonArray();
    for (Operation operation : Operation.values()) {
      operations.add(
        new JsonObject()
          .put("operation", operation.name())
          .put("allowed", one.decision().allows(operation))
          .put("why", new JsonArray(one.why().getOrDefault(operation, List.of())))
      );
    }
    JsonObject json = new JsonObject()
      .put("party", one.party().index())
      .put("user", one.party().endpoint().subscriber().user().toString())
      .put("state", one.party().state().name())
      .put("version", one.call().version())
      .put("generation", one.decision().generation())
      .put("recording", one.decision().control().name())
      .put("operations", operations);
    return one.event() == null ? json : json.put("event", one.event());
  }

  private static JsonObject event(Told one) {
    return new JsonObject()
      .put("event", one.id())
      .put("party", one.notice().party())
      .put("user", one.user().toString())
      .put("news", one.notice().news().name())
      .put("state", one.notice().call().party(one.notice().party()).orElseThrow().state().name())
      .put("generation", one.notice().decision().generation())
      .put("at", one.notice().at().toString());
  }
}
