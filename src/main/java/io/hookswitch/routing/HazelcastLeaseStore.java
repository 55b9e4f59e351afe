package io.hookswitch.routing;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.EntryProcessor;
import com.hazelcast.map.IMap;
import io.hookswitch.cluster.DecidedOnce;
import io.hookswitch.cluster.Memory;
import io.hookswitch.directory.RoutingPool;
import io.hookswitch.wire.WireJson;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps the leases of each tenant as one entry of a map with a backup on another node. */
final class HazelcastLeaseStore implements LeaseStore {

  private final Vertx vertx;
  private final IMap<String, byte[]> leases;

  HazelcastLeaseStore(Vertx vertx, HazelcastInstance hazelcast) {
    this.vertx = vertx;
    this.leases = hazelcast.getMap("hookswitch-routing");
  }

  @Override
  public Future<Optional<String>> lend(RoutingPool pool, Anchor anchor, Instant now) {
    Lend lend = new Lend(WireJson.write(anchor), List.copyOf(pool.numbers()), now, pool.ttl(), pool.quarantine());
    // Lent again for the same, it is the same number.
    return Memory.prepare(vertx, () -> leases.submitToKey(pool.tenant(), new DecidedOnce<>(lend))).map(
      Optional::ofNullable
    );
  }

  @Override
  public Future<Optional<Anchor>> use(String tenant, String number, String caller, Instant now) {
    Use use = new Use(number, caller, now);
    return Memory.ask(vertx, () -> leases.submitToKey(tenant, new DecidedOnce<>(use))).map(json ->
      Optional.ofNullable(json).map(found -> WireJson.read(found, Anchor.class))
    );
  }

  private static Leases read(byte[] json) {
    return json == null ? Leases.none() : WireJson.read(json, Leases.class);
  }

  /** Lends a number, atomically where the leases are kept; {@code null} when there is none. */
  record Lend(
    byte[] anchor,
    List<String> pool,
    Instant now,
    Duration ttl,
    Duration quarantine
  ) implements EntryProcessor<String, byte[], String> {
    @Override
    public String process(Map.Entry<String, byte[]> entry) {
      Leases leases = read(entry.getValue());
      Anchor wish = WireJson.read(anchor, Anchor.class);
      Optional<String> number = leases.choose(wish, pool, RoutingNumbers.MOST_OF_A_USER, now);
      number.ifPresent(found -> entry.setValue(WireJson.write(leases.lend(found, wish, now, ttl, quarantine))));
      return number.orElse(null);
    }
  }

  /** Marks a number as dialled, atomically where the leases are kept; {@code null} when it must not be. */
  record Use(String number, String caller, Instant now) implements EntryProcessor<String, byte[], byte[]> {
    @Override
    public byte[] process(Map.Entry<String, byte[]> entry) {
      Leases leases = read(entry.getValue());
      Optional<Anchor> anchor = leases.anchor(number, caller, now);
      if (anchor.isPresent()) entry.setValue(WireJson.write(leases.use(number, now)));
      return anchor.map(WireJson::write).orElse(null);
    }
  }
}
