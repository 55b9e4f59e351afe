package io.hookswitch.call;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/** A small honest switch that knows how two calls become one; a value as long as nobody touches it. */
final class PairSwitch {

  /** @param cause {@code null} while the leg is there */
  private record Leg(PartyState state, ReleaseCause cause) {}

  private record Given(CallId call, long number) {}

  private final Map<PartyId, Leg> legs = new TreeMap<>(
    Comparator.comparing((PartyId id) -> id.call().number()).thenComparing(PartyId::index)
  );
  private final Map<PartyId, Long> sequences = new HashMap<>();
  /** Whether an order was obeyed, by its number. */
  private final Map<Given, Boolean> taken = new HashMap<>();
  private final BiConsumer<CallId, SwitchEvent> line;

  PairSwitch(BiConsumer<CallId, SwitchEvent> line) {
    this.line = line;
  }

  /** Continues the numbers of what has been said of a leg. */
  void connect(PartyId party, long said) {
    legs.put(party, new Leg(PartyState.Established, null));
    sequences.put(party, said);
  }

  PairSwitch copy(BiConsumer<CallId, SwitchEvent> elsewhere) {
    PairSwitch copy = new PairSwitch(elsewhere);
    copy.legs.putAll(legs);
    copy.sequences.putAll(sequences);
    copy.taken.putAll(taken);
    return copy;
  }

  PartyState state(PartyId party) {
    return legs.containsKey(party) ? legs.get(party).state() : PartyState.Released;
  }

  /** The legs of a call that are up, or are being brought up. */
  Iterable<PartyId> up(CallId call) {
    return legs
      .keySet()
      .stream()
      .filter(id -> id.call().equals(call) && state(id) != PartyState.Released)
      .toList();
  }

  /** Whether a wish has come true here. */
  boolean did(Command wish) {
    return switch (wish) {
      case Command.Consult consult -> legs.containsKey(consult.consult().party(0));
      case Command.Complete complete -> legs
        .values()
        .stream()
        .anyMatch(leg -> leg.cause() == ReleaseCause.Moved);
      default -> true;
    };
  }

  void take(long number, SwitchOrder order) {
    PartyId party = order.party();
    if (order instanceof SwitchOrder.Inspect) {
      boolean up = state(party).live();
      if (up) say(party, Scene.inspected(state(party)));
      else report(party);
      return;
    }
    Given given = new Given(party.call(), number);
    Boolean before = taken.get(given);
    boolean obeyed = before == null ? obey(order) : before;
    taken.put(given, obeyed);
    if (!obeyed) say(party, Scene.orderFailed(number));
    else if (before != null) reportAgain(order);
  }

  private boolean obey(SwitchOrder order) {
    PartyId party = order.party();
    PartyState state = state(party);
    return switch (order) {
      case SwitchOrder.Answer answer -> state == PartyState.Ringing && answered(party);
      case SwitchOrder.Release release -> {
        if (state == PartyState.Released) report(party);
        else release(party, release.cause());
        yield true;
      }
      case SwitchOrder.Hold hold -> state.connected() && put(party, PartyState.Held);
      case SwitchOrder.Retrieve retrieve -> state.connected() && put(party, PartyState.Established);
      case SwitchOrder.Consult consult -> state.connected() && consult(consult);
      case SwitchOrder.Merge merge -> merge(merge);
      case SwitchOrder.Alternate alternate -> {
        if (!state.connected() || !state(alternate.other()).connected()) yield false;
        boolean here = state == PartyState.Held;
        if (state(alternate.other()) != PartyState.Held || !here) {
          put(alternate.other(), here ? PartyState.Held : PartyState.Established);
        }
        yield put(party, here ? PartyState.Established : PartyState.Held);
      }
      case SwitchOrder.Join join -> {
        if (state.connected()) legs.put(join.target(), new Leg(PartyState.Null, null));
        yield state.connected();
      }
      // Not in this story.
      case SwitchOrder.Dial dial -> false;
      case SwitchOrder.Mute mute -> false;
      case SwitchOrder.Digits digits -> false;
      case SwitchOrder.Record record -> false;
      case SwitchOrder.Redirect redirect -> false;
      case SwitchOrder.Inspect inspect -> false;
      case SwitchOrder.Monitor monitor -> false;
      case SwitchOrder.Partake partake -> false;
      case SwitchOrder.Silence silence -> false;
      case SwitchOrder.Fork fork -> false;
      case SwitchOrder.Replace replace -> false;
    };
  }

