package io.hookswitch.south.sip;

import io.hookswitch.call.Consultation;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.SwitchOrder;
import io.hookswitch.south.sip.Leg.Phase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is about two calls of one user. Both are at one phone, on one line: at most one of them talks. */
final class Pairs {

  private Pairs() {}

  static void consult(Turn turn, SwitchOrder.Consult order) {
    Leg leg = Orders.ours(turn, order.party());
    Orders.begins(turn, order.consulting(), order.from(), order.called());
    turn.put(order.party(), leg.in(Phase.HELD));
    turn.reportState(order.party());
    String line = leg.lines().getFirst();
    turn.put(order.consulting(), Leg.of(order.consulting().index(), order.from(), Phase.OFF_HOOK, line));
    turn.put(order.called(), Leg.of(order.called().index(), order.to(), Phase.CALLED));
    turn.presents(order.consulting().call(), order.from().number());
    turn.reportState(order.consulting());
    turn.effect(new Effect.Reach(order.called()));
  }

  static void report(Turn turn, SwitchOrder.Consult order) {
    turn.reportState(order.party());
    turn.reportState(order.consulting());
    turn.reportState(order.called());
  }

  /** Whoever else is at this phone does not talk any more. */
  static void free(Turn turn, PartyId party, Leg leg) {
    for (PartyId other : turn.users(leg.lines().getFirst())) {
      Leg talks = turn.up(other);
      if (other.equals(party)) continue;
      if (talks.phase() == Phase.OFF_HOOK) throw new Refused("the phone calls somebody: " + other);
      if (talks.phase() != Phase.TALKING) continue;
      turn.put(other, talks.in(Phase.HELD));
      turn.reportState(other);
    }
  }

  static void alternate(Turn turn, SwitchOrder.Alternate order) {
    Leg near = Orders.ours(turn, order.party());
    Leg far = Orders.ours(turn, order.other());
    strangers(near, far, order.other());
    if (near.phase() == far.phase() && near.phase() == Phase.TALKING) throw new Refused("both legs talk");
    boolean nearTalks = near.phase() == Phase.HELD;
    turn.put(order.party(), near.in(nearTalks ? Phase.TALKING : Phase.HELD));
    turn.put(order.other(), far.in(nearTalks ? Phase.HELD : Phase.TALKING));
    report(turn, order);
  }

  /** The leg that talks comes first. */
  static void report(Turn turn, SwitchOrder.Alternate order) {
    for (PartyId party : List.of(order.party(), order.other())) {
      if (talks(turn, party)) turn.report(party, SwitchEvent.Retrieved::new);
    }
    for (PartyId party : List.of(order.party(), order.other())) if (!talks(turn, party)) turn.reportState(party);
  }

  private static boolean talks(Turn turn, PartyId party) {
    return turn
      .leg(party)
      .filter(leg -> leg.phase() == Phase.TALKING)
      .isPresent();
  }

  private static void strangers(Leg one, Leg other, PartyId who) {
    boolean same =
      other.endpoint().internal() && one.endpoint().subscriber().user().equals(other.endpoint().subscriber().user());
    if (!same) throw new Refused("not a leg of the same user: " + who);
  }

  static void merge(Turn turn, SwitchOrder.Merge order) {
    Leg me = Orders.ours(turn, order.party());
    Leg consulting = turn.up(order.consulting());
    strangers(me, consulting, order.consulting());
    if (consulting.unanswered()) throw new Refused("the phone has not been picked up: " + order.consulting());
    check(turn, order);
    boolean stays = order.purpose() == Consultation.Conference;
    if (!stays) turn.release(order.party(), ReleaseCause.Transferred);
    List<Leg> moved = new ArrayList<>();
    for (SwitchOrder.Move move : order.moves()) {
      moved.add(turn.up(move.from()));
      turn.put(move.from(), turn.up(move.from()).gone(ReleaseCause.Moved));
    }
    turn.release(order.consulting(), stays ? ReleaseCause.Conferenced : ReleaseCause.Transferred);
    if (stays && me.phase() == Phase.HELD) {
      turn.put(order.party(), me.in(Phase.TALKING));
      turn.report(order.party(), SwitchEvent.Retrieved::new);
    }
    for (int i = 0; i < moved.size(); i++) {
      PartyId to = order.moves().get(i).to();
      turn.put(to, moved.get(i).as(to.index()));
      turn.reportWhole(to);
    }
  }

