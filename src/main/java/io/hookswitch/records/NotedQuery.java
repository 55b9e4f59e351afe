package io.hookswitch.records;

import io.hookswitch.call.UserId;
import io.hookswitch.database.Database;
import io.hookswitch.database.Rows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** See {@link Survivors#noted}. What it gives away it has counted before, in the same transaction. */
record NotedQuery(UserNote.Kind kind, UserId after, int most) implements Database.Work<List<Survivors.Noted>> {
  @Override
  public List<Survivors.Noted> in(Connection connection) throws SQLException {
    String sql =
      "select tenant, user_name, version, restarts, body, noted_at from user_note where kind = ?" +
      " and (tenant > ? or (tenant = ? and user_name > ?)) order by tenant, user_name limit ? for update";
    List<Survivors.Noted> found = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, kind.name());
      query.setString(2, after.tenant());
      query.setString(3, after.tenant());
      query.setString(4, after.name());
      query.setInt(5, most);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) found.add(noted(rows));
      }
    }
    count(connection, found);
    return found;
  }

  private Survivors.Noted noted(ResultSet rows) throws SQLException {
    UserNote note = new UserNote(
      new UserId(rows.getString("tenant"), rows.getString("user_name")),
      kind,
      rows.getLong("version"),
      Query.time(rows, "noted_at"),
      rows.getString("body")
    );
    return new Survivors.Noted(note, rows.getInt("restarts") + 1);
  }

  private void count(Connection connection, List<Survivors.Noted> found) throws SQLException {
    String sql = "update user_note set restarts = ? where tenant = ? and user_name = ? and kind = ?";
    try (Rows rows = new Rows(connection, sql)) {
      for (Survivors.Noted one : found) {
        UserId user = one.note().user();
        rows.add(one.restarts()).add(user.tenant()).add(user.name()).add(kind).next();
      }
    }
  }
}
