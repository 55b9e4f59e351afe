package io.hookswitch.south.sim;

import io.hookswitch.call.Endpoint;
import io.hookswitch.config.PlanEntry;
import io.hookswitch.config.PlanEntry.FarEnd;
import io.hookswitch.south.sim.SimTimer.Deed;
import java.time.Duration;
import java.util.Optional;

/** A call that the network makes because a subscriber has dialled a number that calls back. */
record CallBack(Endpoint from, Endpoint to, Duration after) {
  /** What follows from an input, once what it does to the call itself is safe. */
  static Optional<CallBack> of(SimCall call, SimInput input, Exchange exchange) {
    if (!(input instanceof SimInput.TimerDue due) || due.timer().deed() != Deed.FAIL) return Optional.empty();
    if (!call.timers().contains(due.timer())) return Optional.empty();
    return call
      .leg(due.timer().leg())
      .map(SimLeg::endpoint)
      .filter(end -> !end.internal())
      .flatMap(end -> of(call, end, exchange.plan().of(end.number())));
  }

  /** To the only one who can have dialled it: such a number never rings, so nobody else is on the call. */
  private static Optional<CallBack> of(SimCall call, Endpoint from, PlanEntry plan) {
    if (plan.does() != FarEnd.CALL_BACK) return Optional.empty();
    return call
      .legs()
      .stream()
      .filter(leg -> leg.up() && leg.endpoint().internal())
      .findFirst()
      .map(caller -> new CallBack(from, caller.endpoint(), plan.after()));
  }

  String tenant() {
    return to.subscriber().user().tenant();
  }
}