  private boolean consult(SwitchOrder.Consult consult) {
    if (legs.containsKey(consult.consulting())) return false;
    put(consult.party(), PartyState.Held);
    put(consult.consulting(), PartyState.Dialing);
    legs.put(consult.called(), new Leg(PartyState.Null, null));
    return true;
  }

  private boolean merge(SwitchOrder.Merge merge) {
    boolean conference = merge.purpose() == Consultation.Conference;
    boolean possible = state(merge.party()).connected() && state(merge.consulting()) != PartyState.Released;
    long there = 0;
    for (PartyId id : up(merge.consulting().call())) there++;
    // A leg that the gateway has not named would be left alone.
    possible &= there == merge.moves().size() + 1L;
    for (SwitchOrder.Move move : merge.moves()) {
      PartyState state = state(move.from());
      possible &= conference ? state.connected() : state != PartyState.Released;
    }
    if (!possible) return false;
    if (conference) put(merge.party(), PartyState.Established);
    else gone(merge.party(), ReleaseCause.Transferred);
    gone(merge.consulting(), conference ? ReleaseCause.Conferenced : ReleaseCause.Transferred);
    for (SwitchOrder.Move move : merge.moves()) {
      PartyState state = state(move.from());
      legs.put(move.from(), new Leg(PartyState.Released, ReleaseCause.Moved));
      legs.put(move.to(), new Leg(state, null));
      if (state != PartyState.Null) report(move.to());
    }
    return true;
  }

  /** Whoever gives an order again has missed what came of it. */
  private void reportAgain(SwitchOrder order) {
    report(order.party());
    switch (order) {
      case SwitchOrder.Join join -> report(join.target());
      case SwitchOrder.Merge merge -> merge.moves().forEach(move -> report(move.to()));
      default -> {
      }
    }
  }

  /** What can happen to a leg at its phone, by name. */
  Map<String, Runnable> phone(PartyId party) {
    return switch (state(party)) {
      case Null -> Map.of("rings", () -> put(party, PartyState.Ringing), "is busy", () ->
        release(party, ReleaseCause.Busy)
      );
      case Ringing -> Map.of("answers", () -> answered(party), "does not answer", () ->
        release(party, ReleaseCause.NoAnswer)
      );
      case Established, Held -> Map.of("hangs up", () -> release(party, ReleaseCause.Hangup));
      case Dialing, Released -> Map.of();
    };
  }

  private boolean answered(PartyId party) {
    put(party, PartyState.Established, SwitchEvent.Answered::new);
    for (PartyId other : up(party.call())) {
      if (state(other) == PartyState.Dialing) put(other, PartyState.Established, SwitchEvent.Answered::new);
    }
    return true;
  }

  private void release(PartyId party, ReleaseCause cause) {
    gone(party, cause);
    int left = 0;
    for (PartyId id : up(party.call())) left++;
    if (left == 1) up(party.call()).forEach(other -> gone(other, ReleaseCause.RemoteHangup));
  }

  private void gone(PartyId party, ReleaseCause cause) {
    legs.put(party, new Leg(PartyState.Released, cause));
    report(party);
  }

  private boolean put(PartyId party, PartyState state) {
    legs.put(party, new Leg(state, null));
    report(party);
    return true;
  }

  private void put(PartyId party, PartyState state, BiFunction<PartyId, Long, SwitchEvent> fact) {
    legs.put(party, new Leg(state, null));
    say(party, fact);
  }

  /** The state of a leg, as the fact that leads to it. */
  private void report(PartyId party) {
    switch (state(party)) {
      case Null -> {
      } // is still being reached
      case Dialing -> say(party, SwitchEvent.Originated::new);
      case Ringing -> say(party, SwitchEvent.Ringing::new);
      case Established -> say(party, SwitchEvent.Retrieved::new);
      case Held -> say(party, SwitchEvent.Held::new);
      case Released -> {
        ReleaseCause known = legs.containsKey(party) ? legs.get(party).cause() : ReleaseCause.Lost;
        say(party, Scene.released(known));
      }
    }
  }

  private void say(PartyId party, BiFunction<PartyId, Long, SwitchEvent> fact) {
    line.accept(party.call(), fact.apply(party, sequences.merge(party, 1L, Long::sum)));
  }

  @Override
  public String toString() {
    return legs.toString();
  }
}
