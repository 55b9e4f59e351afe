package io.hookswitch.outbound;

import io.hookswitch.database.Rows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The lists as a whole, within one transaction: taken over, counted, written out, forgotten. */
record SqlLists(Connection connection) {
  private static final int BATCH = 1000;

  private static final String COUNTED =
    "select l.list_number, l.tenant, l.campaign, l.application_id, l.name, l.begun_at, l.records," +
    " count(case when c.pool = 'FRESH' then 1 end), count(case when c.pool <> 'FRESH' then 1 end)," +
    " count(c.holder), count(c.chain)" +
    " from outbound_list l left join outbound_chain c on c.list_number = l.list_number";
  private static final String EACH =
    " group by l.list_number, l.tenant, l.campaign, l.application_id, l.name, l.begun_at, l.records order by l.list_number";

  List<CallingLists.Status> all() throws SQLException {
    return counted(COUNTED + EACH);
  }

  Optional<CallingLists.Status> find(int number) throws SQLException {
    return counted(COUNTED + " where l.list_number = ?" + EACH, number)
      .stream()
      .findFirst();
  }

  private List<CallingLists.Status> counted(String sql, Object... values) throws SQLException {
    List<CallingLists.Status> all = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) query.setObject(i + 1, values[i]);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          int fresh = row.getInt(8);
          int waiting = row.getInt(9);
          int held = row.getInt(10);
          all.add(
            new CallingLists.Status(
              row.getInt(1),
              row.getString(2),
              row.getString(3),
              row.getLong(4),
              row.getString(5),
              row.getObject(6, OffsetDateTime.class).toInstant(),
              row.getInt(7),
              fresh,
              waiting,
              held,
              row.getInt(11) - fresh - waiting - held
            )
          );
        }
      }
    }
    return all;
  }

  /** The digest of the file that the list of this name came from; empty when there is no such list. */
  Optional<String> digest(CallingList list) throws SQLException {
    String sql = "select digest from outbound_list where tenant = ? and name = ?";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, list.tenant());
      query.setString(2, list.name());
      try (ResultSet rows = query.executeQuery()) {
        return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
      }
    }
  }

  /**
   * Takes over a list that is not there yet; one that is taken over elsewhere at the same moment breaks a key.
   *
   * @return its number
   * @throws ListConflictException when there is no room for it
   */
  int take(CallingList list, Instant now) throws SQLException {
    if (digest(list).isPresent()) {
      throw new ListConflictException("callingList: there is one of this name, which would have to be removed first");
    }
    if (ofCampaign(list) >= CallingListFolder.MOST_OF_CAMPAIGN) {
      throw new ListConflictException("campaign: has " + CallingListFolder.MOST_OF_CAMPAIGN + " lists already");
    }
    int number = free();
    String sql =
      "insert into outbound_list (list_number, tenant, name, campaign, application_id, digest, chains, records, begun_at)" +
      " values (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    try (Rows rows = new Rows(connection, sql)) {
      rows.add(number).add(list.tenant()).add(list.name()).add(list.campaign()).add(list.applicationId());
      rows.add(list.digest()).add(list.chains().size()).add(list.size()).add(now).next();
    }
    fill(number, list);
    return number;
  }

  private void fill(int number, CallingList list) throws SQLException {
    ChainRows chains = new ChainRows(connection, number);
    ContactRows contacts = new ContactRows(connection);
    for (int from = 0; from < list.chains().size(); from += BATCH) {
      int to = Math.min(from + BATCH, list.chains().size());
      chains.insert(list.rows().subList(from, to));
      Map<Integer, Chain> some = new TreeMap<>();
      for (int i = from; i < to; i++) some.put(i + 1, list.chains().get(i));
      contacts.insert(number, some);
    }
  }

  private int ofCampaign(CallingList list) throws SQLException {
    String sql = "select count(*) from outbound_list where tenant = ? and campaign = ?";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, list.tenant());
      query.setString(2, list.campaign());
      try (ResultSet rows = query.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }

  /** Above all others, so that a campaign's lists stay in order; below only when there is no more room above. */
  private int free() throws SQLException {
    Set<Integer> taken = new LinkedHashSet<>();
    String sql = "select list_number from outbound_list order by list_number";
    try (PreparedStatement query = connection.prepareStatement(sql); ResultSet rows = query.executeQuery()) {
      while (rows.next()) taken.add(rows.getInt(1));
    }
    if (taken.size() >= Handle.LISTS) {
      throw new ListConflictException("there are " + Handle.LISTS + " calling lists already, and no more can be");
    }
    int next = taken
      .stream()
      .mapToInt(number -> number + 1)
      .max()
      .orElse(0);
    if (next < Handle.LISTS) return next;
    for (next = 0; taken.contains(next); ) next++;
    return next;
  }

  Optional<CallingLists.Status> remove(int number, Instant now) throws SQLException {
    if (ListRow.locked(connection, number).isEmpty()) return Optional.empty();
    long held = held(number, now);
    if (held > 0) throw new ListConflictException(
      "the list: expected no chain to be with an agent, found " + held + "; they can be exported, not removed"
    );
    Optional<CallingLists.Status> list = find(number);
    try (PreparedStatement delete = connection.prepareStatement("delete from outbound_list where list_number = ?")) {
      delete.setInt(1, number);
      delete.executeUpdate();
    }
    return list;
  }

  private long held(int number, Instant now) throws SQLException {
    String sql = "select count(*) from outbound_chain where list_number = ? and held_until > ?";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setInt(1, number);
      query.setLong(2, now.toEpochMilli());
      try (ResultSet rows = query.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }
}
