package io.hookswitch.routing;

import io.hookswitch.directory.Directory;
import io.hookswitch.directory.RoutingPool;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Leases in a map, for whoever tests with them. */
public final class MemoryRouting implements LeaseStore {

  private final Map<String, Leases> leases = new HashMap<>();

  public static RoutingNumbers over(Directory directory, InstantSource clock) {
    return new RoutingNumbers(directory, new MemoryRouting(), clock);
  }

  @Override
  public Future<Optional<String>> lend(RoutingPool pool, Anchor anchor, Instant now) {
    Leases before = leases.getOrDefault(pool.tenant(), Leases.none());
    Optional<String> number = before.choose(anchor, pool.numbers(), RoutingNumbers.MOST_OF_A_USER, now);
    number.ifPresent(lent -> leases.put(pool.tenant(), before.lend(lent, anchor, now, pool.ttl(), pool.quarantine())));
    return Future.succeededFuture(number);
  }

  @Override
  public Future<Optional<Anchor>> use(String tenant, String number, String caller, Instant now) {
    Leases before = leases.getOrDefault(tenant, Leases.none());
    Optional<Anchor> anchor = before.anchor(number, caller, now);
    if (anchor.isPresent()) leases.put(tenant, before.use(number, now));
    return Future.succeededFuture(anchor);
  }
}
