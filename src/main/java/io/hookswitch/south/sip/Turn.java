package io.hookswitch.south.sip;

import io.hookswitch.call.CallId;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.RecordingState;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One input and what comes of it: calls as they will be, and effects. Nothing outside is touched; a turn that is thrown away has
 * not been.
 */
final class Turn {

  private final Function<CallId, SipCall> known;
  private final Function<String, Set<PartyId>> users;
  private final Map<CallId, SipCall> calls = new LinkedHashMap<>();
  private final List<Effect> effects = new ArrayList<>();

  /**
   * @param known calls as they are
   * @param users whose lines there are
   */
  Turn(Function<CallId, SipCall> known, Function<String, Set<PartyId>> users) {
    this.known = known;
    this.users = users;
  }

  /** Calls that were looked at, as they will be. */
  Collection<SipCall> calls() {
    return calls.values();
  }

  List<Effect> effects() {
    return effects;
  }

  SipCall call(CallId id) {
    return calls.computeIfAbsent(id, known);
  }

  Optional<Leg> leg(PartyId party) {
    return call(party.call()).leg(party.index());
  }

  /** One that has not left. */
  Leg up(PartyId party) {
    return leg(party)
      .filter(Leg::up)
      .orElseThrow(() -> new Refused("there is no such leg: " + party));
  }

  Leg put(PartyId party, Leg leg) {
    SipCall call = call(party.call());
    TreeMap<Integer, Leg> legs = new TreeMap<>(call.legs());
    legs.put(party.index(), leg);
    calls.put(call.id(), new SipCall(call.id(), legs, call.offer(), call.offered(), call.presented()));
    return leg;
  }

  void remove(PartyId party) {
    SipCall call = call(party.call());
    TreeMap<Integer, Leg> legs = new TreeMap<>(call.legs());
    legs.remove(party.index());
    calls.put(call.id(), new SipCall(call.id(), legs, call.offer(), call.offered(), call.presented()));
  }

  void presents(CallId id, String number) {
    SipCall call = call(id);
    calls.put(id, new SipCall(id, call.legs(), call.offer(), call.offered(), number));
  }

  /** A call that a phone has begun; it is told when the other one rings. */
  void offers(SwitchEvent.Offered offer) {
    CallId id = offer.party().call();
    SipCall call = call(id);
    calls.put(id, new SipCall(id, call.legs(), offer, false, call.presented()));
  }

  /** Somebody has given an order about it: that it exists is known. */
  void ordered(CallId id) {
    SipCall call = call(id);
    if (call.offered()) calls.put(id, new SipCall(id, call.legs(), null, false, call.presented()));
  }

  /** Whether it had to be told that the call exists; that it rings is said with it. */
  boolean tellOffer(CallId id) {
    SipCall call = call(id);
    if (call.offer() == null || call.offered()) return false;
    SwitchEvent.Offered offer = call.offer();
    calls.put(id, new SipCall(id, call.legs(), offer, true, call.presented()));
    report(offer.party(), (party, number) ->
      new SwitchEvent.Offered(party, number, offer.tenant(), offer.from(), offer.called())
    );
    return true;
  }

  /** The others that have not left. */
  List<PartyId> others(PartyId party) {
    return call(party.call())
      .legs()
      .values()
      .stream()
      .filter(leg -> leg.up() && leg.index() != party.index())
      .map(leg -> party.call().party(leg.index()))
      .toList();
  }

  /** Those that have a line, which may be of two calls; also those that have got it in this turn. */
  List<PartyId> users(String line) {
    Set<PartyId> all = new HashSet<>(users.apply(line));
    for (SipCall call : calls.values())
      call
        .legs()
        .keySet()
        .forEach(index -> all.add(call.id().party(index)));
    return all
      .stream()
      .filter(party ->
        leg(party)
          .filter(leg -> leg.lines().contains(line))
          .isPresent()
      )
      .sorted(Comparator.comparing(PartyId::toString))
      .toList();
  }

  void effect(Effect effect) {
    effects.add(effect);
  }

  void report(PartyId party, BiFunction<PartyId, Long, SwitchEvent> fact) {
    SipCall call = call(party.call());
    // Who has not heard of the call is not told of its legs.
    if (call.offer() == null || call.offered()) effects.add(new Effect.Report(party, fact));
  }

  void reportState(PartyId party) {
    Leg leg = leg(party).orElse(null);
    if (leg == null) {
      report(party, (gone, number) -> new SwitchEvent.Released(gone, number, ReleaseCause.Lost));
      return;
    }
    switch (leg.phase()) {
      case WAITING, CALLED -> {
      } // nothing that anybody could see yet
      case RINGING -> {
        if (leg.own()) report(party, (one, number) -> inspected(leg, one, number));
        else report(party, SwitchEvent.Ringing::new);
      }
      case OFF_HOOK -> report(party, SwitchEvent.Originated::new);
      case TALKING -> report(party, SwitchEvent.Answered::new);
      case HELD -> report(party, SwitchEvent.Held::new);
      case GONE -> report(party, (one, number) -> new SwitchEvent.Released(one, number, leg.cause()));
    }
  }

  /** Everything that can be said of a leg. */
  void reportWhole(PartyId party) {
    reportState(party);
    Leg leg = leg(party).filter(Leg::up).orElse(null);
    if (leg == null) return;
    if (leg.muted()) report(party, (one, number) -> new SwitchEvent.Muted(one, number, true));
    if (leg.recording() != RecordingState.None) reportRecorded(party, leg);
    reportPlace(party, leg);
    reportMonitors(party, leg);
  }

  void reportRecorded(PartyId party, Leg leg) {
    report(party, (one, number) -> new SwitchEvent.Recorded(one, number, leg.recording()));
  }

  void reportPlace(PartyId party, Leg leg) {
    if (leg.located()) report(party, (one, number) -> new SwitchEvent.Located(one, number, leg.endpoint()));
  }

  void reportMonitors(PartyId party, Leg leg) {
    if (leg.how() == null || !leg.connected()) return;
    report(party, (one, number) -> new SwitchEvent.Monitors(one, number, leg.how(), leg.userMuted()));
  }

  static SwitchEvent inspected(Leg leg, PartyId party, long number) {
    PartyState state = switch (leg.phase()) {
      case OFF_HOOK -> PartyState.Dialing;
      case TALKING -> PartyState.Established;
      case HELD -> PartyState.Held;
      default -> PartyState.Ringing;
    };
    return new SwitchEvent.Inspected(party, number, state, leg.muted(), leg.recording());
  }

  /** The leg leaves, and its line ends unless it is somebody else's as well. */
  void release(PartyId party, ReleaseCause cause) {
    Leg leg = leg(party).filter(Leg::up).orElse(null);
    if (leg == null) return;
    stopTape(leg);
    put(party, leg.gone(cause));
    for (String line : leg.lines()) if (users(line).isEmpty()) effect(new Effect.HangUp(line, cause));
    reportState(party);
    if (call(party.call()).over()) effect(new Effect.Over(party.call()));
  }

  void stopTape(Leg leg) {
    if (!leg.tape().isEmpty()) effect(new Effect.StopTape(leg.lines().getFirst(), leg.tape()));
  }
}
