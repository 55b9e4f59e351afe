package io.hookswitch.shard;

import io.hookswitch.call.Operation;
import io.hookswitch.routing.Anchor;
import io.hookswitch.routing.RoutingNumbers;
import io.hookswitch.rules.CapabilityRules;
import io.hookswitch.south.Arrival;
import io.hookswitch.south.Route;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls that users make from phones of the network: first a number is lent, then the leg that dials it becomes a call. The
 * call is the switch's to begin, so it appears with its first event; nothing is stored before that but the lease.
 */
public final class AnchoredCalls {

  private static final Logger LOG = LoggerFactory.getLogger(AnchoredCalls.class);

  /** What came of a wish for a number. */
  public sealed interface Allocation {
    /** @param number E.164 with "+" */
    record Lent(String number) implements Allocation {}

    /** There is no number for this user now. */
    record Exhausted() implements Allocation {}

    /** The rules forbid this user to dial. */
    record Forbidden() implements Allocation {}
  }

  private final RoutingNumbers numbers;
  private final CapabilityRules rules;
  private final Diversions diversions;
  private final Calls calls;
  private final InstantSource clock;

  public AnchoredCalls(
    RoutingNumbers numbers,
    CapabilityRules rules,
    Diversions diversions,
    Calls calls,
    InstantSource clock
  ) {
    this.numbers = numbers;
    this.rules = rules;
    this.diversions = diversions;
    this.calls = calls;
    this.clock = clock;
  }

  /** Lends a number, unless the user must not dial; failed when the cluster cannot say. */
  public Future<Allocation> allocate(Anchor anchor) {
    CapabilityRules now = rules.now();
    if (!now.decide(Views.idle(anchor.from().subscriber(), now, clock.instant())).allows(Operation.Dial)) {
      return Future.succeededFuture(new Allocation.Forbidden());
    }
    return numbers
      .lend(anchor)
      .map(number -> number.<Allocation>map(Allocation.Lent::new).orElseGet(Allocation.Exhausted::new));
  }

  /** Where a leg goes that has dialled a routing number; whoever is called may have forwarded since. */
  public Future<Optional<Route>> route(Arrival arrival) {
    return numbers.use(arrival.dialled(), arrival.calling()).compose(anchor -> {
      if (anchor.isPresent()) return route(anchor.get()).map(Optional::of);
      LOG.info("a leg to routing number {} is rejected: it was not lent to this caller", arrival.dialled());
      return Future.succeededFuture(Optional.empty());
    });
  }

  /** The number is used up: better the party that was dialled than nobody. */
  private Future<Route> route(Anchor anchor) {
    String tenant = anchor.from().subscriber().user().tenant();
    return diversions
      .of(anchor.to())
      .recover(lost -> {
        LOG.warn("it could not be found out whether {} forwards: {}", anchor.to().number(), lost.getMessage());
        return Future.succeededFuture(anchor.to());
      })
      .map(to -> new Route(calls.mint(), tenant, anchor.from(), to));
  }
}
