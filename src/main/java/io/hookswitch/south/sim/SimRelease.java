package io.hookswitch.south.sim;

import io.hookswitch.call.PartyState;
import io.hookswitch.call.ReleaseCause;
import java.util.Optional;
import java.util.function.Function;

/** How legs end, and what that does to the others: nobody stays on a call alone. */
final class SimRelease {

  private SimRelease() {}

  static Optional<String> byOrder(Turn turn, SimLeg leg, ReleaseCause cause) {
    leave(turn, leg, cause, other -> causeForOther(leg, cause, other));
    return Optional.empty();
  }

  static void byFarEnd(Turn turn, SimLeg leg) {
    leave(turn, leg, ReleaseCause.Hangup, other -> causeForOther(leg, ReleaseCause.Hangup, other));
  }

  /** A leg could not be connected. When it is the caller's own phone, the called party has never been tried. */
  static void failed(Turn turn, SimLeg leg, ReleaseCause cause) {
    leave(turn, leg, cause, other -> other.state() == PartyState.Null ? ReleaseCause.Cancelled : cause);
  }

  private static void leave(Turn turn, SimLeg leg, ReleaseCause cause, Function<SimLeg, ReleaseCause> causeForOther) {
    turn.release(leg, cause);
    if (turn.others(leg).size() > 1) return;
    turn.others(leg).forEach(other -> turn.release(other, causeForOther.apply(other)));
  }

  private static ReleaseCause causeForOther(SimLeg left, ReleaseCause cause, SimLeg other) {
    if (cause == ReleaseCause.Cleared) return ReleaseCause.Cleared;
    if (other.state() == PartyState.Null || other.state() == PartyState.Ringing) return ReleaseCause.Cancelled;
    return left.state() == PartyState.Ringing ? ReleaseCause.Rejected : ReleaseCause.RemoteHangup;
  }
}
