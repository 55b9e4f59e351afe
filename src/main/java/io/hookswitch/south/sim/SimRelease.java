package io.hookswitch.south.sim;

import io.hookswitch.call.PartyState;
import io.hookswitch.call.ReleaseCause;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How legs end, and what that does to the others: nobody stays on a call alone, or with nobody but phones that ring. */
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
    leave(turn, leg, cause, other -> unanswered(other) ? ReleaseCause.Cancelled : cause);
  }

  private static void leave(Turn turn, SimLeg leg, ReleaseCause cause, Function<SimLeg, ReleaseCause> causeForOther) {
    turn.release(leg, cause);
    List<SimLeg> others = turn.others(leg);
    List<SimLeg> talkers = others
      .stream()
      .filter(other -> !SimMonitoring.silent(other))
      .toList();
    if (talkers.size() > 1 && !talkers.stream().allMatch(SimRelease::unanswered)) return;
    others.forEach(other -> turn.release(other, causeForOther.apply(other)));
  }

  private static ReleaseCause causeForOther(SimLeg left, ReleaseCause cause, SimLeg other) {
    if (cause == ReleaseCause.Cleared) return ReleaseCause.Cleared;
    if (unanswered(other)) return ReleaseCause.Cancelled;
    return left.state() == PartyState.Ringing ? ReleaseCause.Rejected : ReleaseCause.RemoteHangup;
  }

  private static boolean unanswered(SimLeg leg) {
    return leg.state() == PartyState.Null || leg.state() == PartyState.Ringing;
  }
}