  private static void check(Turn turn, SwitchOrder.Merge order) {
    Set<PartyId> from = new HashSet<>();
    Set<PartyId> to = new HashSet<>();
    for (SwitchOrder.Move move : order.moves()) {
      boolean ids =
        move.from().call().equals(order.consulting().call()) && move.to().call().equals(order.party().call());
      boolean again = !from.add(move.from()) || !to.add(move.to());
      if (!ids || again || move.from().equals(order.consulting()) || turn.leg(move.to()).isPresent()) {
        throw new Refused("no such move is possible: " + move.from() + " to " + move.to());
      }
      Leg leg = turn.up(move.from());
      if (leg.phase() == Phase.CALLED || leg.phase() == Phase.WAITING) {
        throw new Refused("the leg is still being reached: " + move.from());
      }
    }
    if (from.isEmpty()) throw new Refused("nobody would come to the call");
    for (PartyId other : turn.others(order.consulting())) {
      if (!from.contains(other)) throw new Refused("a leg would be left behind: " + other);
    }
    if (order.purpose() == Consultation.Conference) return;
    List<PartyId> rest = new ArrayList<>(turn.others(order.party()));
    rest.addAll(from);
    boolean somebody = rest
      .stream()
      .map(turn::up)
      .anyMatch(leg -> leg.connected() && !leg.silent());
    if (!somebody) throw new Refused("nobody is connected whom the call could be left to");
  }

  /** What came of a merge, as it is now. */
  static void again(Turn turn, SwitchOrder.Merge order) {
    if (talks(turn, order.party())) turn.report(order.party(), SwitchEvent.Retrieved::new);
    else turn.reportState(order.party());
    boolean stays = order.purpose() == Consultation.Conference;
    ReleaseCause cause = stays ? ReleaseCause.Conferenced : ReleaseCause.Transferred;
    turn.report(order.consulting(), (party, number) -> new SwitchEvent.Released(party, number, cause));
    order.moves().forEach(move -> turn.reportWhole(move.to()));
  }

  static void replace(Turn turn, SwitchOrder.Replace order, long number) {
    Leg me = Orders.ours(turn, order.party());
    Leg by = turn.up(order.by());
    if (by.unanswered()) throw new Refused("no phone has been picked up: " + order.by());
    if (by.phase() != Phase.OFF_HOOK || !turn.others(order.by()).isEmpty()) {
      throw new Refused("not waiting: " + order.by());
    }
    strangers(me, by, order.by());
    boolean there =
      order.to().internal() && order.to().subscriber().device().equals(by.endpoint().subscriber().device());
    if (!there) throw new Refused("the leg is at another phone: " + order.by());
    String old = me.lines().getFirst();
    String line = by.lines().getFirst();
    Leg moved = me
      .onLine(line)
      .at(order.to())
      .muted(me.muted() && order.to().subscriber().canMute());
    if (!me.tape().isEmpty()) {
      turn.stopTape(me);
      moved = moved.recorded(me.recording(), Orders.tape(order.party(), number));
      turn.effect(new Effect.Tape(line, moved.tape()));
    }
    turn.put(order.party(), moved);
    turn.release(order.by(), ReleaseCause.Moved);
    if (turn.users(old).isEmpty()) turn.effect(new Effect.HangUp(old, ReleaseCause.Moved));
    turn.reportPlace(order.party(), moved);
    if (me.muted() && !moved.muted()) {
      turn.report(order.party(), (party, sequence) -> new SwitchEvent.Muted(party, sequence, false));
    }
  }

  static void report(Turn turn, SwitchOrder.Replace order) {
    turn.reportState(order.party());
    turn.leg(order.party()).ifPresent(leg -> turn.reportPlace(order.party(), leg));
    turn.report(order.by(), (party, number) -> new SwitchEvent.Released(party, number, ReleaseCause.Moved));
  }
}
