package io.hookswitch.south.sim;

import io.hookswitch.call.PartyId;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchOrder;
import java.util.List;
import java.util.Optional;

/**
 * New parties on a call that exists: conference in one step, one-step transfer of a leg that talks, deflection of one
 * that rings. In a transfer the leaving party is out as soon as the switch has accepted; a party that stays alone hears
 * ringing, and is released when the target does not answer after all. A target that is known to be out of reach is not
 * accepted, and nothing changes.
 */
final class SimRedirect {

  private SimRedirect() {}

  static Optional<String> redirect(Turn turn, SimLeg leaving, SwitchOrder.Redirect order) {
    Optional<String> amiss = stranger(turn, leaving, order.target());
    if (amiss.isPresent()) return amiss;
    if (!movable(turn, leaving)) return Optional.of("there is nobody to be connected with the target");
    SimLeg target = SimLeg.called(order.target().index(), order.to());
    Optional<String> hopeless = hopeless(turn, target);
    if (hopeless.isPresent()) return hopeless;
    turn.release(leaving, ReleaseCause.Transferred);
    SimSetup.reach(turn, turn.put(target));
    return Optional.empty();
  }

  /** Calls a new party into the conversation; nobody leaves, also not when the new party does not answer. */
  static Optional<String> join(Turn turn, SimLeg by, SwitchOrder.Join order) {
    Optional<String> amiss = stranger(turn, by, order.target());
    if (amiss.isPresent()) return amiss;
    if (!by.state().connected()) return Optional.of("the leg is not connected: " + by.state());
    SimLeg target = SimLeg.called(order.target().index(), order.to());
    Optional<String> hopeless = hopeless(turn, target);
    if (hopeless.isPresent()) return hopeless;
    SimSetup.reach(turn, turn.put(target));
    return Optional.empty();
  }

  static Optional<String> stranger(Turn turn, SimLeg by, PartyId target) {
    if (!target.call().equals(turn.party(by).call())) {
      return Optional.of("the target is not a party of this call: " + target);
    }
    if (turn.leg(target.index()).isPresent()) return Optional.of("the target is not new to this call: " + target);
    if (!by.endpoint().internal()) return Optional.of("the switch does not control this leg");
    return Optional.empty();
  }

  static Optional<String> hopeless(Turn turn, SimLeg target) {
    return SimSetup.unreachable(turn, target).map(cause -> "the target cannot be reached: " + cause);
  }

  private static boolean movable(Turn turn, SimLeg leaving) {
    List<SimLeg> others = turn
      .others(leaving)
      .stream()
      .filter(other -> !SimMonitoring.silent(other))
      .toList();
    if (leaving.state() == PartyState.Ringing) return !others.isEmpty();
    return leaving.state().connected() && others.stream().anyMatch(other -> other.state().connected());
  }
}
