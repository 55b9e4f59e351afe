package io.hookswitch.outbound;

import io.hookswitch.database.Rows;
import io.hookswitch.outbound.ChainState.Turn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The chains of one list, for whoever has it locked. */
record ChainRows(Connection connection, int list) {
  static final String COLUMNS = "chain, pool, due, turn, holder, held_until, dialled, attempts";
  private static final String SELECT = "select " + COLUMNS + " from outbound_chain where list_number = ? and ";

  /** As the index has it, from its first column on: otherwise H2 sorts all that are ready for the first of them. */
  private static final String IN_TURN = " order by list_number, pool, due, chain limit ?";

  static ChainRow read(ResultSet row) throws SQLException {
    return new ChainRow(
      row.getInt("chain"),
      row.getString("pool"),
      row.getLong("due"),
      Turn.valueOf(row.getString("turn")),
      row.getString("holder"),
      row.getLong("held_until"),
      row.getBoolean("dialled"),
      row.getInt("attempts")
    );
  }

  Optional<ChainRow> find(int chain) throws SQLException {
    return query("chain = ?", chain).stream().findFirst();
  }

  Optional<ChainRow> heldBy(String agent) throws SQLException {
    return query("holder = ?", agent).stream().findFirst();
  }

  /** Whose hold has run out, the first of them. */
  List<ChainRow> runOut(long now, int most) throws SQLException {
    return query("held_until > 0 and held_until <= ? order by list_number, held_until, chain limit ?", now, most);
  }

  /** Those that the agent would be handed one after the other. */
  List<ChainRow> ready(String agent, long now, int most) throws SQLException {
    List<ChainRow> all = new ArrayList<>();
    for (String pool : List.of(ChainRow.personal(agent), Turn.FIRST.name(), ChainRow.FRESH, Turn.LAST.name())) {
      if (all.size() == most) break;
      all.addAll(query("pool = ? and due <= ?" + IN_TURN, pool, now, most - all.size()));
    }
    return all;
  }

  /** When the next one is due for this agent; 0 when none is. Only right while none is ready. */
  long soonest(String agent) throws SQLException {
    long soonest = Long.MAX_VALUE;
    for (String pool : List.of(ChainRow.personal(agent), Turn.FIRST.name(), Turn.LAST.name())) {
      for (ChainRow first : query("pool = ?" + IN_TURN, pool, 1)) soonest = Math.min(soonest, first.due());
    }
    return soonest == Long.MAX_VALUE ? 0 : soonest;
  }

  private List<ChainRow> query(String condition, Object... values) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(SELECT + condition)) {
      query.setInt(1, list);
      for (int i = 0; i < values.length; i++) query.setObject(i + 2, values[i]);
      List<ChainRow> found = new ArrayList<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) found.add(read(rows));
      }
      return found;
    }
  }

  /** @param now when those of them that are done were done */
  void update(List<ChainRow> chains, long now) throws SQLException {
    String sql =
      "update outbound_chain set pool = ?, due = ?, turn = ?, holder = ?, held_until = ?, dialled = ?, attempts = ?," +
      " done_at = ? where list_number = ? and chain = ?";
    try (Rows rows = new Rows(connection, sql)) {
      for (ChainRow chain : chains) {
        add(rows, chain)
          .add(chain.isDone() ? Instant.ofEpochMilli(now) : null)
          .add(list)
          .add(chain.chain())
          .next();
      }
    }
  }

  void insert(List<ChainRow> chains) throws SQLException {
    String sql =
      "insert into outbound_chain (pool, due, turn, holder, held_until, dialled, attempts, list_number, chain)" +
      " values (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    try (Rows rows = new Rows(connection, sql)) {
      for (ChainRow chain : chains) add(rows, chain).add(list).add(chain.chain()).next();
    }
  }

  private static Rows add(Rows rows, ChainRow chain) throws SQLException {
    return rows
      .add(chain.pool())
      .add(chain.due())
      .add(chain.turn())
      .add(chain.holder())
      .add(chain.heldUntil())
      .add(chain.dialled())
      .add(chain.attempts());
  }

  /** @param number among the attempts at this chain, from 1 */
  void attempt(int chain, int number, String agent, String what, long now) throws SQLException {
    String sql =
      "insert into outbound_attempt (list_number, chain, attempt, agent, what, made_at) values (?, ?, ?, ?, ?, ?)";
    try (Rows rows = new Rows(connection, sql)) {
      rows.add(list).add(chain).add(number).add(agent).add(what).add(Instant.ofEpochMilli(now)).next();
    }
  }
}
