package io.hookswitch.call;

/**
 * An order that the switch has been given and has not confirmed.
 *
 * @param party whose leg it concerns
 * @param operation what the client wanted; {@code null} for orders that the gateway gave by itself
 * @param kind what confirms it
 * @param tries how often it has been given, the first time included
 */
public record OrderInFlight(int party, Operation operation, SwitchOrder.Kind kind, int tries) {
  OrderInFlight again() {
    return new OrderInFlight(party, operation, kind, tries + 1);
  }
}
