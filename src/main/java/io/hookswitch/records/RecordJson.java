package io.hookswitch.records;

import io.hookswitch.call.UserDatum;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/** How records and lines of the journal look as JSON, wherever they are shown. */
public final class RecordJson {

  private RecordJson() {}

  /** Something that happened. */
  public static JsonObject line(Records.JournalLine line) {
    JsonObject json = new JsonObject()
      .put("at", text(line.place().at()))
      .put("version", line.place().version())
      .put("kind", line.kind())
      .put("what", line.what());
    put(json, "party", line.party());
    put(json, "principal", line.principal());
    put(json, "correlationId", line.correlation());
    put(json, "idempotencyKey", line.key());
    put(json, "refusal", line.refusal());
    if (line.generation() > 0) json.put("generation", line.generation());
    return json.put("detail", new JsonObject(line.body()));
  }

  /** A call, with its parties, user data and dispositions. */
  public static JsonObject call(Records.Recorded recorded) {
    CallRecord call = recorded.record();
    JsonObject json = new JsonObject()
      .put("call", Long.toString(call.id().number()))
      .put("version", call.version())
      .put("tenant", call.tenant())
      .put("type", call.type().name())
      .put("tracking", call.tracking().toString())
      .put("begunAt", text(call.begunAt()));
    put(json, "parent", call.parent() == null ? null : Long.toString(call.parent().number()));
    put(json, "answeredAt", text(call.answeredAt()));
    put(json, "endedAt", text(call.endedAt()));
    put(json, "reason", call.reason() == null ? null : call.reason().name());
    put(json, "erasedAt", text(recorded.erasedAt()));
    JsonArray parties = new JsonArray();
    call.parties().forEach(party -> parties.add(party(party)));
    JsonArray dispositions = new JsonArray();
    recorded
      .dispositions()
      .forEach(said ->
        dispositions.add(
          new JsonObject()
            .put("key", said.key())
            .put("value", said.value())
            .put("by", said.by())
            .put("at", text(said.at()))
        )
      );
    return json.put("parties", parties).put("userData", userData(call)).put("dispositions", dispositions);
  }

  /** In the order of attachment. */
  public static JsonArray userData(CallRecord call) {
    JsonArray data = new JsonArray();
    for (UserDatum datum : call.userData()) {
      data.add(new JsonObject().put("key", datum.key()).put("value", datum.value()));
    }
    return data;
  }

  private static JsonObject party(PartyRecord party) {
    JsonObject json = new JsonObject()
      .put("party", party.party())
      .put("number", party.number())
      .put("digits", party.digits())
      .put("personality", party.personality().name())
      .put("state", party.state().name())
      .put("supervisor", party.supervisor())
      .put("heldMillis", party.held().toMillis());
    put(json, "user", party.user() == null ? null : party.user().toString());
    put(json, "device", party.device());
    put(json, "joinedAt", text(party.joinedAt()));
    put(json, "answeredAt", text(party.answeredAt()));
    put(json, "releasedAt", text(party.releasedAt()));
    put(json, "reason", party.reason() == null ? null : party.reason().name());
    put(json, "cause", party.cause() == null ? null : party.cause().name());
    return json.put("recorded", recorded(party));
  }

  /** When it was recorded, and what became of each stretch. */
  public static JsonArray recorded(PartyRecord party) {
    JsonArray recorded = new JsonArray();
    party.recorded().forEach(segment -> {
      JsonObject one = new JsonObject().put("from", text(segment.from()));
      put(one, "to", text(segment.to()));
      put(one, "then", segment.then() == null ? null : segment.then().name());
      recorded.add(one);
    });
    return recorded;
  }

  private static String text(Instant time) {
    return time == null ? null : time.toString();
  }

  private static void put(JsonObject json, String name, Object value) {
    if (value != null) json.put(name, value);
  }
}
