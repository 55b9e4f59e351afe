package io.hookswitch.records;

import io.hookswitch.call.CallId;
import io.hookswitch.call.Command;
import io.hookswitch.database.Database;
import io.hookswitch.wire.WireJson;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** See {@link Survivors#named}. */
record NamedDialQuery(Instant since) implements Database.Work<List<Survivors.NamedDial>> {
  @Override
  public List<Survivors.NamedDial> in(Connection connection) throws SQLException {
    String sql =
      "select call_id, body from call_journal where at >= ? and what = 'Dial' and idempotency_key is not null" +
      " order by at, call_id";
    List<Survivors.NamedDial> found = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setObject(1, since.atOffset(ZoneOffset.UTC));
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          Line.Body body = WireJson.read(rows.getString(2).getBytes(StandardCharsets.UTF_8), Line.Body.class);
          if (body.input() instanceof Command.Dial dial && body.terms().once() != null) found.add(
            new Survivors.NamedDial(
              dial.from().subscriber().user(),
              body.terms().once().key(),
              new CallId(rows.getLong(1))
            )
          );
        }
      }
    }
    return found;
  }
}
