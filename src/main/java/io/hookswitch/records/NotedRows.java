package io.hookswitch.records;

import io.hookswitch.database.Rows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes what is noted of users into the database: of each user and kind the latest. To do it again changes nothing. */
final class NotedRows {

  /**
   * A memory that has begun anew counts from 1 again. So versions only say which of two notes of about the same time is the
   * later one: those of one memory that are further apart are in the order of their times, too.
   */
  static final Duration ABOUT_THE_SAME_TIME = Duration.ofMinutes(1);

  private final Connection connection;

  NotedRows(Connection connection) {
    this.connection = connection;
  }

  /** What a note is about; in an order in which all nodes lock. */
  private record Key(String tenant, String user, String kind) implements Comparable<Key> {
    static Key of(Line line) {
      return new Key(line.correlation(), line.principal(), line.what());
    }

    @Override
    public int compareTo(Key other) {
      int user = this.user.compareTo(other.user);
      int tenant = this.tenant.compareTo(other.tenant);
      return tenant != 0 ? tenant : user != 0 ? user : kind.compareTo(other.kind);
    }
  }

  /** How late a note is. */
  private record Age(long version, Instant at) {
    boolean before(Age other) {
      boolean close = Duration.between(at, other.at).abs().compareTo(ABOUT_THE_SAME_TIME) <= 0;
      return close ? version < other.version : at.isBefore(other.at);
    }
  }

  private static Age age(Line line) {
    return new Age(line.version(), line.at());
  }

  void write(List<Line> notes) throws SQLException {
    Map<Key, Line> latest = new TreeMap<>();
    for (Line note : notes) {
      latest.merge(Key.of(note), note, (one, other) -> age(one).before(age(other)) ? other : one);
    }
    Map<Key, Age> known = new HashMap<>();
    for (Key key : latest.keySet()) {
      Age age = known(key);
      if (age != null) known.put(key, age);
    }
    try (
      Rows old = new Rows(
        connection,
        "update user_note set version = ?, noted_at = ?, body = ?, restarts = 0 where tenant = ? and user_name = ? and kind = ?"
      );
      Rows fresh = new Rows(
        connection,
        "insert into user_note (version, noted_at, body, restarts, tenant, user_name, kind) values (?, ?, ?, 0, ?, ?, ?)"
      )
    ) {
      for (Map.Entry<Key, Line> one : latest.entrySet()) {
        Key key = one.getKey();
        Line note = one.getValue();
        Age before = known.get(key);
        if (before != null && !before.before(age(note))) continue;
        Rows rows = before == null ? fresh : old;
        rows
          .add(note.version())
          .add(note.at())
          .add(note.body())
          .add(key.tenant())
          .add(key.user())
          .add(key.kind())
          .next();
      }
    }
  }

  private Age known(Key key) throws SQLException {
    String sql = "select version, noted_at from user_note where tenant = ? and user_name = ? and kind = ? for update";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, key.tenant());
      query.setString(2, key.user());
      query.setString(3, key.kind());
      try (ResultSet rows = query.executeQuery()) {
        return rows.next() ? new Age(rows.getLong("version"), Query.time(rows, "noted_at")) : null;
      }
    }
  }
}
