package io.hookswitch.outbound;

import io.hookswitch.outbound.Campaigns.Listed;
import io.vertx.core.Future;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Keeps the lists in the database, which is where the nodes agree: each call here is a transaction, answered when it would
 * survive a kill of all of them. Fails with {@link OutboundUnavailableException} while the database is away.
 */
final class SqlOutboundStore implements OutboundStore {

  private final Clerk clerk;
  private final InstantSource clock;

  SqlOutboundStore(Clerk clerk, InstantSource clock) {
    this.clerk = clerk;
    this.clock = clock;
  }

  /** The lists of a tenant, in the order in which they came. */
  Future<List<Listed>> listed(String tenant) {
    String sql =
      "select tenant, campaign, application_id, name, list_number from outbound_list where tenant = ? order by list_number";
    return clerk.look(connection -> lists(connection, sql, tenant));
  }

  /** The lists of a tenant of which the agent has a chain. */
  Future<List<Listed>> holding(String tenant, String agent) {
    String sql =
      "select l.tenant, l.campaign, l.application_id, l.name, l.list_number from outbound_list l join outbound_chain c" +
      " on c.list_number = l.list_number where l.tenant = ? and c.holder = ?";
    return clerk.look(connection -> lists(connection, sql, tenant, agent));
  }

  private static List<Listed> lists(Connection connection, String sql, String... values) throws SQLException {
    List<Listed> all = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) query.setString(i + 1, values[i]);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          all.add(new Listed(row.getString(1), row.getString(2), row.getLong(3), row.getString(4), row.getInt(5)));
        }
      }
    }
    return all;
  }

  @Override
  public Future<QueueAnswer> step(int list, QueueInput input) {
    return clerk.change(new SqlQueue(list, input), input.repeatable());
  }

  @Override
  public Future<Optional<Chain>> chain(long chainId) {
    return clerk.look(connection -> new ContactRows(connection).find(Handle.ofChain(chainId)));
  }

  @Override
  public Future<Map<Long, Chain>> chains(Set<Long> chainIds) {
    Map<Integer, List<Integer>> byList = new TreeMap<>();
    for (long id : chainIds) {
      Handle handle = Handle.ofChain(id);
      byList.computeIfAbsent(handle.list(), first -> new ArrayList<>()).add(handle.chain());
    }
    return clerk.look(connection -> {
      Map<Long, Chain> found = new HashMap<>();
      for (int list : byList.keySet()) {
        new ContactRows(connection)
          .find(list, byList.get(list))
          .forEach((chain, records) -> found.put(new Handle(list, chain, 0).chainId(), records));
      }
      return found;
    });
  }

  @Override
  public Future<Void> forbid(NumberKey number) {
    String sql =
      "insert into outbound_forbidden (tenant, digits, forbidden_at) values (?, ?, ?) on conflict do nothing";
    return clerk.change(connection -> {
      try (PreparedStatement insert = connection.prepareStatement(sql)) {
        insert.setString(1, number.tenant());
        insert.setString(2, number.digits());
        insert.setObject(3, clock.instant().atOffset(ZoneOffset.UTC));
        insert.executeUpdate();
        return null;
      }
    }, true);
  }

  @Override
  public Future<Set<NumberKey>> forbidden(Set<NumberKey> numbers) {
    if (numbers.isEmpty()) return Future.succeededFuture(Set.of());
    return clerk.look(connection -> {
      Map<String, Set<String>> byTenant = numbers
        .stream()
        .collect(Collectors.groupingBy(NumberKey::tenant, Collectors.mapping(NumberKey::digits, Collectors.toSet())));
      Set<NumberKey> found = new HashSet<>();
      for (String tenant : byTenant.keySet()) found.addAll(forbidden(connection, tenant, byTenant.get(tenant)));
      return found;
    });
  }

  private static Set<NumberKey> forbidden(Connection connection, String tenant, Set<String> digits)
    throws SQLException {
    String sql = "select digits from outbound_forbidden where tenant = ? and digits = any(?)";
    Set<NumberKey> found = new HashSet<>();
    Array all = connection.createArrayOf("varchar", digits.toArray());
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, tenant);
      query.setArray(2, all);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) found.add(new NumberKey(tenant, rows.getString(1)));
      }
    } finally {
      all.free();
    }
    return found;
  }

  @Override
  public Future<Void> put(long chainId, Chain chain) {
    Handle handle = Handle.ofChain(chainId);
    return clerk.change(connection -> {
      new ContactRows(connection).insert(handle.list(), Map.of(handle.chain(), chain));
      return null;
    }, true);
  }

  @Override
  public Future<Optional<Chain>> change(long chainId, int place, ContactChange change) {
    Handle handle = Handle.ofChain(chainId);
    return clerk.change(connection -> {
      ContactRows records = new ContactRows(connection);
      Optional<Chain> chain = locked(records, handle).filter(found -> found.contact(place).isPresent());
      if (chain.isEmpty()) return chain;
      Chain next = chain.get().with(place, change);
      records.update(handle.at(place), next.contacts().get(place));
      return Optional.of(next);
    }, true);
  }

  @Override
  public Future<Optional<Chain>> append(long chainId, Contact contact) {
    Handle handle = Handle.ofChain(chainId);
    return clerk.change(connection -> {
      ContactRows records = new ContactRows(connection);
      Optional<Chain> chain = locked(records, handle).filter(found -> !found.full());
      if (chain.isEmpty()) return chain;
      records.insert(handle.at(chain.get().contacts().size()), contact);
      return Optional.of(chain.get().and(contact));
    }, false);
  }

  private static Optional<Chain> locked(ContactRows records, Handle chain) throws SQLException {
    return ListRow.locked(records.connection(), chain.list()).isEmpty() ? Optional.empty() : records.find(chain);
  }
}
