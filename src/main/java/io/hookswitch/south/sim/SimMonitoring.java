package io.hookswitch.south.sim;

import io.hookswitch.call.Monitoring;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.SwitchOrder;
import java.util.Optional;

/** Supervisors' legs: they are connected without ringing, and nobody stays on a call for their sake alone. */
final class SimMonitoring {

  private SimMonitoring() {}

  static Optional<String> monitor(Turn turn, SimLeg user, SwitchOrder.Monitor order) {
    Optional<String> amiss = SimRedirect.stranger(turn, user, order.supervisor());
    if (amiss.isPresent()) return amiss;
    if (!user.state().connected()) return Optional.of("the leg is not connected: " + user.state());
    if (!order.to().internal()) return Optional.of("the switch has no phone for " + order.to().number());
    if (order.how() == Monitoring.None) return Optional.of("there is nothing to monitor for");
    SimLeg leg = SimLeg.called(order.supervisor().index(), order.to());
    Optional<String> hopeless = SimRedirect.hopeless(turn, leg);
    if (hopeless.isPresent()) return hopeless;
    SimLeg there = turn.put(leg.monitoring(new SimMonitors(order.how(), false)).in(PartyState.Established));
    turn.reportState(there);
    report(turn, there);
    return Optional.empty();
  }

  static Optional<String> partake(Turn turn, SimLeg leg, SwitchOrder.Partake order) {
    Optional<String> amiss = amiss(turn, leg, order.user());
    if (amiss.isPresent()) return amiss;
    if (order.how() == Monitoring.None) return Optional.of("there is nothing to monitor for");
    report(turn, turn.put(leg.monitoring(new SimMonitors(order.how(), leg.monitors().userMuted()))));
    return Optional.empty();
  }

  static Optional<String> silence(Turn turn, SimLeg leg, SwitchOrder.Silence order) {
    Optional<String> amiss = amiss(turn, leg, order.user());
    if (amiss.isPresent()) return amiss;
    report(turn, turn.put(leg.monitoring(new SimMonitors(leg.monitors().how(), order.on()))));
    return Optional.empty();
  }

  private static Optional<String> amiss(Turn turn, SimLeg leg, PartyId user) {
    if (leg.monitors() == null) return Optional.of("the leg monitors nobody");
    return turn.leg(user.index()).filter(SimLeg::up).isEmpty()
      ? Optional.of("the monitored leg is gone: " + user)
      : Optional.empty();
  }

  /** Says how the leg takes part; nothing for a leg that is no supervisor's. */
  static void report(Turn turn, SimLeg leg) {
    SimMonitors now = leg.monitors();
    if (now == null || !leg.up()) return;
    turn.report(leg, (party, number) -> new SwitchEvent.Monitors(party, number, now.how(), now.userMuted()));
  }

  /** Whether the leg is no reason for another to stay: it is not heard by the far end. */
  static boolean silent(SimLeg leg) {
    return leg.monitors() != null && leg.monitors().how() != Monitoring.BargeIn;
  }
}
