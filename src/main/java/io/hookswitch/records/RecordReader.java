package io.hookswitch.records;

import io.hookswitch.call.CallId;
import io.hookswitch.call.CallType;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.Personality;
import io.hookswitch.call.RecordingSegment;
import io.hookswitch.call.RecordingState;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.UserDatum;
import io.hookswitch.call.UserId;
import io.hookswitch.wire.WireJson;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Puts records together again from their tables: four queries, for however many calls. */
final class RecordReader {

  private final Connection connection;
  private final List<Long> calls;

  RecordReader(Connection connection, List<Long> calls) {
    this.connection = connection;
    this.calls = calls;
  }

  @FunctionalInterface
  private interface Row<T> {
    T of(ResultSet rows) throws SQLException;
  }

  /** In the order in which the calls were asked for; calls without a record are left out. */
  List<Records.Recorded> read() throws SQLException {
    Map<Long, Map<Integer, List<RecordingSegment>>> segments = segments();
    Map<Long, List<PartyRecord>> parties = each("party_record", "party", rows -> party(rows, segments));
    Map<Long, List<UserDatum>> data = each("call_user_data", "pair", RecordReader::datum);
    Map<Long, List<Records.Disposition>> said = each("call_disposition", "name", RecordReader::disposition);
    Map<Long, List<Records.Recorded>> found = each("call_record", "call_id", rows -> {
      long call = rows.getLong("call_id");
      return new Records.Recorded(
        record(rows, parties.getOrDefault(call, List.of()), data.getOrDefault(call, List.of())),
        said.getOrDefault(call, List.of()),
        Query.time(rows, "erased_at")
      );
    });
    return calls
      .stream()
      .filter(found::containsKey)
      .map(call -> found.get(call).getFirst())
      .toList();
  }

  private <T> Map<Long, List<T>> each(String table, String order, Row<T> row) throws SQLException {
    Map<Long, List<T>> found = new HashMap<>();
    String sql = "select * from " + table + " where call_id = any(?) order by call_id, " + order;
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setArray(1, Ledger.array(connection, calls));
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          found.computeIfAbsent(rows.getLong("call_id"), none -> new ArrayList<>()).add(row.of(rows));
        }
      }
    }
    return found;
  }

  private Map<Long, Map<Integer, List<RecordingSegment>>> segments() throws SQLException {
    Map<Long, Map<Integer, List<RecordingSegment>>> all = new HashMap<>();
    each("recording_segment", "party, segment", rows ->
      all
        .computeIfAbsent(rows.getLong("call_id"), none -> new HashMap<>())
        .computeIfAbsent(rows.getInt("party"), none -> new ArrayList<>())
        .add(
          new RecordingSegment(
            Query.time(rows, "started_at"),
            Query.time(rows, "ended_at"),
            Query.word(rows, "ended_by", RecordingState.class)
          )
        )
    );
    return all;
  }

  private static CallRecord record(ResultSet rows, List<PartyRecord> parties, List<UserDatum> data)
    throws SQLException {
    long parent = rows.getLong("parent_id");
    return new CallRecord(
      new CallId(rows.getLong("call_id")),
      rows.getLong("version"),
      rows.getString("tenant"),
      Query.word(rows, "call_type", CallType.class),
      parent == 0 ? null : new CallId(parent),
      rows.getObject("tracking", UUID.class),
      Query.time(rows, "begun_at"),
      Query.time(rows, "answered_at"),
      Query.time(rows, "ended_at"),
      Query.word(rows, "end_reason", EndReason.class),
      parties,
      data
    );
  }

  private static PartyRecord party(ResultSet rows, Map<Long, Map<Integer, List<RecordingSegment>>> segments)
    throws SQLException {
    String user = rows.getString("user_name");
    int index = rows.getInt("party");
    return new PartyRecord(
      index,
      user == null ? null : new UserId(rows.getString("tenant"), user),
      rows.getString("device"),
      rows.getString("number"),
      rows.getString("digits"),
      Query.word(rows, "personality", Personality.class),
      Query.word(rows, "state", PartyState.class),
      rows.getBoolean("supervisor"),
      Query.time(rows, "joined_at"),
      Query.time(rows, "answered_at"),
      Query.time(rows, "released_at"),
      Duration.ofMillis(rows.getLong("held_millis")),
      Query.word(rows, "end_reason", EndReason.class),
      Query.word(rows, "cause", ReleaseCause.class),
      segments.getOrDefault(rows.getLong("call_id"), Map.of()).getOrDefault(index, List.of())
    );
  }

  private static UserDatum datum(ResultSet rows) throws SQLException {
    byte[] content = rows.getString("content").getBytes(StandardCharsets.UTF_8);
    return new UserDatum(rows.getString("name"), WireJson.readValue(content));
  }

  private static Records.Disposition disposition(ResultSet rows) throws SQLException {
    return new Records.Disposition(
      rows.getString("name"),
      rows.getString("disposition"),
      rows.getString("set_by"),
      Query.time(rows, "set_at")
    );
  }
}
