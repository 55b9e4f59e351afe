package io.hookswitch.south.sim;

import io.hookswitch.call.CallId;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.SwitchOrder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the switch does when an order is about two calls of a user. Pure, like {@link SimMachine}. The order has its number
 * from the first call, which is saved last and remembers it; so each answer here is also an answer to the question what
 * to do when the second call has been saved ({@link Crossed}) and the first one has not.
 */
final class SimPair {

  private SimPair() {}

  /**
   * The outcome of one order. Saved are, in this order, {@code second}, {@code first} and {@code settled}.
   *
   * @param second the same object when nothing changed, as with {@code first}
   * @param settled the second call once the first is safe; mostly the same as {@code second}
   */
  record Outcome(SimStep first, SimCall second, SimCall settled) {}

  /** The leg on another call that an order is about as well. */
  static Optional<PartyId> far(SwitchOrder order) {
    return switch (order) {
      case SwitchOrder.Consult consult -> Optional.of(consult.consulting());
      case SwitchOrder.Merge merge -> Optional.of(merge.consulting());
      case SwitchOrder.Alternate alternate -> Optional.of(alternate.other());
      case SwitchOrder.Replace replace -> Optional.of(replace.by());
      default -> Optional.empty();
    };
  }

  /** The second call of an order, empty when there is none. */
  static Optional<CallId> secondCall(SwitchOrder order) {
    return far(order)
      .map(PartyId::call)
      .filter(call -> !call.equals(order.party().call()));
  }

  /** The phones whose lines have to be asked for before {@link #step}. */
  static List<SimMachine.Ring> rings(SimCall first, SimCall second, long number, SwitchOrder order) {
    boolean begins =
      order instanceof SwitchOrder.Consult &&
      second.legs().isEmpty() &&
      !first.taken().containsKey(number) &&
      first
        .leg(order.party().index())
        .filter(leg -> leg.state().connected())
        .isPresent();
    if (!begins) return List.of();
    SwitchOrder.Consult consult = (SwitchOrder.Consult) order;
    return SimMachine.ring(consult.called(), consult.to());
  }

  /**
   * @param first the call of the order's party
   * @param second the call of {@link #far}
   * @param busy those of the phones of {@link #rings} that cannot take the call
   */
  static Outcome step(
    SimCall first,
    SimCall second,
    long number,
    SwitchOrder order,
    Set<String> busy,
    Exchange exchange,
    Instant now
  ) {
    Turn one = new Turn(first, Set.of(), exchange, now);
    if (order instanceof SwitchOrder.Merge merge) return SimMerge.step(one, second, number, merge);
    if (order instanceof SwitchOrder.Replace replace) return SimReplace.step(one, second, number, replace);
    Turn two = one.beside(second, busy);
    Optional<TakenOrder> before = one.taken(number);
    if (before.isPresent()) {
      if (!SimMachine.failedBefore(one, number, order, before.get())) repeated(one, two, order);
    } else {
      SimMachine.concluded(one, number, order, obey(one, two, number, order));
    }
    SimCall next = two.done().next();
    return new Outcome(one.done(), next, next);
  }

  private static Optional<String> obey(Turn one, Turn two, long number, SwitchOrder order) {
    return switch (order) {
      case SwitchOrder.Consult consult -> SimConsult.begin(one, two, number, consult);
      case SwitchOrder.Alternate alternate -> SimAlternate.change(one, two, number, alternate);
      default -> throw new IllegalArgumentException("not an order about two calls: " + order);
    };
  }

  private static void repeated(Turn one, Turn two, SwitchOrder order) {
    if (order instanceof SwitchOrder.Alternate alternate) SimAlternate.report(one, two, alternate);
    else if (order instanceof SwitchOrder.Consult consult) SimConsult.report(one, two, consult);
  }

  /** Reports how a leg is that an earlier order was about, also when the switch has forgotten it. */
  static void reportKnown(Turn turn, PartyId party) {
    turn.leg(party.index()).ifPresentOrElse(
      leg -> {
        if (leg.state() != PartyState.Null) turn.reportState(leg);
      },
      () -> turn.report(party, (gone, number) -> new SwitchEvent.Released(gone, number, ReleaseCause.Lost))
    );
  }

  /** Why this leg of the user cannot take part in an order over two calls; only legs that are connected can. */
  static Optional<String> unfit(Turn turn, PartyId party) {
    SimLeg leg = turn.leg(party.index()).orElse(null);
    if (leg == null) return Optional.of("the switch does not know this leg: " + party);
    if (!leg.up()) return Optional.of("the leg has been released: " + party + " " + leg.cause());
    if (!leg.endpoint().internal()) return Optional.of("the switch does not control this leg: " + party);
    if (!leg.state().connected()) return Optional.of("the leg is not connected: " + party + " " + leg.state());
    return Optional.empty();
  }

  /** Whether the legs are not those of one user. */
  static boolean strangers(SimLeg one, SimLeg other) {
    return (
      !one.endpoint().internal() ||
      !other.endpoint().internal() ||
      !one.endpoint().subscriber().user().equals(other.endpoint().subscriber().user())
    );
  }
}
