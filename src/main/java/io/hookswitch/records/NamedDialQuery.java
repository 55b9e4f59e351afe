package io.hookswitch.records;

import io.hookswitch.call.CallId;
import io.hookswitch.call.Command;
import io.hookswitch.call.UserId;
import io.hookswitch.database.Database;
import io.hookswitch.wire.UnreadableFormatException;
import io.hookswitch.wire.WireJson;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** See {@link Survivors#named}. */
record NamedDialQuery(Instant since) implements Database.Work<List<Survivors.NamedDial>> {
  private static final Logger LOG = LoggerFactory.getLogger(NamedDialQuery.class);

  @Override
  public List<Survivors.NamedDial> in(Connection connection) throws SQLException {
    String sql =
      "select call_id, body from call_journal where at >= ? and what = 'Dial' and idempotency_key is not null" +
      " order by at, call_id";
    List<Survivors.NamedDial> found = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setObject(1, since.atOffset(ZoneOffset.UTC));
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) read(new CallId(rows.getLong(1)), rows.getString(2)).ifPresent(found::add);
      }
    }
    return found;
  }

  /** One that cannot be read is no reason to give up the others. */
  private static Optional<Survivors.NamedDial> read(CallId call, String text) {
    try {
      Line.Body body = WireJson.read(text.getBytes(StandardCharsets.UTF_8), Line.Body.class);
      if (!(body.input() instanceof Command.Dial dial) || body.terms().once() == null) return Optional.empty();
      UserId user = dial.from().subscriber().user();
      return Optional.of(new Survivors.NamedDial(user, body.terms().once().key(), call));
    } catch (UnreadableFormatException | UncheckedIOException unreadable) {
      LOG.error("call {}: its dial cannot be read, and is made once more when it is sent again", call, unreadable);
      return Optional.empty();
    }
  }
}
