package io.hookswitch.outbound;

import io.hookswitch.database.Database;
import io.hookswitch.outbound.CallingLists.Customer;
import io.hookswitch.wire.WireJson;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** See {@link CallingLists#erase}. Lists are stepped by nobody else until it is done. */
record ListErasure(Customer customer, Instant now) implements Database.Work<CallingLists.Erased> {
  private static final String GONE = "erased";
  private static final int FETCHED = 200;

  @Override
  public CallingLists.Erased in(Connection connection) throws SQLException {
    long records = 0;
    long held = 0;
    for (Map.Entry<Integer, Set<Integer>> list : concerned(connection).entrySet()) {
      if (ListRow.locked(connection, list.getKey()).isEmpty()) continue;
      for (int chain : list.getValue()) {
        int erased = erase(connection, list.getKey(), chain);
        if (erased > 0) records += erased;
        else held -= erased;
      }
    }
    return new CallingLists.Erased(records, held);
  }

  /** Chains by their lists. */
  private Map<Integer, Set<Integer>> concerned(Connection connection) throws SQLException {
    Map<Integer, Set<Integer>> found = new TreeMap<>();
    String some = customer instanceof Customer.Field ? " where position(? in fields) > 0" : "";
    String sql = "select list_number, chain, phone_number, fields from outbound_record" + some;
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setFetchSize(FETCHED);
      if (customer instanceof Customer.Field field) query.setString(1, json(field.name()));
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          if (concerns(rows.getString("phone_number"), rows.getString("fields"))) {
            found.computeIfAbsent(rows.getInt("list_number"), first -> new TreeSet<>()).add(rows.getInt("chain"));
          }
        }
      }
    }
    return found;
  }

  private boolean concerns(String number, String fields) {
    return switch (customer) {
      case Customer.Number wanted -> key(wanted.number()).equals(key(number));
      case Customer.Field field -> WireJson.readValue(fields.getBytes(StandardCharsets.UTF_8)) instanceof
        Map<?, ?> all &&
        all.get(field.name()) != null &&
        all.get(field.name()).toString().equals(field.value());
    };
  }

  private static NumberKey key(String number) {
    return NumberKey.of("", number);
  }

  private static String json(Object value) {
    return new String(WireJson.writeValue(value), StandardCharsets.UTF_8);
  }

  /** @return how many records were erased; less than 0, so many are held and were not */
  private int erase(Connection connection, int list, int chain) throws SQLException {
    ChainRows chains = new ChainRows(connection, list);
    Optional<ChainRow> row = chains.find(chain);
    // One without a row is just being added, by an agent.
    if (row.isEmpty() || held(row.get())) return -count(connection, list, chain);
    if (!row.get().isDone()) chains.update(List.of(ChainRow.done(chain, row.get().attempts())), now.toEpochMilli());
    String sql =
      "update outbound_record set phone_number = ?, caller_id = '', fields = '{}' where list_number = ? and chain = ?";
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setString(1, GONE);
      update.setInt(2, list);
      update.setInt(3, chain);
      return update.executeUpdate();
    }
  }

  private boolean held(ChainRow row) {
    return row.holder() != null && row.heldUntil() > now.toEpochMilli();
  }

  private static int count(Connection connection, int list, int chain) throws SQLException {
    String sql = "select count(*) from outbound_record where list_number = ? and chain = ?";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setInt(1, list);
      query.setInt(2, chain);
      try (ResultSet rows = query.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }
}
