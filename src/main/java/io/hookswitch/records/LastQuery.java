package io.hookswitch.records;

import io.hookswitch.database.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** See {@link Records#last}. */
record LastQuery(Records.Selection selection, int rows) implements Database.Work<Optional<Records.Last>> {
  @Override
  public Optional<Records.Last> in(Connection connection) throws SQLException {
    try (
      PreparedStatement query = ExportQuery.ask(connection, selection, "limit 1 offset " + (rows - 1));
      ResultSet found = query.executeQuery()
    ) {
      if (!found.next()) return Optional.empty();
      return Optional.of(new Records.Last(Query.time(found, "begun_at"), found.getLong("call_id")));
    }
  }
}
