package io.hookswitch.outbound;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What a list counts.
 *
 * @param chains numbers of chains that have been given out
 */
record ListRow(int number, int chains, int records) {
  /** From now to the end of the transaction nobody else steps the list. */
  static Optional<ListRow> locked(Connection connection, int number) throws SQLException {
    String sql = "select chains, records from outbound_list where list_number = ? for update";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setInt(1, number);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next() ? Optional.of(new ListRow(number, rows.getInt(1), rows.getInt(2))) : Optional.empty();
      }
    }
  }

  /** One record more, and perhaps a chain for it. */
  void grow(Connection connection, int moreChains) throws SQLException {
    String sql = "update outbound_list set chains = ?, records = ? where list_number = ?";
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setInt(1, chains + moreChains);
      update.setInt(2, records + 1);
      update.setInt(3, number);
      update.executeUpdate();
    }
  }
}
