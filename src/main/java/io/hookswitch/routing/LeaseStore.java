package io.hookswitch.routing;

import io.hookswitch.directory.RoutingPool;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;

/** Where leases are kept. Each method is one step that nobody else's comes between. */
interface LeaseStore {
  /** The number that was lent, empty when none is free for this user. */
  Future<Optional<String>> lend(RoutingPool pool, Anchor anchor, Instant now);

  /** What the number was lent for; from then on it is used. Empty, and nothing is changed, when this caller may not dial it. */
  Future<Optional<Anchor>> use(String tenant, String number, String caller, Instant now);
}
