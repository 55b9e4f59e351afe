package io.hookswitch.records;

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

/**
 * Takes one customer's data out of all calls that are over: numbers of the network, user data, dispositions, the journal and
 * the last state, of which any may hold some; what was said, which a switch keeps, is noted to be deleted there. What is left says that there was a call, when, how it ended, and which users
 * were on it.
 */
record Erasure(Records.Customer customer, Instant now) implements Database.Work<Records.Erased> {
  private static final String GONE = "erased";

  @Override
  public Records.Erased in(Connection connection) throws SQLException {
    List<Long> over = new ArrayList<>();
    long live = 0;
    String concerned = switch (customer) {
      case Records.Customer.Number number -> "select call_id from party_record where user_name is null and (number = ? or digits = ?)";
      case Records.Customer.UserData pair -> "select call_id from call_user_data where name = ? and content = ?";
    };
    String sql =
      "select call_id, ended_at from call_record where erased_at is null and call_id in (" + concerned + ") for update";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      switch (customer) {
        case Records.Customer.Number number -> {
          query.setString(1, number.number());
          query.setString(2, number.number());
        }
        case Records.Customer.UserData pair -> {
          query.setString(1, pair.key());
          query.setString(2, new String(WireJson.writeValue(pair.value()), StandardCharsets.UTF_8));
        }
      }
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          if (Query.time(rows, "ended_at") == null) live++;
          else over.add(rows.getLong("call_id"));
        }
      }
    }
    if (!over.isEmpty()) erase(connection, over);
    return new Records.Erased(over.size(), live);
  }

  private void erase(Connection connection, List<Long> calls) throws SQLException {
    Leftovers.note(connection, calls);
    for (String table : List.of("call_journal", "call_state", "call_user_data", "call_disposition")) {
      run(connection, "delete from " + table + " where call_id = any(?)", calls);
    }
    run(
      connection,
      "update party_record set number = '" +
        GONE +
        "', digits = '" +
        GONE +
        "' where user_name is null and call_id = any(?)",
      calls
    );
    try (
      PreparedStatement mark = connection.prepareStatement(
        "update call_record set erased_at = ? where call_id = any(?)"
      )
    ) {
      mark.setObject(1, now.atOffset(ZoneOffset.UTC));
      mark.setArray(2, Ledger.array(connection, calls));
      mark.executeUpdate();
    }
  }

  private static void run(Connection connection, String sql, List<Long> calls) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setArray(1, Ledger.array(connection, calls));
      statement.executeUpdate();
    }
  }
}
