package io.hookswitch.south.sip;

import io.hookswitch.call.Endpoint;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.RecordingState;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.south.sip.Leg.Phase;
import java.util.List;
import java.util.stream.IntStream;

/** What phones have done, and what comes of it. A fact about a leg that is elsewhere by now changes nothing. */
final class Facts {

  private Facts() {}

  /** Somebody calls a subscriber. */
  static void arrived(Turn turn, SwitchEvent.Offered offer, String line) {
    PartyId caller = offer.party();
    PartyId called = caller.call().party(1);
    turn.put(caller, Leg.of(0, offer.from(), Phase.OFF_HOOK, line).asArrived());
    turn.put(called, Leg.of(1, offer.called(), Phase.CALLED));
    turn.offers(offer);
    turn.effect(new Effect.Reach(called));
  }

  /**
   * Calls somebody.
   *
   * @param willing whether whoever is called wants calls
   */
  static void reach(Turn turn, PartyId party, boolean willing) {
    Leg leg = turn
      .leg(party)
      .filter(one -> one.phase() == Phase.CALLED && one.lines().isEmpty())
      .orElse(null);
    if (leg == null) return;
    if (!willing) {
      Leaving.failed(turn, party, ReleaseCause.Busy);
      return;
    }
    invite(turn, party, leg, shown(turn, party), leg.how() != null);
  }

  static void invite(Turn turn, PartyId party, Leg leg, String shown, boolean picksUp) {
    turn.put(party, leg.onLine(party.toString()));
    turn.effect(new Effect.Invite(party.toString(), leg.endpoint(), shown, picksUp));
  }

  private static String shown(Turn turn, PartyId party) {
    String presented = turn.call(party.call()).presented();
    if (!presented.isEmpty()) return presented;
    return turn
      .leg(party.call().party(0))
      .map(caller -> caller.endpoint().number())
      .orElse("");
  }

  /**
   * @param talks whether the phone says that it can be told to answer
   * @param early whether something is to be heard from there
   */
  static void ringing(Turn turn, String line, boolean talks, boolean early) {
    for (PartyId party : turn.users(line)) {
      Leg leg = turn.up(party);
      if (!leg.awaited()) continue;
      if (talks && !leg.talks()) leg = turn.put(party, leg.answerable(true));
      // Of several phones nobody listens to one.
      boolean speaks = early && !leg.early() && leg.fork().isEmpty();
      if (speaks) leg = turn.put(party, leg.speaking());
      boolean rings = leg.phase() == Phase.CALLED;
      if (rings) turn.put(party, leg.in(Phase.RINGING));
      if (rings || speaks) tellArrived(turn, party, speaks);
      if (rings && !turn.tellOffer(party.call()) && leg.how() == null) turn.reportState(party);
    }
  }

  private static void tellArrived(Turn turn, PartyId rings, boolean speaks) {
    for (PartyId other : turn.others(rings)) {
      Leg waits = turn.up(other);
      if (!waits.arrived() || waits.phase() != Phase.OFF_HOOK) continue;
      String line = waits.lines().getFirst();
      turn.effect(speaks ? new Effect.Progress(line) : new Effect.Ring(line));
    }
  }

  static void answered(Turn turn, String line) {
    for (PartyId party : turn.users(line)) {
      Leg leg = turn.up(party);
      if (!leg.awaited()) continue;
      if (!leg.fork().isEmpty()) picked(turn, party, leg, line);
      else if (leg.own()) offHook(turn, party, leg);
      else connected(turn, party, leg);
    }
  }

  /** One of several phones. The others stop. */
  private static void picked(Turn turn, PartyId party, Leg leg, String line) {
    Endpoint phone = leg.fork().get(leg.lines().indexOf(line));
    Leg there = turn.put(party, leg.onLine(line).at(phone).in(Phase.OFF_HOOK));
    for (String other : leg.lines()) {
      if (!other.equals(line)) turn.effect(new Effect.HangUp(other, ReleaseCause.Cancelled));
    }
    turn.reportPlace(party, there);
  }

