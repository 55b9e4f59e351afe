package io.hookswitch.routing;

import com.hazelcast.core.HazelcastInstance;
import io.hookswitch.directory.Directory;
import io.hookswitch.directory.RoutingPool;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The door to the routing numbers of all tenants; the same numbers on every node. */
public final class RoutingNumbers {

  /** A client in a loop must not take the numbers of a whole tenant. */
  public static final int MOST_OF_A_USER = 4;

  private static final Logger LOG = LoggerFactory.getLogger(RoutingNumbers.class);

  private final Directory directory;
  private final LeaseStore store;
  private final InstantSource clock;

  /** @param directory whose pools count from the moment they are asked for */
  public RoutingNumbers(Vertx vertx, HazelcastInstance hazelcast, Directory directory, InstantSource clock) {
    this(directory, new HazelcastLeaseStore(vertx, hazelcast), clock);
  }

  RoutingNumbers(Directory directory, LeaseStore store, InstantSource clock) {
    this.directory = directory;
    this.store = store;
    this.clock = clock;
  }

  /**
   * Lends a number of the user's tenant.
   *
   * @return E.164 with "+"; empty when the tenant has no numbers, none is free, or the user holds enough of them
   */
  public Future<Optional<String>> lend(Anchor anchor) {
    String tenant = anchor.from().subscriber().user().tenant();
    Optional<RoutingPool> pool = directory.routingPool(tenant);
    if (pool.isEmpty()) return Future.succeededFuture(Optional.empty());
    return store.lend(pool.get(), anchor, clock.instant()).onSuccess(number -> {
      if (number.isEmpty()) {
        LOG.info("tenant {}: no routing number was lent to {}", tenant, anchor.from().subscriber().user());
      }
    });
  }

  /**
   * A leg has dialled a number.
   *
   * @return what the number was lent for, once; empty when it was not lent to this caller, was dialled before, or its
   *     time is over
   */
  public Future<Optional<Anchor>> use(String number, String caller) {
    Optional<RoutingPool> pool = directory.routingPoolOf(number);
    if (pool.isEmpty()) return Future.succeededFuture(Optional.empty());
    return store.use(pool.get().tenant(), number, caller, clock.instant());
  }
}
