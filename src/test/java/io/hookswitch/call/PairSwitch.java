package io.hookswitch.call;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/** A small honest switch that knows how two calls become one; a value as long as nobody touches it. */
final class PairSwitch {

  /**
   * @param cause {@code null} while the leg is there
   * @param monitors how it takes part, {@code null} unless it is a supervisor's
   */
  private record Leg(PartyState state, ReleaseCause cause, Monitors monitors) {}

  /** How a supervisor takes part. */
  record Monitors(Monitoring how, boolean userMuted) {}

  private record Given(CallId call, long number) {}

  private final Map<PartyId, Leg> legs = new TreeMap<>(
    Comparator.comparing((PartyId id) -> id.call().number()).thenComparing(PartyId::index)
  );
  private final Map<PartyId, Long> sequences = new HashMap<>();
  /** Whether an order was obeyed, by its number. */
  private final Map<Given, Boolean> taken = new HashMap<>();
  /** The calls that are one with another since a merge. */
  private final Map<CallId, CallId> went = new HashMap<>();
  private final BiConsumer<CallId, SwitchEvent> line;

  PairSwitch(BiConsumer<CallId, SwitchEvent> line) {
    this.line = line;
  }

  /** Continues the numbers of what has been said of a leg. */
  void connect(PartyId party, long said) {
    connect(party, said, PartyState.Established);
  }

  void connect(PartyId party, long said, PartyState state) {
    legs.put(party, new Leg(state, null, null));
    sequences.put(party, said);
  }

  PairSwitch copy(BiConsumer<CallId, SwitchEvent> elsewhere) {
    PairSwitch copy = new PairSwitch(elsewhere);
    copy.legs.putAll(legs);
    copy.sequences.putAll(sequences);
    copy.taken.putAll(taken);
    copy.went.putAll(went);
    return copy;
  }

  /** Whether anybody is left of those who were on a call, wherever they are now. */
  boolean goesOn(CallId call) {
    return !up(call).isEmpty() || (went.containsKey(call) && goesOn(went.get(call)));
  }

  PartyState state(PartyId party) {
    return legs.containsKey(party) ? legs.get(party).state() : PartyState.Released;
  }

  /** How a supervisor's leg takes part, {@code null} for another. */
  Monitors monitors(PartyId party) {
    return legs.containsKey(party) ? legs.get(party).monitors() : null;
  }

  /** Heard by the far end, or about to be. */
  boolean talks(PartyId party) {
    Monitors monitors = monitors(party);
    return monitors == null || monitors.how() == Monitoring.BargeIn;
  }

  /** The legs of a call that are up, or are being brought up. */
  List<PartyId> up(CallId call) {
    return legs
      .keySet()
      .stream()
      .filter(id -> id.call().equals(call) && state(id) != PartyState.Released)
      .toList();
  }

  /** Whether a wish has come true here. */
  boolean did(Command wish) {
    return switch (wish) {
      // A second one shares the outcome of the first.
      case Command.Consult consult -> legs
        .keySet()
        .stream()
        .anyMatch(leg -> leg.index() == 0 && !leg.call().equals(PairWorld.ORIGINAL));
      // With a transfer in one step under way it shares the outcome of that, in a pair.
      case Command.Complete complete -> merged();
      case Command.TransferTo together -> merged();
      default -> true;
    };
  }

  private boolean merged() {
    return legs
      .values()
      .stream()
      .anyMatch(leg -> leg.cause() == ReleaseCause.Moved || leg.cause() == ReleaseCause.Transferred);
  }

