package io.hookswitch.records;

import io.hookswitch.database.Database;
import io.hookswitch.database.Rows;
import io.hookswitch.reporting.Outlet;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What waits to be published, in the database. */
final class Outbox {

  /** Longer than a batch takes to be published; who has died is followed by the next one after it. */
  static final Duration HELD = Duration.ofSeconds(60);

  private final Database database;
  private final String self;

  /** @param self a name of no other node */
  Outbox(Database database, String self) {
    this.database = database;
    this.self = self;
  }

  /** @param ids rows to be {@link #published} */
  record Batch(List<Long> ids, List<Outlet.Entry> lines) {}

  private record Waiting(long id, long call, boolean record, Records.JournalLine line) {}

  /**
   * Notes what a node is about to write into its journal, and has not written before. In the same transaction, before it.
   */
  static void note(Connection connection, List<Line> lines) throws SQLException {
    String sql =
      "insert into stream_outbox (call_id, run, line, record) select cast(? as bigint), cast(? as bigint)," +
      " cast(? as bigint), cast(? as boolean) where not exists (select 1 from call_journal where call_id = ? and run = ?" +
      " and line = ?)";
    try (Rows rows = new Rows(connection, sql)) {
      for (Line line : lines) {
        rows
          .add(line.call())
          .add(line.run())
          .add(line.line())
          .add(line.state() != null && !line.live())
          .add(line.call())
          .add(line.run())
          .add(line.line())
          .next();
      }
    }
  }

  /** Whether this node is the one to publish, from now on for {@link #HELD}. */
  boolean mine() throws SQLException {
    String sql =
      "update stream_publisher set holder = ?, held_until = current_timestamp + interval '" +
      HELD.toSeconds() +
      "' second where id = 1 and (holder = ? or held_until < current_timestamp)";
    return database.transact(connection -> {
      try (PreparedStatement claim = connection.prepareStatement(sql)) {
        claim.setString(1, self);
        claim.setString(2, self);
        return claim.executeUpdate() == 1;
      }
    });
  }

  /** Another node may publish at once. */
  void yield() throws SQLException {
    String sql = "update stream_publisher set held_until = current_timestamp where id = 1 and holder = ?";
    database.transact(connection -> {
      try (PreparedStatement release = connection.prepareStatement(sql)) {
        release.setString(1, self);
        return release.executeUpdate();
      }
    });
  }

  /** The oldest, and of each call in the order of the versions that they led to; what has been erased meanwhile is left out. */
  Batch next(int most) throws SQLException {
    return database.transact(connection -> {
      List<Long> ids = new ArrayList<>();
      List<Waiting> waiting = new ArrayList<>();
      String sql =
        "select o.id, o.call_id, o.record, j.* from stream_outbox o left join call_journal j" +
        " on j.call_id = o.call_id and j.run = o.run and j.line = o.line order by o.id limit ?";
      try (PreparedStatement query = connection.prepareStatement(sql)) {
        query.setInt(1, most);
        try (ResultSet rows = query.executeQuery()) {
          while (rows.next()) {
            ids.add(rows.getLong(1));
            if (rows.getString("body") == null) continue;
            waiting.add(new Waiting(rows.getLong(1), rows.getLong(2), rows.getBoolean(3), HistoryQuery.line(rows)));
          }
        }
      }
      return new Batch(ids, lines(connection, waiting));
    });
  }

  private static List<Outlet.Entry> lines(Connection connection, List<Waiting> waiting) throws SQLException {
    Set<Long> over = new HashSet<>();
    for (Waiting one : waiting) if (one.record()) over.add(one.call());
    Map<Long, Records.Recorded> records = new HashMap<>();
    for (Records.Recorded record : new RecordReader(connection, List.copyOf(over)).read()) {
      records.put(record.record().id().number(), record);
    }
    // Of several nodes' lines of one call, which came in as they were brought to the database.
    Map<Long, Deque<Waiting>> inOrder = new HashMap<>();
    waiting
      .stream()
      .sorted(Comparator.comparing(one -> one.line().place(), Records.Place.ORDER))
      .forEach(one -> inOrder.computeIfAbsent(one.call(), none -> new ArrayDeque<>()).add(one));
    List<Outlet.Entry> lines = new ArrayList<>();
    for (Waiting turn : waiting) {
      Waiting one = inOrder.get(turn.call()).poll();
      lines.add(new Outlet.Entry(one.call(), event(one).encode()));
      Records.Recorded record = one.record() ? records.get(one.call()) : null;
      if (record != null) lines.add(new Outlet.Entry(one.call(), record(one, record).encode()));
    }
    return lines;
  }

  private static JsonObject event(Waiting one) {
    return head("event", one).put("event", RecordJson.line(one.line()));
  }

  private static JsonObject record(Waiting one, Records.Recorded record) {
    return head("record", one).put("record", RecordJson.call(record));
  }

  /** The number of the outbox is no identity: it is another one when a database is restored. */
  private static JsonObject head(String type, Waiting one) {
    Records.Place place = one.line().place();
    return new JsonObject()
      .put("type", type)
      .put("id", Long.toString(place.run(), 36) + "-" + place.line() + (type.equals("record") ? "-record" : ""))
      .put("call", Long.toString(one.call()));
  }

  /** These need not come again. */
  void published(List<Long> ids) throws SQLException {
    database.transact(connection -> {
      try (PreparedStatement delete = connection.prepareStatement("delete from stream_outbox where id = any(?)")) {
        delete.setArray(1, Ledger.array(connection, ids));
        return delete.executeUpdate();
      }
    });
  }
}
