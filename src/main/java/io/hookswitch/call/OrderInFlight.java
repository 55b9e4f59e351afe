package io.hookswitch.call;

/**
 * An order that the switch has been given and has not confirmed.
 *
 * @param order as given; repeated under the same number when no confirmation comes
 * @param operation what the client wanted; {@code null} for orders that the gateway gave by itself
 * @param tries how often it has been given, the first time included
 */
public record OrderInFlight(SwitchOrder order, Operation operation, int tries) {
  int party() {
    return order.party().index();
  }

  OrderInFlight again() {
    return new OrderInFlight(order, operation, tries + 1);
  }
}
