package io.hookswitch.outbound;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * How far something has come that is written out of a list some chains at a time, each time in a transaction of its own: a
 * client that reads slowly holds no connection to the database.
 *
 * @param begunAt when the list was taken over; another one of its number is another list
 * @param chains there were when it began
 * @param chain that was written last
 */
record Chapter(int list, Instant begunAt, int chains, int chain) {
  /** So many chains are looked for at once. */
  static final int CHAINS = 500;

  /** A piece is about as long as this at most; what is one chain's is not torn apart. */
  static final int LENGTH = 1 << 20;

  static Optional<Chapter> first(Connection connection, int list) throws SQLException {
    String sql = "select begun_at, chains from outbound_list where list_number = ?";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setInt(1, list);
      try (ResultSet rows = query.executeQuery()) {
        if (!rows.next()) return Optional.empty();
        Instant begunAt = rows.getObject(1, OffsetDateTime.class).toInstant();
        return Optional.of(new Chapter(list, begunAt, rows.getInt(2), 0));
      }
    }
  }

  boolean over() {
    return chain >= chains;
  }

  /** The last chain of the next piece, unless that becomes too long. */
  int to() {
    return Math.min(chains, chain + CHAINS);
  }

  Chapter at(int chain) {
    return new Chapter(list, begunAt, chains, chain);
  }

  /** @throws ListConflictException when the list is not there any more */
  void check(Connection connection) throws SQLException {
    Optional<Chapter> now = first(connection, list);
    if (now.isEmpty() || !now.get().begunAt().equals(begunAt)) {
      throw new ListConflictException("the list: was removed while it was written out");
    }
  }
}
