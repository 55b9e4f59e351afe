package io.hookswitch.records;

import io.hookswitch.call.Call;
import io.hookswitch.database.Database;
import io.hookswitch.wire.UnreadableFormatException;
import io.hookswitch.wire.WireJson;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** See {@link Survivors#live}. */
record LiveQuery(long after, int most) implements Database.Work<Survivors.Page> {
  private static final Logger LOG = LoggerFactory.getLogger(LiveQuery.class);

  @Override
  public Survivors.Page in(Connection connection) throws SQLException {
    String sql = "select call_id, body from call_state where live = true and call_id > ? order by call_id limit ?";
    List<Call> found = new ArrayList<>();
    int looked = 0;
    long last = 0;
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setLong(1, after);
      query.setInt(2, most);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          looked++;
          last = rows.getLong(1);
          read(last, rows.getString(2)).ifPresent(found::add);
        }
      }
    }
    return new Survivors.Page(found, looked < most ? OptionalLong.empty() : OptionalLong.of(last));
  }

  /** One that cannot be read is no reason to give up the others. */
  private static Optional<Call> read(long number, String body) {
    try {
      return Optional.of(WireJson.read(body.getBytes(StandardCharsets.UTF_8), Call.class));
    } catch (UnreadableFormatException | UncheckedIOException unreadable) {
      LOG.error("call {}: what is kept of it cannot be read, it is given up", number, unreadable);
      return Optional.empty();
    }
  }
}
