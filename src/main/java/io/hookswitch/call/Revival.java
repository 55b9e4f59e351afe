package io.hookswitch.call;

import java.util.Map;
import java.util.TreeMap;

/** A call as it was kept outside of the cluster, in the first state that a new cluster has of it. */
public final class Revival {

  /**
   * So far ahead its versions are of those that are known: a node that comes back later may still bring some that follow
   * them, of the time before, and nobody may take one for the other.
   */
  static final long LEAP = 1L << 20;

  private Revival() {}

  /**
   * Tones are kept masked, so what is left of an order to send some cannot be given: nobody would want to hear stars. All
   * other orders stay in flight, and are given again under their numbers.
   */
  public static Call of(Call kept) {
    Map<Long, OrderInFlight> orders = new TreeMap<>(kept.orders());
    orders.values().removeIf(order -> order.order() instanceof SwitchOrder.Digits);
    return kept.withOrders(orders, kept.nextOrder()).ahead(LEAP);
  }
}
