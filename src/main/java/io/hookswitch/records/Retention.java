package io.hookswitch.records;

import io.hookswitch.config.RecordsConfig;
import io.hookswitch.database.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;

/**
 * Deletes what is older than it is kept, and the oldest of the journal when there is too much of it. Every node does it; to
 * do it twice does nothing. A piece at a time, so that nobody waits for it.
 */
final class Retention implements Callable<Long> {

  private static final Duration PIECE = Duration.ofHours(1);

  private final Database database;
  private final RecordsConfig config;
  private final InstantSource clock;

  Retention(Database database, RecordsConfig config, InstantSource clock) {
    this.database = database;
    this.config = config;
    this.clock = clock;
  }

  /** How many rows are gone. */
  @Override
  public Long call() throws SQLException {
    Instant now = clock.instant();
    long gone = records(now.minus(config.keepFor()));
    gone += journal(now.minus(config.journalFor()));
    Instant tooMany = database.transact(this::oldestKept);
    return tooMany == null ? gone : gone + journal(tooMany);
  }

  /** Of the newest lines that are kept, the time of the oldest; {@code null} when there are fewer. */
  private Instant oldestKept(Connection connection) throws SQLException {
    String sql = "select at from call_journal order by at desc limit 1 offset ?";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setLong(1, config.journalLines() - 1);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next() ? Query.time(rows, "at") : null;
      }
    }
  }

  /** The journal before this time, and the states of calls that ended before it, which only a replay needs. */
  private long journal(Instant before) throws SQLException {
    long gone = 0;
    for (Instant piece = oldest("call_journal", "at"); piece != null && piece.isBefore(before); ) {
      Instant until = earlier(piece.plus(PIECE), before);
      gone += upTo("delete from call_journal where at < ?", until);
      piece = oldest("call_journal", "at");
    }
    String states =
      "delete from call_state where live = false and call_id in (select call_id from call_record where ended_at < ?)";
    // What could not be published for so long is not any more.
    database.transact(connection -> {
      String sql =
        "delete from stream_outbox where not exists (select 1 from call_journal j where j.call_id = stream_outbox.call_id" +
        " and j.run = stream_outbox.run and j.line = stream_outbox.line)";
      try (PreparedStatement delete = connection.prepareStatement(sql)) {
        return delete.executeUpdate();
      }
    });
    return gone + upTo(states, before);
  }

  private long records(Instant before) throws SQLException {
    String some = " where call_id in (select call_id from call_record where ended_at < ?)";
    long gone = 0;
    for (Instant piece = oldest("call_record", "ended_at"); piece != null && piece.isBefore(before); ) {
      Instant until = earlier(piece.plus(PIECE), before);
      upTo(Leftovers.NOTE_OLDER, until);
      upTo("delete from call_journal" + some, until);
      upTo("delete from call_state" + some, until);
      upTo("delete from call_disposition" + some, until);
      gone += upTo("delete from call_record where ended_at < ?", until);
      piece = oldest("call_record", "ended_at");
    }
    return gone;
  }

  private Instant oldest(String table, String column) throws SQLException {
    return database.transact(connection -> {
      String sql = "select min(" + column + ") as oldest from " + table;
      try (PreparedStatement query = connection.prepareStatement(sql); ResultSet rows = query.executeQuery()) {
        return rows.next() ? Query.time(rows, "oldest") : null;
      }
    });
  }

  private long upTo(String sql, Instant before) throws SQLException {
    return database.transact(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setObject(1, before.atOffset(ZoneOffset.UTC));
        return (long) statement.executeUpdate();
      }
    });
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
