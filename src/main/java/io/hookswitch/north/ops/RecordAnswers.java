package io.hookswitch.north.ops;

import io.hookswitch.north.Answer;
import io.hookswitch.outbound.CallingLists;
import io.hookswitch.records.CallRecord;
import io.hookswitch.records.PartyRecord;
import io.hookswitch.records.RecordJson;
import io.hookswitch.records.Records;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Records as JSON, as JSON lines and as CSV. */
final class RecordAnswers {

  private static final String NEXT = "X-Hookswitch-Next";
  /** Who reads them by their places finds new ones behind those that were there. */
  private static final String COLUMNS =
    "call,tracking,tenant,type,begunAt,answeredAt,endedAt,callReason,party,user,number,joinedAt,partyAnsweredAt," +
    "releasedAt,heldMillis,recordedMillis,reason,cause,dispositions,parent,device,digits," +
    "recorded,userData\r\n";

  private RecordAnswers() {}

  static Answer history(Records.History history) {
    JsonArray lines = new JsonArray();
    history.lines().forEach(line -> lines.add(RecordJson.line(line)));
    JsonObject body = new JsonObject().put("call", RecordJson.call(history.call())).put("journal", lines);
    history.state().ifPresent(state -> body.put("state", new JsonObject(state)));
    if (history.more()) body.put("next", place(history.lines().getLast().place()));
    return Answer.ok(body);
  }

  /** @param lists empty where calling lists are not in the database */
  static Answer erased(Records.Erased erased, Optional<CallingLists.Erased> lists) {
    JsonObject body = new JsonObject().put("calls", erased.calls()).put("live", erased.live());
    lists.ifPresent(done -> body.put("listRecords", done.records()).put("heldListRecords", done.held()));
    return Answer.ok(body);
  }

  /**
   * An export.
   *
   * @param last where the next one goes on, empty when there is no more
   */
  static Answer export(String first, boolean csv, Answer.Pieces rest, Optional<Records.Last> last) {
    Answer answer = Answer.text((csv ? COLUMNS : "") + first, rest);
    return last.map(place -> answer.with(NEXT, place.begunAt() + "_" + place.call())).orElse(answer);
  }

  static String lines(List<Records.Recorded> found, boolean csv) {
    StringBuilder text = new StringBuilder();
    for (Records.Recorded one : found) {
      if (csv) rows(text, one);
      else text.append(RecordJson.call(one).encode()).append('\n');
    }
    return text.toString();
  }

  private static String place(Records.Place place) {
    return place.version() + "_" + place.at() + "_" + place.run() + "_" + place.line();
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
        call.parent(),
        party.device(),
        party.digits(),
        RecordJson.recorded(party).encode(),
        RecordJson.userData(call).encode(),
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
}
