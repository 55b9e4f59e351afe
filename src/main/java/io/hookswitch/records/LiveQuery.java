package io.hookswitch.records;

import io.hookswitch.call.Call;
import io.hookswitch.database.Database;
import io.hookswitch.wire.WireJson;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** See {@link Survivors#live}. */
record LiveQuery(long after, int most) implements Database.Work<List<Call>> {
  @Override
  public List<Call> in(Connection connection) throws SQLException {
    String sql = "select body from call_state where live = true and call_id > ? order by call_id limit ?";
    List<Call> found = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setLong(1, after);
      query.setInt(2, most);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          found.add(WireJson.read(rows.getString(1).getBytes(StandardCharsets.UTF_8), Call.class));
        }
      }
    }
    return found;
  }
}
