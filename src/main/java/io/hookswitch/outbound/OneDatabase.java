package io.hookswitch.outbound;

import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import io.hookswitch.database.Database;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/**
 * Whether all nodes of the cluster mean the same lists. Nodes with databases of their own, or one that keeps lists in the
 * cluster's memory, would each hand the same customer to an agent; so the first one says which database it is, in {@code
 * hookswitch-outbound-database}, and those that have another one hand nothing out.
 */
record OneDatabase(HazelcastInstance hazelcast) implements Clerk.Opening {
  private static final String MAP = "hookswitch-outbound-database";
  private static final String KEY = "identity";

  @Override
  public String open(Database database) throws SQLException {
    String mine = identity(database);
    try {
      Object first = hazelcast.getMap(MAP).putIfAbsent(KEY, mine);
      if (!hazelcast.getMap(HazelcastOutboundStore.FILES).isEmpty()) {
        return (
          "the cluster's memory has some (outbound.memory: cluster, or a release before this one): " +
          "expected the same at all nodes"
        );
      }
      return first == null || first.equals(mine)
        ? null
        : "this node has another database than the others: expected the same storage.url, or on one machine the same " +
            "storage.dir, at all nodes (or outbound.memory: cluster)";
    } catch (HazelcastException silent) {
      return "whether all nodes have the same database cannot be found out: " + silent.getMessage();
    }
  }

  /** Whether other nodes of this cluster keep their lists in a database. Blocks. */
  static boolean inUse(HazelcastInstance hazelcast) {
    return !hazelcast.getMap(MAP).isEmpty();
  }

  private static String identity(Database database) throws SQLException {
    String proposed = UUID.randomUUID().toString();
    return database.transact(connection -> {
      String sql = "insert into database_identity (id, identity) values (1, ?) on conflict do nothing";
      try (PreparedStatement insert = connection.prepareStatement(sql)) {
        insert.setString(1, proposed);
        insert.executeUpdate();
      }
      try (
        Statement query = connection.createStatement();
        ResultSet rows = query.executeQuery("select identity from database_identity where id = 1")
      ) {
        rows.next();
        return rows.getString(1);
      }
    });
  }
}