  private static void offHook(Turn turn, PartyId party, Leg leg) {
    turn.put(party, leg.in(Phase.OFF_HOOK));
    turn.reportState(party);
    for (PartyId other : turn.others(party)) {
      Leg waits = turn.up(other);
      if (waits.phase() != Phase.WAITING) continue;
      turn.put(other, waits.in(Phase.CALLED));
      turn.effect(new Effect.Reach(other));
    }
  }

  private static void connected(Turn turn, PartyId party, Leg leg) {
    turn.tellOffer(party.call());
    turn.put(party, leg.in(Phase.TALKING));
    turn.reportState(party);
    turn.reportMonitors(party, turn.up(party));
    for (PartyId other : turn.others(party)) {
      Leg waits = turn.up(other);
      if (waits.phase() != Phase.OFF_HOOK) continue;
      if (waits.arrived()) turn.effect(new Effect.Accept(waits.lines().getFirst()));
      turn.put(other, waits.in(Phase.TALKING));
      turn.reportState(other);
    }
  }

  /** A line ended before it was connected. */
  static void failed(Turn turn, String line, ReleaseCause cause) {
    for (PartyId party : turn.users(line)) {
      Leg leg = turn.up(party);
      if (leg.fork().size() > 1) without(turn, party, leg, line);
      else if (leg.arrived()) Leaving.byWish(turn, party, ReleaseCause.Cancelled);
      else Leaving.failed(turn, party, cause);
    }
  }

  private static void without(Turn turn, PartyId party, Leg leg, String line) {
    int gone = leg.lines().indexOf(line);
    List<String> lines = leg
      .lines()
      .stream()
      .filter(other -> !other.equals(line))
      .toList();
    List<Endpoint> phones = IntStream.range(0, leg.fork().size())
      .filter(i -> i != gone)
      .mapToObj(leg.fork()::get)
      .toList();
    turn.put(party, leg.at(phones, lines));
  }

  /** A phone has hung up: all its calls end for it. */
  static void ended(Turn turn, String line, ReleaseCause cause) {
    for (PartyId party : turn.users(line)) Leaving.byWish(turn, party, cause);
  }

  /** The phone's own key. */
  static void held(Turn turn, String line) {
    for (PartyId party : turn.users(line)) {
      Leg leg = turn.up(party);
      if (leg.phase() != Phase.TALKING) continue;
      turn.put(party, leg.heldByPhone());
      turn.reportState(party);
    }
  }

  static void retrieved(Turn turn, String line) {
    for (PartyId party : turn.users(line)) {
      Leg leg = turn.up(party);
      if (!leg.byPhone()) continue;
      turn.put(party, leg.in(Phase.TALKING));
      turn.report(party, SwitchEvent.Retrieved::new);
      return;
    }
  }

  /** A key was pressed on a phone: whoever hears the phone hears it, and its user is told. One that nobody hears is no news. */
  static void pressed(Turn turn, String line, char key) {
    for (PartyId party : turn.users(line)) {
      Leg leg = turn.up(party);
      if (leg.phase() != Phase.TALKING || leg.silent() || leg.muted()) continue;
      List<Leg> hearers = turn
        .others(party)
        .stream()
        .map(turn::up)
        .filter(other -> other.phase() == Phase.TALKING)
        .toList();
      if (hearers.isEmpty()) continue;
      String keys = String.valueOf(key);
      hearers.forEach(hears -> turn.effect(new Effect.Press(hears.lines().getFirst(), keys)));
      turn.report(party, (one, number) -> new SwitchEvent.DigitsPressed(one, number, keys));
    }
  }

  /** The phone did not want to be told. */
  static void notAnswered(Turn turn, PartyId party, long order, int status) {
    turn.report(party, (leg, number) ->
      new SwitchEvent.OrderFailed(leg, number, order, "not supported by this device: it said " + status)
    );
  }

  /** The recording cannot be written. */
  static void broken(Turn turn, String line, String tape) {
    for (PartyId party : turn.users(line)) {
      Leg leg = turn.up(party);
      if (!leg.tape().equals(tape)) continue;
      turn.reportRecorded(party, turn.put(party, leg.recorded(RecordingState.Failed, "")));
    }
  }
}
