package io.hookswitch.south.sim;

import io.hookswitch.call.Endpoint;
import io.hookswitch.call.SwitchOrder;

/** Everything that can happen to a call of the simulated switch. */
sealed interface SimInput {
  /** The gateway has given an order. */
  record Ordered(long number, SwitchOrder order) implements SimInput {}

  /** A timer has run out. */
  record TimerDue(SimTimer timer) implements SimInput {}

  /** Somebody in the network has dialled a subscriber. */
  record Incoming(String tenant, Endpoint from, Endpoint called) implements SimInput {}
}
