package io.hookswitch.south.sim;

import io.hookswitch.call.PartyState;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchOrder;
import java.util.Optional;

/** Consultation: a leg is put on hold, and its phone begins a second call like any other. */
final class SimConsult {

  private SimConsult() {}

  static Optional<String> begin(Turn one, Turn two, long number, SwitchOrder.Consult order) {
    boolean begun = two.crossedBy(order.party(), number);
    Optional<String> unfit = SimPair.unfit(one, order.party());
    if (unfit.isPresent()) {
      // Held it cannot be any more, so the call that was begun for it must not go on.
      if (begun) two
        .legs()
        .stream()
        .filter(SimLeg::up)
        .forEach(leg -> two.release(leg, ReleaseCause.Failed));
      return unfit;
    }
    SwitchOrder.Dial dial = new SwitchOrder.Dial(
      order.consulting(),
      order.from(),
      order.called(),
      order.to(),
      false,
      order.from().number()
    );
    Optional<String> amiss = begun ? Optional.empty() : SimSetup.amiss(two, dial);
    if (amiss.isPresent()) return amiss;
    SimLeg held = one.leg(order.party().index()).orElseThrow().in(PartyState.Held);
    one.reportState(one.put(held));
    if (begun) {
      reportSecond(two, order);
      return Optional.empty();
    }
    two.cross(Crossed.by(order.party(), number));
    return SimSetup.dial(two, dial);
  }

  static void report(Turn one, Turn two, SwitchOrder.Consult order) {
    SimPair.reportKnown(one, order.party());
    reportSecond(two, order);
  }

  private static void reportSecond(Turn two, SwitchOrder.Consult order) {
    SimPair.reportKnown(two, order.consulting());
    SimPair.reportKnown(two, order.called());
  }
}
