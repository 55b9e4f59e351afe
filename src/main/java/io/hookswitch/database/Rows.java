package io.hookswitch.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/** Rows for one statement, sent together when it is closed. */
public final class Rows implements AutoCloseable {

  private final PreparedStatement statement;
  private int column;
  private boolean any;

  /** Until it is closed, nothing is sent. */
  public Rows(Connection connection, String sql) throws SQLException {
    this.statement = connection.prepareStatement(sql);
  }

  public Rows add(String text) throws SQLException {
    statement.setString(++column, text);
    return this;
  }

  public Rows add(Long number) throws SQLException {
    if (number == null) statement.setNull(++column, Types.BIGINT);
    else statement.setLong(++column, number);
    return this;
  }

  public Rows add(Integer number) throws SQLException {
    if (number == null) statement.setNull(++column, Types.INTEGER);
    else statement.setInt(++column, number);
    return this;
  }

  public Rows add(boolean truth) throws SQLException {
    statement.setBoolean(++column, truth);
    return this;
  }

  public Rows add(Instant time) throws SQLException {
    if (time == null) statement.setNull(++column, Types.TIMESTAMP_WITH_TIMEZONE);
    else statement.setObject(++column, time.atOffset(ZoneOffset.UTC));
    return this;
  }

  public Rows add(UUID id) throws SQLException {
    statement.setObject(++column, id);
    return this;
  }

  public Rows add(Enum<?> word) throws SQLException {
    return add(word == null ? null : word.name());
  }

  public void next() throws SQLException {
    statement.addBatch();
    column = 0;
    any = true;
  }

  @Override
  public void close() throws SQLException {
    try (statement) {
      if (any) statement.executeBatch();
    }
  }
}
