package io.hookswitch.outbound;

import io.hookswitch.database.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** The attempts at a list's chains as CSV, piece by piece: each time it is done it gives the next one. */
final class AttemptPages implements Database.Work<String> {

  private static final List<String> NAMES = List.of("chainId", "attempt", "agent", "what", "madeAt");
  private static final int ROWS = 5000;

  private Chapter chapter;
  private int attempt = Integer.MAX_VALUE;
  private boolean begun;
  private boolean over;

  private AttemptPages(Chapter chapter) {
    this.chapter = chapter;
  }

  /** Empty when there is no such list. */
  static Optional<AttemptPages> of(Connection connection, int number) throws SQLException {
    return Chapter.first(connection, number).map(AttemptPages::new);
  }

  @Override
  public String in(Connection connection) throws SQLException {
    chapter.check(connection);
    CsvLines csv = new CsvLines();
    if (!begun) csv.line(NAMES);
    begun = true;
    if (!over) some(connection, csv);
    return csv.take();
  }

  private void some(Connection connection, CsvLines csv) throws SQLException {
    String sql =
      "select chain, attempt, agent, what, made_at from outbound_attempt where list_number = ?" +
      " and (chain > ? or (chain = ? and attempt > ?)) and chain <= ? order by list_number, chain, attempt limit ?";
    int found = 0;
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setInt(1, chapter.list());
      query.setInt(2, chapter.chain());
      query.setInt(3, chapter.chain());
      query.setInt(4, attempt);
      query.setInt(5, chapter.chains());
      query.setInt(6, ROWS);
      try (ResultSet rows = query.executeQuery()) {
        for (; rows.next(); found++) {
          chapter = chapter.at(rows.getInt("chain"));
          attempt = rows.getInt("attempt");
          csv.line(
            List.of(
              String.valueOf(chapter.chain()),
              String.valueOf(attempt),
              rows.getString("agent"),
              rows.getString("what"),
              rows.getObject("made_at", OffsetDateTime.class).toInstant().toString()
            )
          );
        }
      }
    }
    over = found < ROWS;
  }
}
