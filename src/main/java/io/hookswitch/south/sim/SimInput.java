package io.hookswitch.south.sim;

import io.hookswitch.call.Call;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.SwitchOrder;

/** Everything that can happen to a call of the simulated switch. */
sealed interface SimInput {
  /** The gateway has given an order. */
  record Ordered(long number, SwitchOrder order) implements SimInput {}

  /**
   * The gateway's call has a new owner, who has to hear how all legs are.
   *
   * @param known the call, as this owner knows it
   */
  record Adopted(Call known) implements SimInput {}

  /** A timer has run out. */
  record TimerDue(SimTimer timer) implements SimInput {}

  /** Somebody in the network has dialled a subscriber. */
  record Incoming(String tenant, Endpoint from, Endpoint called) implements SimInput {}

  /** A subscriber's leg has come in from the network and goes on to somebody. */
  record Placed(String tenant, Endpoint from, Endpoint to) implements SimInput {}

  /** The gateway has said whether it takes a leg that has dialled a routing number; the timer is the leg's. */
  record Routed(SimTimer timer, boolean taken) implements SimInput {}
}
