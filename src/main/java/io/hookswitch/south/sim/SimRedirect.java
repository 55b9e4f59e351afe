package io.hookswitch.south.sim;

import io.hookswitch.call.PartyState;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchOrder;
import java.util.List;
import java.util.Optional;

/**
 * One-step transfer of a leg that talks, deflection of one that rings. The leaving party is out as soon as the switch
 * has accepted; the party that stays hears ringing, and is released when the target does not answer after all. A target
 * that is known to be out of reach is not accepted, and nothing changes.
 */
final class SimRedirect {

  private SimRedirect() {}

  static Optional<String> redirect(Turn turn, SimLeg leaving, SwitchOrder.Redirect order) {
    if (!order.target().call().equals(order.party().call())) {
      return Optional.of("the target is not a party of this call: " + order.target());
    }
    if (turn.leg(order.target().index()).isPresent()) {
      return Optional.of("the target is not new to this call: " + order.target());
    }
    if (!leaving.endpoint().internal()) return Optional.of("the switch does not control this leg");
    if (!movable(turn, leaving)) return Optional.of("there is nobody to be connected with the target");
    SimLeg target = SimLeg.called(order.target().index(), order.to());
    Optional<ReleaseCause> hopeless = SimSetup.unreachable(turn, target);
    if (hopeless.isPresent()) return Optional.of("the target cannot be reached: " + hopeless.get());
    turn.release(leaving, ReleaseCause.Transferred);
    SimSetup.reach(turn, turn.put(target));
    return Optional.empty();
  }

  private static boolean movable(Turn turn, SimLeg leaving) {
    List<SimLeg> others = turn.others(leaving);
    if (leaving.state() == PartyState.Ringing) return !others.isEmpty();
    return leaving.state().connected() && others.stream().anyMatch(other -> other.state().connected());
  }
}
