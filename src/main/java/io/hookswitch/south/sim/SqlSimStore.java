package io.hookswitch.south.sim;

import io.hookswitch.call.CallId;
import io.hookswitch.call.PartyId;
import io.hookswitch.database.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/**
 * Keeps the calls and phones in the database, so that they outlive all nodes at once, as those of a real switch do. Every
 * change is a transaction of its own, on a thread that may wait: much slower than the memory of the cluster.
 */
public final class SqlSimStore implements SimStore {

  private final Vertx vertx;
  private final Database database;
  private final ToIntFunction<CallId> shardOf;

  /** @param database is its own, and closed with it */
  public SqlSimStore(Vertx vertx, Database database, ToIntFunction<CallId> shardOf) {
    this.vertx = vertx;
    this.database = database;
    this.shardOf = shardOf;
  }

  @Override
  public Future<Optional<byte[]>> load(CallId call) {
    return ask(connection -> form(connection, call));
  }

  private static Optional<byte[]> form(Connection connection, CallId call) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement("select form from sim_call where call_id = ?")) {
      query.setLong(1, call.number());
      try (ResultSet rows = query.executeQuery()) {
        return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
      }
    }
  }

  @Override
  public Future<SortedMap<CallId, byte[]>> list(int shard, CallId after, int most) {
    return ask(connection -> {
      SortedMap<CallId, byte[]> page = new TreeMap<>();
      for (CallId call : some(connection, shard, after, most)) {
        form(connection, call).ifPresent(form -> page.put(call, form));
      }
      return page;
    });
  }

  private List<CallId> some(Connection connection, int shard, CallId after, int most) throws SQLException {
    List<CallId> found = new ArrayList<>();
    String sql = "select call_id from sim_call where call_id > ? order by call_id";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setLong(1, after == null ? Long.MIN_VALUE : after.number());
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next() && found.size() < most) {
          CallId call = new CallId(rows.getLong(1));
          if (shardOf.applyAsInt(call) == shard) found.add(call);
        }
      }
    }
    return found;
  }

  @Override
  public Future<Boolean> save(CallId call, long version, byte[] form) {
    return ask(connection -> {
      String sql =
        version == 1
          ? "insert into sim_call (form, version, call_id) values (?, ?, ?) on conflict do nothing"
          : "update sim_call set form = ?, version = ? where call_id = ? and version = ?";
      try (PreparedStatement save = connection.prepareStatement(sql)) {
        save.setBytes(1, form);
        save.setLong(2, version);
        save.setLong(3, call.number());
        if (version != 1) save.setLong(4, version - 1);
        return save.executeUpdate() == 1;
      }
    });
  }

  @Override
  public Future<Boolean> remove(CallId call, long version) {
    return ask(connection -> {
      if (version == 1) return form(connection, call).isEmpty();
      String sql = "delete from sim_call where call_id = ? and version = ?";
      try (PreparedStatement remove = connection.prepareStatement(sql)) {
        remove.setLong(1, call.number());
        remove.setLong(2, version - 1);
        return remove.executeUpdate() == 1;
      }
    });
  }

  @Override
  public Future<Boolean> confirm(CallId call, byte[] form) {
    return load(call).map(kept -> kept.map(bytes -> Arrays.equals(bytes, form)).orElse(form == null));
  }

  @Override
  public Future<Boolean> claim(String device, PartyId leg, int lines) {
    return ask(connection -> {
      Lines now = locked(connection, device);
      if (!now.takes(leg.toString(), lines)) return false;
      put(connection, device, now.with(leg.toString(), true));
      return true;
    });
  }

  @Override
  public Future<Map<String, Map<PartyId, Boolean>>> occupied(int shard) {
    return ask(connection -> {
      Map<String, Lines> all = new HashMap<>();
      String sql = "select device, legs from sim_phone where legs <> ''";
      try (PreparedStatement query = connection.prepareStatement(sql); ResultSet rows = query.executeQuery()) {
        while (rows.next()) all.put(rows.getString(1), Lines.of(rows.getString(2)));
      }
      Map<String, Map<PartyId, Boolean>> here = Lines.byLeg(all);
      here.values().forEach(legs -> legs.keySet().removeIf(leg -> shardOf.applyAsInt(leg.call()) != shard));
      here.values().removeIf(Map::isEmpty);
      return here;
    });
  }

  @Override
  public Future<Void> occupy(String device, PartyId leg, boolean ringing) {
    return ask(connection -> {
      put(connection, device, locked(connection, device).with(leg.toString(), ringing));
      return null;
    });
  }

  @Override
  public Future<Void> vacate(String device, PartyId leg) {
    return ask(connection -> {
      put(connection, device, locked(connection, device).without(leg.toString()));
      return null;
    });
  }

  /** The row is there from then on, so that two who change it wait for each other. */
  private static Lines locked(Connection connection, String device) throws SQLException {
    String make = "insert into sim_phone (device, legs) values (?, '') on conflict do nothing";
    try (PreparedStatement insert = connection.prepareStatement(make)) {
      insert.setString(1, device);
      insert.executeUpdate();
    }
    String sql = "select legs from sim_phone where device = ? for update";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, device);
      try (ResultSet rows = query.executeQuery()) {
        rows.next();
        String legs = rows.getString(1);
        return legs.isEmpty() ? Lines.FREE : Lines.of(legs);
      }
    }
  }

  private static void put(Connection connection, String device, Lines next) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement("update sim_phone set legs = ? where device = ?")) {
      update.setString(1, next == null ? "" : next.text());
      update.setString(2, device);
      update.executeUpdate();
    }
  }

  @Override
  public Future<Void> close() {
    return vertx.executeBlocking(() -> {
      database.close();
      return null;
    }, false);
  }

  private <T> Future<T> ask(Database.Work<T> work) {
    return vertx.executeBlocking(() -> database.transact(work), false);
  }
}
