package io.hookswitch.outbound;

import io.hookswitch.database.Rows;
import io.hookswitch.wire.WireJson;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The records of chains. */
record ContactRows(Connection connection) {
  static final String COLUMNS =
    "phone_number, phone_type, time_zone, call_from, call_until, caller_id, call_result, fields";

  @SuppressWarnings("unchecked")
  static Contact read(ResultSet row) throws SQLException {
    byte[] fields = row.getString("fields").getBytes(StandardCharsets.UTF_8);
    return new Contact(
      row.getString("phone_number"),
      PhoneType.valueOf(row.getString("phone_type")),
      row.getString("time_zone"),
      row.getInt("call_from"),
      row.getInt("call_until"),
      row.getString("caller_id"),
      row.getString("call_result"),
      (Map<String, Object>) WireJson.readValue(fields)
    );
  }

  Optional<Chain> find(Handle chain) throws SQLException {
    return Optional.ofNullable(find(chain.list(), List.of(chain.chain())).get(chain.chain()));
  }

  /** Those chains of the list that have records. */
  Map<Integer, Chain> find(int list, Collection<Integer> chains) throws SQLException {
    String sql =
      "select chain, " +
      COLUMNS +
      " from outbound_record where list_number = ? and chain = any(?) order by chain, place";
    Map<Integer, List<Contact>> found = new HashMap<>();
    Array numbers = connection.createArrayOf("integer", chains.toArray());
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setInt(1, list);
      query.setArray(2, numbers);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) found.computeIfAbsent(rows.getInt("chain"), first -> new ArrayList<>()).add(read(rows));
      }
    } finally {
      numbers.free();
    }
    Map<Integer, Chain> all = new HashMap<>();
    found.forEach((chain, contacts) -> all.put(chain, new Chain(contacts)));
    return all;
  }

  /** As new; what is there already stays as it is. */
  void insert(int list, Map<Integer, Chain> chains) throws SQLException {
    String sql =
      "insert into outbound_record (" +
      COLUMNS +
      ", list_number, chain, place) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing";
    try (Rows rows = new Rows(connection, sql)) {
      for (Map.Entry<Integer, Chain> chain : chains.entrySet()) {
        List<Contact> contacts = chain.getValue().contacts();
        for (int place = 0; place < contacts.size(); place++) {
          add(rows, contacts.get(place)).add(list).add(chain.getKey()).add(place).next();
        }
      }
    }
  }

  void insert(Handle at, Contact contact) throws SQLException {
    String sql =
      "insert into outbound_record (" +
      COLUMNS +
      ", list_number, chain, place) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    write(sql, at, contact);
  }

  void update(Handle at, Contact contact) throws SQLException {
    String sql =
      "update outbound_record set phone_number = ?, phone_type = ?, time_zone = ?, call_from = ?, call_until = ?," +
      " caller_id = ?, call_result = ?, fields = ? where list_number = ? and chain = ? and place = ?";
    write(sql, at, contact);
  }

  private void write(String sql, Handle at, Contact contact) throws SQLException {
    try (Rows rows = new Rows(connection, sql)) {
      add(rows, contact).add(at.list()).add(at.chain()).add(at.place()).next();
    }
  }

  private static Rows add(Rows rows, Contact contact) throws SQLException {
    return rows
      .add(text(contact.phoneNumber()))
      .add(contact.phoneType())
      .add(text(contact.timeZone()))
      .add(contact.from())
      .add(contact.until())
      .add(text(contact.callerId()))
      .add(text(contact.callResult()))
      .add(new String(WireJson.writeValue(contact.fields()), StandardCharsets.UTF_8));
  }

  /** PostgreSQL has no place for the one character in a text. */
  private static String text(String any) {
    return any.replace('\0', '\uFFFD');
  }
}
