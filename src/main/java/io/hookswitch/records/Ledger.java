package io.hookswitch.records;

import io.hookswitch.call.Call;
import io.hookswitch.call.Command;
import io.hookswitch.database.Database;
import io.hookswitch.database.Rows;
import io.hookswitch.wire.WireJson;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes lines of the spool into the database: each line once, of each call the newest state and the record made of it. To do
 * it again changes nothing. Of a call whose customer's data have been erased nothing is written any more.
 */
final class Ledger implements Database.Work<Void> {

  private final List<Line> lines;
  private final boolean reported;

  /** @param reported whether what is written is to be published */
  Ledger(List<Line> lines, boolean reported) {
    this.lines = lines;
    this.reported = reported;
  }

  @Override
  public Void in(Connection connection) throws SQLException {
    List<Line> notes = lines.stream().filter(Line::note).toList();
    if (!notes.isEmpty()) new NotedRows(connection).write(notes);
    if (notes.size() < lines.size()) calls(
      connection,
      lines
        .stream()
        .filter(line -> !line.note())
        .toList()
    );
    return null;
  }

  private void calls(Connection connection, List<Line> lines) throws SQLException {
    Set<Long> calls = new HashSet<>();
    lines.forEach(line -> calls.add(line.call()));
    Set<Long> erased = erased(connection, calls);
    List<Line> all = lines
      .stream()
      .filter(line -> !erased.contains(line.call()))
      .toList();
    if (reported) Outbox.note(connection, all);
    journal(connection, all);
    states(connection, all);
    dispositions(connection, all);
  }

  private static Set<Long> erased(Connection connection, Collection<Long> calls) throws SQLException {
    String sql = "select call_id from call_record where erased_at is not null and call_id = any(?)";
    Set<Long> found = new HashSet<>();
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setArray(1, array(connection, calls));
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) found.add(rows.getLong(1));
      }
    }
    return found;
  }

  static Array array(Connection connection, Collection<Long> calls) throws SQLException {
    return connection.createArrayOf("bigint", calls.toArray());
  }

  private static void journal(Connection connection, List<Line> lines) throws SQLException {
    String sql =
      "insert into call_journal (call_id, run, line, at, version, kind, what, party, principal, correlation," +
      " idempotency_key, refusal, generation, body) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing";
    try (Rows rows = new Rows(connection, sql)) {
      for (Line line : lines) {
        rows
          .add(line.call())
          .add(line.run())
          .add(line.line())
          .add(line.at())
          .add(line.version())
          .add(line.kind())
          .add(line.what())
          .add(line.party())
          .add(line.principal())
          .add(line.correlation())
          .add(line.key())
          .add(line.refusal())
          .add(line.generation())
          .add(line.body())
          .next();
      }
    }
  }

  private static void states(Connection connection, List<Line> lines) throws SQLException {
    Map<Long, Line> newest = new HashMap<>();
    for (Line line : lines) {
      if (line.state() != null) newest.merge(line.call(), line, (one, other) ->
        other.version() >= one.version() ? other : one
      );
    }
    Map<Long, Long> known = versions(connection, newest.keySet());
    newest.values().removeIf(line -> known.containsKey(line.call()) && known.get(line.call()) >= line.version());
    if (newest.isEmpty()) return;
    try (
      Rows old = new Rows(connection, "update call_state set version = ?, live = ?, body = ? where call_id = ?");
      Rows fresh = new Rows(connection, "insert into call_state (version, live, body, call_id) values (?, ?, ?, ?)")
    ) {
      for (Line line : newest.values()) {
        Rows rows = known.containsKey(line.call()) ? old : fresh;
        rows
          .add(line.version())
          .add(line.live())
          .add(new String(line.stateJson(), StandardCharsets.UTF_8))
          .add(line.call())
          .next();
      }
    }
    List<CallRecord> records = new ArrayList<>();
    for (Line line : newest.values()) {
      Call call = WireJson.read(line.stateJson(), Call.class);
      if (!call.temporary()) records.add(CallRecord.of(call));
    }
    new RecordRows(connection, records).write();
  }

  /** Locked, so that two nodes that hand a call over do not overtake each other. */
  private static Map<Long, Long> versions(Connection connection, Collection<Long> calls) throws SQLException {
    Map<Long, Long> found = new HashMap<>();
    String sql = "select call_id, version from call_state where call_id = any(?) order by call_id for update";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setArray(1, array(connection, calls));
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) found.put(rows.getLong(1), rows.getLong(2));
      }
    }
    return found;
  }

  private static void dispositions(Connection connection, List<Line> lines) throws SQLException {
    for (Line line : lines) {
      if (line.refusal() != null || !line.what().equals("SetDisposition")) continue;
      Line.Body body = WireJson.read(line.body().getBytes(StandardCharsets.UTF_8), Line.Body.class);
      if (body.input() instanceof Command.SetDisposition set) disposition(connection, line, set);
    }
  }

  /** The later word counts, in whatever order they arrive. */
  private static void disposition(Connection connection, Line line, Command.SetDisposition set) throws SQLException {
    String name = Line.cut(set.key(), 1000);
    String by = line.principal() == null ? "" : line.principal();
    String found = "select set_at from call_disposition where call_id = ? and name = ? for update";
    try (PreparedStatement query = connection.prepareStatement(found)) {
      query.setLong(1, line.call());
      query.setString(2, name);
      try (ResultSet rows = query.executeQuery()) {
        boolean there = rows.next();
        if (there && !rows.getTimestamp(1).toInstant().isBefore(line.at())) return;
        String sql = there
          ? "update call_disposition set disposition = ?, set_by = ?, set_at = ? where call_id = ? and name = ?"
          : "insert into call_disposition (disposition, set_by, set_at, call_id, name) values (?, ?, ?, ?, ?)";
        try (Rows write = new Rows(connection, sql)) {
          write.add(Line.cut(set.disposition(), 100_000)).add(by).add(line.at()).add(line.call()).add(name).next();
        }
      }
    }
  }
}
