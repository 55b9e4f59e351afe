package io.hookswitch.outbound;

import io.hookswitch.database.Database;
import io.hookswitch.outbound.Campaigns.Listed;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** A list as CSV, piece by piece: each time it is done it gives the next one. */
final class ListPages implements Database.Work<String> {

  private static final int FETCHED = 200;

  private final CsvListWriter csv;
  private Chapter chapter;

  private ListPages(Chapter chapter, CsvListWriter csv) {
    this.chapter = chapter;
    this.csv = csv;
  }

  /** Empty when there is no such list. */
  static Optional<ListPages> of(Connection connection, int number) throws SQLException {
    Optional<Chapter> first = Chapter.first(connection, number);
    if (first.isEmpty()) return Optional.empty();
    CallingLists.Status list = new SqlLists(connection).find(number).orElseThrow();
    Listed listed = new Listed(list.tenant(), list.campaign(), list.applicationId(), list.name(), number);
    return Optional.of(new ListPages(first.get(), new CsvListWriter(listed, names(connection, number))));
  }

  /** Of all further fields that a record of the list has. */
  private static Set<String> names(Connection connection, int number) throws SQLException {
    Set<String> names = new LinkedHashSet<>();
    String sql =
      "select " +
      ContactRows.COLUMNS +
      " from outbound_record where list_number = ? order by list_number, chain, place";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setFetchSize(FETCHED);
      query.setInt(1, number);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) names.addAll(ContactRows.read(rows).fields().keySet());
      }
    }
    return names;
  }

  @Override
  public String in(Connection connection) throws SQLException {
    chapter.check(connection);
    while (!chapter.over() && csv.length() < Chapter.LENGTH) chapter = chapter.at(some(connection));
    return csv.take();
  }

  /** @return the last chain that has been written */
  private int some(Connection connection) throws SQLException {
    String sql =
      "select c.chain, c.pool, c.due, c.turn, c.holder, c.held_until, c.dialled, c.attempts, " +
      ContactRows.COLUMNS +
      " from outbound_record r join outbound_chain c on c.list_number = r.list_number and c.chain = r.chain" +
      " where r.list_number = ? and r.chain > ? and r.chain <= ? order by r.chain, r.place";
    int last = chapter.chain();
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setFetchSize(FETCHED);
      query.setInt(1, chapter.list());
      query.setInt(2, chapter.chain());
      query.setInt(3, chapter.to());
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          ChainRow chain = ChainRows.read(row);
          if (chain.chain() != last && csv.length() >= Chapter.LENGTH) return last;
          last = chain.chain();
          csv.record(chain, ContactRows.read(row));
        }
      }
    }
    return chapter.to();
  }
}
