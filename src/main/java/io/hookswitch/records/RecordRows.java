package io.hookswitch.records;

import io.hookswitch.call.RecordingSegment;
import io.hookswitch.call.UserDatum;
import io.hookswitch.database.Rows;
import io.hookswitch.wire.WireJson;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Puts records into their tables, in place of what an earlier state had to say. */
final class RecordRows {

  private static final String[] PARTS = { "party_record", "recording_segment", "call_user_data" };

  private final Connection connection;
  private final List<CallRecord> records;

  RecordRows(Connection connection, List<CallRecord> records) {
    this.connection = connection;
    this.records = records;
  }

  void write() throws SQLException {
    if (records.isEmpty()) return;
    List<Long> ids = records
      .stream()
      .map(record -> record.id().number())
      .toList();
    Set<Long> known = known(ids);
    for (String part : PARTS) {
      try (PreparedStatement delete = connection.prepareStatement("delete from " + part + " where call_id = any(?)")) {
        delete.setArray(1, Ledger.array(connection, ids));
        delete.executeUpdate();
      }
    }
    calls(known);
    parties();
    segments();
    userData();
  }

  private Set<Long> known(List<Long> ids) throws SQLException {
    Set<Long> found = new HashSet<>();
    String sql = "select call_id from call_record where call_id = any(?)";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setArray(1, Ledger.array(connection, ids));
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) found.add(rows.getLong(1));
      }
    }
    return found;
  }

  private void calls(Set<Long> known) throws SQLException {
    String update =
      "update call_record set version = ?, tenant = ?, call_type = ?, parent_id = ?, tracking = ?, begun_at = ?," +
      " answered_at = ?, ended_at = ?, end_reason = ? where call_id = ?";
    String insert =
      "insert into call_record (version, tenant, call_type, parent_id, tracking, begun_at, answered_at, ended_at," +
      " end_reason, call_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    try (Rows old = new Rows(connection, update); Rows fresh = new Rows(connection, insert)) {
      for (CallRecord record : records) {
        (known.contains(record.id().number()) ? old : fresh)
          .add(record.version())
          .add(Line.cut(record.tenant(), 200))
          .add(record.type())
          .add(record.parent() == null ? (Long) null : (Long) record.parent().number())
          .add(record.tracking())
          .add(record.begunAt())
          .add(record.answeredAt())
          .add(record.endedAt())
          .add(record.reason())
          .add(record.id().number())
          .next();
      }
    }
  }

  private void parties() throws SQLException {
    String sql =
      "insert into party_record (call_id, party, tenant, user_name, device, number, digits, personality, state, supervisor," +
      " joined_at, answered_at, released_at, held_millis, end_reason, cause)" +
      " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    try (Rows rows = new Rows(connection, sql)) {
      for (CallRecord record : records) {
        for (PartyRecord party : record.parties()) {
          rows
            .add(record.id().number())
            .add(party.party())
            .add(party.user() == null ? null : Line.cut(party.user().tenant(), 200))
            .add(party.user() == null ? null : Line.cut(party.user().name(), 200))
            .add(Line.cut(party.device(), 200))
            .add(Line.cut(party.number(), 255))
            .add(Line.cut(party.digits(), 255))
            .add(party.personality())
            .add(party.state())
            .add(party.supervisor())
            .add(party.joinedAt())
            .add(party.answeredAt())
            .add(party.releasedAt())
            .add(party.held().toMillis())
            .add(party.reason())
            .add(party.cause())
            .next();
        }
      }
    }
  }

  private void segments() throws SQLException {
    String sql =
      "insert into recording_segment (call_id, party, segment, started_at, ended_at, ended_by) values (?, ?, ?, ?, ?, ?)";
    try (Rows rows = new Rows(connection, sql)) {
      for (CallRecord record : records) {
        for (PartyRecord party : record.parties()) {
          int number = 0;
          for (RecordingSegment segment : party.recorded()) {
            rows
              .add(record.id().number())
              .add(party.party())
              .add(number++)
              .add(segment.from())
              .add(segment.to())
              .add(segment.then())
              .next();
          }
        }
      }
    }
  }

  private void userData() throws SQLException {
    String sql = "insert into call_user_data (call_id, pair, name, content) values (?, ?, ?, ?)";
    try (Rows rows = new Rows(connection, sql)) {
      for (CallRecord record : records) {
        int number = 0;
        for (UserDatum datum : record.userData()) {
          String content = new String(WireJson.writeValue(datum.value()), StandardCharsets.UTF_8);
          rows
            .add(record.id().number())
            .add(number++)
            .add(Line.cut(datum.key(), 1000))
            .add(Line.cut(content, 100_000))
            .next();
        }
      }
    }
  }
}
