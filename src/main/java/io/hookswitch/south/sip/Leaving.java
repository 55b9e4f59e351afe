package io.hookswitch.south.sip;

import io.hookswitch.call.PartyId;
import io.hookswitch.call.ReleaseCause;
import java.util.List;
import java.util.function.Function;

/** Who leaves, and who leaves with whom: nobody stays on a call alone, or with nobody but phones that ring and supervisors. */
final class Leaving {

  private Leaving() {}

  /** By order, or because the phone has hung up. */
  static void byWish(Turn turn, PartyId party, ReleaseCause cause) {
    Leg leg = turn.leg(party).orElseThrow();
    leave(turn, party, cause, other -> forOther(leg, cause, other));
  }

  /** It could not be reached. When it is the dialling phone, nobody else has been tried. */
  static void failed(Turn turn, PartyId party, ReleaseCause cause) {
    leave(turn, party, cause, other -> other.unanswered() ? ReleaseCause.Cancelled : cause);
  }

  private static void leave(Turn turn, PartyId party, ReleaseCause cause, Function<Leg, ReleaseCause> forOthers) {
    turn.release(party, cause);
    List<PartyId> others = turn.others(party);
    List<Leg> talkers = others
      .stream()
      .map(turn::up)
      .filter(other -> !other.silent())
      .toList();
    if (talkers.size() > 1 && !talkers.stream().allMatch(Leg::unanswered)) return;
    others.forEach(other -> turn.release(other, forOthers.apply(turn.up(other))));
  }

  private static ReleaseCause forOther(Leg left, ReleaseCause cause, Leg other) {
    if (cause == ReleaseCause.Cleared) return ReleaseCause.Cleared;
    if (other.unanswered()) return ReleaseCause.Cancelled;
    return left.unanswered() ? ReleaseCause.Rejected : ReleaseCause.RemoteHangup;
  }
}
