package io.hookswitch.shard;

import io.hookswitch.call.CallFacts;
import io.hookswitch.call.Decision;
import io.hookswitch.call.Operation;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.Refusal;
import io.hookswitch.decisionlog.Decided;
import io.hookswitch.decisionlog.DecisionLog;
import io.hookswitch.routing.Anchor;
import io.hookswitch.routing.RoutingNumbers;
import io.hookswitch.rules.CapabilityRules;
import io.hookswitch.south.Arrival;
import io.hookswitch.south.Route;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
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
  private final DecisionLog decisions;
  private final InstantSource clock;

  public AnchoredCalls(
    RoutingNumbers numbers,
    CapabilityRules rules,
    Diversions diversions,
    Calls calls,
    DecisionLog decisions,
    InstantSource clock
  ) {
    this.numbers = numbers;
    this.rules = rules;
    this.diversions = diversions;
    this.calls = calls;
    this.decisions = decisions;
    this.clock = clock;
  }

  /**
   * Lends a number, unless the user must not dial; failed when the cluster cannot say.
   *
   * @param correlation names the client's request
   */
  public Future<Allocation> allocate(Anchor anchor, String correlation) {
    CapabilityRules now = rules.now();
    CallFacts facts = Views.idle(anchor.from().subscriber(), now, clock.instant());
    Decision decision = now.decide(facts);
    boolean may = decision.allows(Operation.Dial);
    note(anchor, may ? decision : decision.because(now.reasons(facts, Operation.Dial)), may, correlation);
    if (!may) return Future.succeededFuture(new Allocation.Forbidden());
    return numbers
      .lend(anchor)
      .map(number -> number.<Allocation>map(Allocation.Lent::new).orElseGet(Allocation.Exhausted::new));
  }

  private void note(Anchor anchor, Decision decision, boolean may, String correlation) {
    decisions.offer(
      new Decided.OnCall(
        clock.instant(),
        null,
        0,
        anchor.from().subscriber().user(),
        PartyState.Null,
        Operation.Dial,
        may ? null : Refusal.Why.NOT_ALLOWED,
        decision.rules(),
        decision.generation(),
        correlation,
        List.of()
      )
    );
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
