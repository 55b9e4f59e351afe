package io.hookswitch.south.sip;

import io.hookswitch.call.Monitoring;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchOrder;
import io.hookswitch.south.sip.Leg.Phase;

/** Supervisors: their phones are called like any other, and asked to go off hook by themselves. */
final class Supervising {

  private Supervising() {}

  static void monitor(Turn turn, SwitchOrder.Monitor order, boolean willing) {
    Leg user = turn.up(order.party());
    Orders.stranger(turn, user, order.party(), order.supervisor());
    if (!user.connected()) throw new Refused("the leg is not connected: " + user.phase());
    if (!order.to().internal()) throw new Refused("the switch has no phone for " + order.to().number());
    if (order.how() == Monitoring.None) throw new Refused("there is nothing to monitor for");
    if (!willing) throw new Refused("the target cannot be reached: " + ReleaseCause.Busy);
    Leg leg = Leg.of(order.supervisor().index(), order.to(), Phase.CALLED).monitoring(
      order.how(),
      order.party().index(),
      false
    );
    Facts.invite(turn, order.supervisor(), turn.put(order.supervisor(), leg), user.endpoint().number(), true);
  }

  static void partake(Turn turn, SwitchOrder.Partake order) {
    Leg leg = supervisor(turn, order.party(), order.user());
    if (order.how() == Monitoring.None) throw new Refused("there is nothing to monitor for");
    turn.reportMonitors(
      order.party(),
      turn.put(order.party(), leg.monitoring(order.how(), order.user().index(), leg.userMuted()))
    );
  }

  static void silence(Turn turn, SwitchOrder.Silence order) {
    Leg leg = supervisor(turn, order.party(), order.user());
    turn.reportMonitors(
      order.party(),
      turn.put(order.party(), leg.monitoring(leg.how(), order.user().index(), order.on()))
    );
  }

  private static Leg supervisor(Turn turn, PartyId party, PartyId user) {
    Leg leg = turn.up(party);
    if (leg.how() == null) throw new Refused("the leg monitors nobody");
    if (!leg.connected()) throw new Refused("the leg is not connected: " + leg.phase());
    turn.up(user);
    return leg;
  }
}
