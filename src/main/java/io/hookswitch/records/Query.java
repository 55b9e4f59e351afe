package io.hookswitch.records;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Reads columns that may be null. */
final class Query {

  private Query() {}

  static Instant time(ResultSet rows, String column) throws SQLException {
    OffsetDateTime time = rows.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  static Integer number(ResultSet rows, String column) throws SQLException {
    int number = rows.getInt(column);
    return rows.wasNull() ? null : number;
  }

  static <E extends Enum<E>> E word(ResultSet rows, String column, Class<E> words) throws SQLException {
    String word = rows.getString(column);
    return word == null ? null : Enum.valueOf(words, word);
  }
}
