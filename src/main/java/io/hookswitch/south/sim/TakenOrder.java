package io.hookswitch.south.sim;

import io.hookswitch.call.PartyId;
import io.hookswitch.call.SwitchOrder;

/**
 * An order that the switch has dealt with, kept so that a repeated one is recognised.
 *
 * @param other index of the second leg that the order is about, -1 for none
 * @param far the leg on another call that the order is about, {@code null} for none
 * @param failure why it could not be obeyed, {@code null} when it was
 */
record TakenOrder(SwitchOrder.Kind kind, int leg, int other, PartyId far, String failure) {
  static TakenOrder of(SwitchOrder order, String failure) {
    int other = switch (order) {
      case SwitchOrder.Dial dial -> dial.called().index();
      case SwitchOrder.Redirect redirect -> redirect.target().index();
      case SwitchOrder.Join join -> join.target().index();
      case SwitchOrder.Monitor monitor -> monitor.supervisor().index();
      default -> -1;
    };
    return new TakenOrder(order.kind(), order.party().index(), other, SimPair.far(order).orElse(null), failure);
  }

  boolean same(SwitchOrder order) {
    return equals(of(order, failure));
  }
}