  void take(long number, SwitchOrder order) {
    PartyId party = order.party();
    if (order instanceof SwitchOrder.Inspect) {
      boolean up = state(party).live();
      if (!up) report(party);
      else {
        say(party, Scene.inspected(state(party)));
        reportMonitors(party);
      }
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
        if (state.connected()) legs.put(join.target(), new Leg(PartyState.Null, null, null));
        yield state.connected();
      }
      case SwitchOrder.Redirect redirect -> redirect(redirect, state);
      case SwitchOrder.Monitor monitor -> {
        boolean possible = state.connected() && !legs.containsKey(monitor.supervisor());
        if (possible) {
          legs.put(monitor.supervisor(), new Leg(PartyState.Established, null, new Monitors(monitor.how(), false)));
          report(monitor.supervisor());
        }
        yield possible;
      }
      case SwitchOrder.Partake partake -> takePart(party, partake.user(), new Monitors(partake.how(), muted(party)));
      case SwitchOrder.Silence silence -> takePart(party, silence.user(), new Monitors(how(party), silence.on()));
      // Not in this story.
      case SwitchOrder.Dial dial -> false;
      case SwitchOrder.Mute mute -> false;
      case SwitchOrder.Digits digits -> false;
      case SwitchOrder.Record record -> false;
      case SwitchOrder.Inspect inspect -> false;
      case SwitchOrder.Fork fork -> false;
      case SwitchOrder.Replace replace -> false;
    };
  }

  private boolean muted(PartyId supervisor) {
    return monitors(supervisor) != null && monitors(supervisor).userMuted();
  }

  private Monitoring how(PartyId supervisor) {
    return monitors(supervisor) == null ? Monitoring.None : monitors(supervisor).how();
  }

  private boolean takePart(PartyId supervisor, PartyId user, Monitors next) {
    boolean possible = state(supervisor).live() && monitors(supervisor) != null && state(user).live();
    if (!possible) return false;
    legs.put(supervisor, new Leg(state(supervisor), null, next));
    reportMonitors(supervisor);
    return true;
  }

  private boolean redirect(SwitchOrder.Redirect redirect, PartyState state) {
    boolean others = up(redirect.party().call())
      .stream()
      .anyMatch(other -> !other.equals(redirect.party()) && state(other) != PartyState.Null && talks(other));
    boolean possible = state.live() && state != PartyState.Dialing && others && !legs.containsKey(redirect.target());
    if (!possible) return false;
    legs.put(redirect.target(), new Leg(PartyState.Null, null, null));
    gone(redirect.party(), ReleaseCause.Transferred);
    return true;
  }

  private boolean consult(SwitchOrder.Consult consult) {
    if (legs.containsKey(consult.consulting())) return false;
    put(consult.party(), PartyState.Held);
    put(consult.consulting(), PartyState.Dialing);
    legs.put(consult.called(), new Leg(PartyState.Null, null, null));
    return true;
  }

  private boolean merge(SwitchOrder.Merge merge) {
    boolean conference = merge.purpose() == Consultation.Conference;
    boolean possible = state(merge.party()).connected() && state(merge.consulting()) != PartyState.Released;
    int there = up(merge.consulting().call()).size();
    // A leg that the gateway has not named would be left alone.
    possible &= there == merge.moves().size() + 1;
    for (SwitchOrder.Move move : merge.moves()) {
      PartyState state = state(move.from());
      possible &= conference ? state.connected() : state != PartyState.Released;
    }
    if (!possible) return false;
    went.put(merge.consulting().call(), merge.party().call());
    if (conference) put(merge.party(), PartyState.Established);
    else gone(merge.party(), ReleaseCause.Transferred);
    gone(merge.consulting(), conference ? ReleaseCause.Conferenced : ReleaseCause.Transferred);
    for (SwitchOrder.Move move : merge.moves()) {
      PartyState state = state(move.from());
      Monitors monitors = monitors(move.from());
      legs.put(move.from(), new Leg(PartyState.Released, ReleaseCause.Moved, null));
      legs.put(move.to(), new Leg(state, null, monitors));
      if (state != PartyState.Null) report(move.to());
    }
    return true;
  }

  /** Whoever gives an order again has missed what came of it. */
  private void reportAgain(SwitchOrder order) {
    report(order.party());
    switch (order) {
      case SwitchOrder.Join join -> report(join.target());
      case SwitchOrder.Redirect redirect -> report(redirect.target());
      case SwitchOrder.Monitor monitor -> report(monitor.supervisor());
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
    List<PartyId> left = up(party.call());
    long talkers = left.stream().filter(this::talks).count();
    boolean heard = left.stream().anyMatch(other -> talks(other) && !waits(other));
    if (talkers < 2 || !heard) left.forEach(other -> gone(other, ReleaseCause.RemoteHangup));
  }

  private boolean waits(PartyId party) {
    return state(party) == PartyState.Null || state(party) == PartyState.Ringing;
  }

  private void gone(PartyId party, ReleaseCause cause) {
    legs.put(party, new Leg(PartyState.Released, cause, null));
    report(party);
  }

  private boolean put(PartyId party, PartyState state) {
    legs.put(party, new Leg(state, null, monitors(party)));
    report(party);
    return true;
  }

  private void put(PartyId party, PartyState state, BiFunction<PartyId, Long, SwitchEvent> fact) {
    legs.put(party, new Leg(state, null, monitors(party)));
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
    reportMonitors(party);
  }

  private void reportMonitors(PartyId party) {
    Monitors now = monitors(party);
    if (now == null || !state(party).live()) return;
    say(party, (id, number) -> new SwitchEvent.Monitors(id, number, now.how(), now.userMuted()));
  }

  private void say(PartyId party, BiFunction<PartyId, Long, SwitchEvent> fact) {
    line.accept(party.call(), fact.apply(party, sequences.merge(party, 1L, Long::sum)));
  }

  @Override
  public String toString() {
    return legs + ", one with another " + went;
  }
}
