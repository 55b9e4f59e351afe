package io.hookswitch.records;

import io.hookswitch.database.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Records in the order in which their calls began. */
record ExportQuery(Records.Selection selection, int most) implements Database.Work<List<Records.Recorded>> {
  @Override
  public List<Records.Recorded> in(Connection connection) throws SQLException {
    List<Long> calls = new ArrayList<>();
    try (PreparedStatement query = ask(connection, selection, "limit " + most); ResultSet rows = query.executeQuery()) {
      while (rows.next()) calls.add(rows.getLong("call_id"));
    }
    return new RecordReader(connection, calls).read();
  }

  /** @param part of all that are selected, which */
  static PreparedStatement ask(Connection connection, Records.Selection selection, String part) throws SQLException {
    String tenant = selection.tenant().isPresent() ? " and tenant = ?" : "";
    PreparedStatement query = connection.prepareStatement(
      "select call_id, begun_at from call_record where begun_at >= ? and begun_at < ? and (begun_at, call_id) > (?, ?)" +
        tenant +
        " order by begun_at, call_id " +
        part
    );
    query.setObject(1, selection.from().atOffset(ZoneOffset.UTC));
    query.setObject(2, selection.to().atOffset(ZoneOffset.UTC));
    query.setObject(3, selection.afterTime().atOffset(ZoneOffset.UTC));
    query.setLong(4, selection.afterCall());
    if (selection.tenant().isPresent()) query.setString(5, selection.tenant().get());
    return query;
  }
}
