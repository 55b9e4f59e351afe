package io.hookswitch.records;

import io.hookswitch.call.CallId;
import io.hookswitch.database.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The record of a call and a page of its journal. Lines are in the order of the versions that they led to: one owner after
 * another counts them, whatever the clocks of their nodes say.
 */
record HistoryQuery(CallId call, Records.Place after, int most) implements Database.Work<Optional<Records.History>> {
  private static final int FETCHED = 50;

  /** A page that has come to so many characters is a page, too, however few lines it has. */
  static final int LONGEST = 1 << 20;

  @Override
  public Optional<Records.History> in(Connection connection) throws SQLException {
    List<Records.Recorded> records = new RecordReader(connection, List.of(call.number())).read();
    if (records.isEmpty()) return Optional.empty();
    List<Records.JournalLine> lines = new ArrayList<>();
    boolean more = read(connection, lines);
    return Optional.of(new Records.History(records.getFirst(), lines, more, state(connection)));
  }

  /** True when there are more. */
  private boolean read(Connection connection, List<Records.JournalLine> lines) throws SQLException {
    String sql =
      "select * from call_journal where call_id = ? and (version, at, run, line) > (?, ?, ?, ?)" +
      " order by version, at, run, line limit ?";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setFetchSize(FETCHED);
      query.setLong(1, call.number());
      query.setLong(2, after.version());
      query.setObject(3, after.at().atOffset(ZoneOffset.UTC));
      query.setLong(4, after.run());
      query.setLong(5, after.line());
      query.setInt(6, most + 1);
      int length = 0;
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          if (lines.size() == most || length > LONGEST) return true;
          lines.add(line(rows));
          length += lines.getLast().body().length();
        }
      }
      return false;
    }
  }

  static Records.JournalLine line(ResultSet rows) throws SQLException {
    return new Records.JournalLine(
      new Records.Place(rows.getLong("version"), Query.time(rows, "at"), rows.getLong("run"), rows.getLong("line")),
      rows.getString("kind"),
      rows.getString("what"),
      Query.number(rows, "party"),
      rows.getString("principal"),
      rows.getString("correlation"),
      rows.getString("idempotency_key"),
      rows.getString("refusal"),
      rows.getLong("generation"),
      rows.getString("body")
    );
  }

  private Optional<String> state(Connection connection) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement("select body from call_state where call_id = ?")) {
      query.setLong(1, call.number());
      try (ResultSet rows = query.executeQuery()) {
        return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
      }
    }
  }
}
