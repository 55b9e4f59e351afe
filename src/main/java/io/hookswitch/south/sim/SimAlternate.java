package io.hookswitch.south.sim;

import io.hookswitch.call.PartyState;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.SwitchOrder;
import java.util.Optional;

/** A user goes from the call that talks to the one that is on hold. */
final class SimAlternate {

  private SimAlternate() {}

  static Optional<String> change(Turn one, Turn two, long number, SwitchOrder.Alternate order) {
    boolean half = two.crossedBy(order.party(), number);
    Optional<String> unfit = SimPair.unfit(one, order.party()).or(() -> SimPair.unfit(two, order.other()));
    if (unfit.isPresent()) {
      if (half) undo(two, order);
      return unfit;
    }
    SimLeg near = one.leg(order.party().index()).orElseThrow();
    SimLeg far = two.leg(order.other().index()).orElseThrow();
    if (SimPair.strangers(near, far)) return Optional.of("not a leg of the same user: " + order.other());
    if (half) {
      one.put(near.in(opposite(far.state())));
    } else if (near.state() == far.state()) {
      return Optional.of("both legs are " + near.state());
    } else {
      one.put(near.in(far.state()));
      two.put(far.in(near.state()));
      two.cross(Crossed.by(order.party(), number));
    }
    report(one, two, order);
    return Optional.empty();
  }

  private static void undo(Turn two, SwitchOrder.Alternate order) {
    two
      .leg(order.other().index())
      .filter(far -> far.state().connected())
      .ifPresent(far -> two.put(far.in(opposite(far.state()))));
    two.cross(null);
  }

  /** The leg that talks comes first. */
  static void report(Turn one, Turn two, SwitchOrder.Alternate order) {
    boolean nearTalks = talks(one, order.party().index());
    boolean farTalks = talks(two, order.other().index());
    if (nearTalks) one.report(order.party(), SwitchEvent.Retrieved::new);
    if (farTalks) two.report(order.other(), SwitchEvent.Retrieved::new);
    if (!nearTalks) SimPair.reportKnown(one, order.party());
    if (!farTalks) SimPair.reportKnown(two, order.other());
  }

  private static boolean talks(Turn turn, int index) {
    return turn
      .leg(index)
      .filter(leg -> leg.state() == PartyState.Established)
      .isPresent();
  }

  private static PartyState opposite(PartyState state) {
    return state == PartyState.Held ? PartyState.Established : PartyState.Held;
  }
}
