package io.hookswitch.north.ops;

import io.hookswitch.call.UserDatum;
import io.hookswitch.north.Answer;
import io.hookswitch.records.CallRecord;
import io.hookswitch.records.PartyRecord;
import io.hookswitch.records.Records;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Records as JSON, as JSON lines and as CSV. */
final class RecordAnswers {

  private static final String NEXT = "X-Hookswitch-Next";
  private static final String COLUMNS =
    "call,tracking,tenant,type,begunAt,answeredAt,endedAt,callReason,party,user,number,joinedAt,partyAnsweredAt," +
    "releasedAt,heldMillis,recordedMillis,reason,cause,dispositions\r\n";

  private RecordAnswers() {}

  static Answer history(Records.History history) {
    JsonArray lines = new JsonArray();
    history.lines().forEach(line -> lines.add(line(line)));
    JsonObject body = new JsonObject().put("call", call(history.call())).put("journal", lines);
    history.state().ifPresent(state -> body.put("state", new JsonObject(state)));
    if (history.more()) body.put("next", place(history.lines().getLast().place()));
    return Answer.ok(body);
  }

  static Answer erased(Records.Erased erased) {
    return Answer.ok(new JsonObject().put("calls", erased.calls()).put("live", erased.live()));
  }

  static Answer export(List<Records.Recorded> found, boolean csv, boolean perhapsMore) {
    StringBuilder text = new StringBuilder(csv ? COLUMNS : "");
    for (Records.Recorded one : found) {
      if (csv) rows(text, one);
      else text.append(call(one).encode()).append('\n');
    }
    Answer answer = Answer.text(text.toString());
    if (!perhapsMore) return answer;
    CallRecord last = found.getLast().record();
    return answer.with(NEXT, last.begunAt() + "_" + last.id().number());
  }

  private static String place(Records.Place place) {
    return place.version() + "_" + place.at() + "_" + place.run() + "_" + place.line();
  }

  private static JsonObject line(Records.JournalLine line) {
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

  private static JsonObject call(Records.Recorded recorded) {
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
    JsonArray data = new JsonArray();
    for (UserDatum datum : call.userData()) {
      data.add(new JsonObject().put("key", datum.key()).put("value", datum.value()));
    }
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
    return json.put("parties", parties).put("userData", data).put("dispositions", dispositions);
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
    JsonArray recorded = new JsonArray();
    party.recorded().forEach(segment -> {
      JsonObject one = new JsonObject().put("from", text(segment.from()));
      put(one, "to", text(segment.to()));
      put(one, "then", segment.then() == null ? null : segment.then().name());
      recorded.add(one);
    });
    return json.put("recorded", recorded);
  }

  private static void rows(StringBuilder text, Records.Recorded recorded) {
    CallRecord call = recorded.record();
    for (PartyRecord party : call.parties()) {
      long recordedMillis = party
        .recorded()
        .stream()
        .filter(segment -> segment.to() != null)
        .mapToLong(segment -> Duration.between(segment.from(), segment.to()).toMillis())
        .sum();
      String dispositions = recorded
        .dispositions()
        .stream()
        .map(said -> said.key() + "=" + said.value())
        .collect(Collectors.joining("; "));
      Object[] cells = {
        call.id(),
        call.tracking(),
        call.tenant(),
        call.type(),
        call.begunAt(),
        call.answeredAt(),
        call.endedAt(),
        call.reason(),
        party.party(),
        party.user(),
        party.number(),
        party.joinedAt(),
        party.answeredAt(),
        party.releasedAt(),
        party.held().toMillis(),
        recordedMillis,
        party.reason(),
        party.cause(),
        dispositions,
      };
      for (int i = 0; i < cells.length; i++) text.append(i == 0 ? "" : ",").append(cell(cells[i]));
      text.append("\r\n");
    }
  }

  /** RFC 4180; what a spreadsheet would take for a formula is told not to be one, a number of a phone excepted. */
  private static String cell(Object value) {
    if (value == null) return "";
    String text = value.toString();
    boolean formula = text.matches("(?s)[=@\\t\\r].*|[+-].*[^0-9].*");
    String safe = formula ? "'" + text : text;
    return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }

  private static String text(Instant time) {
    return time == null ? null : time.toString();
  }

  private static void put(JsonObject json, String name, Object value) {
    if (value != null) json.put(name, value);
  }
}
