package io.hookswitch.call;

import java.util.List;

/**
 * An order that the switch has been given and has not confirmed.
 *
 * @param order as given; repeated under the same number when no confirmation comes
 * @param operation what the client wanted; {@code null} for orders that the gateway gave by itself
 * @param tries how often it has been given, the first time included
 * @param userData of a consultation, what the consult call begins with; of a merge, what comes with the other call
 */
public record OrderInFlight(SwitchOrder order, Operation operation, int tries, List<UserDatum> userData) {
  public OrderInFlight {
    userData = userData == null ? List.of() : List.copyOf(userData);
  }

  /** An order with which no user data comes. */
  public OrderInFlight(SwitchOrder order, Operation operation, int tries) {
    this(order, operation, tries, List.of());
  }

  int party() {
    return order.party().index();
  }

  OrderInFlight again() {
    return new OrderInFlight(order, operation, tries + 1, userData);
  }
}
