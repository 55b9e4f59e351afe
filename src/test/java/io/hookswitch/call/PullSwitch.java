package io.hookswitch.call;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/** A small honest switch that rings several phones for one leg, and puts one phone in the place of another. */
final class PullSwitch {

  /**
   * @param phone where the leg is, {@code null} while several phones ring for it
   * @param cause {@code null} while the leg is there
   */
  private record Leg(PartyState state, Endpoint phone, List<Endpoint> fork, boolean found, ReleaseCause cause) {}

  private final Map<PartyId, Leg> legs = new TreeMap<>(
    Comparator.comparing((PartyId id) -> id.call().number()).thenComparing(PartyId::index)
  );
  private final Map<PartyId, Long> sequences = new HashMap<>();
  private final Map<String, Boolean> taken = new HashMap<>();
  private final BiConsumer<CallId, SwitchEvent> line;

  PullSwitch(BiConsumer<CallId, SwitchEvent> line) {
    this.line = line;
  }

  PullSwitch copy(BiConsumer<CallId, SwitchEvent> elsewhere) {
    PullSwitch copy = new PullSwitch(elsewhere);
    copy.legs.putAll(legs);
    copy.sequences.putAll(sequences);
    copy.taken.putAll(taken);
    return copy;
  }

  /** Continues the numbers of what has been said of a leg. */
  void connect(PartyId party, Endpoint phone, long said) {
    legs.put(party, new Leg(PartyState.Established, phone, List.of(), false, null));
    sequences.put(party, said);
  }

  PartyState state(PartyId party) {
    return legs.containsKey(party) ? legs.get(party).state() : PartyState.Released;
  }

  Endpoint phone(PartyId party) {
    return legs.get(party).phone();
  }

  List<PartyId> up(CallId call) {
    return legs
      .keySet()
      .stream()
      .filter(id -> id.call().equals(call) && state(id) != PartyState.Released)
      .toList();
  }

  void take(long number, SwitchOrder order) {
    PartyId party = order.party();
    if (order instanceof SwitchOrder.Inspect) {
      reportWhole(party);
      return;
    }
    Boolean before = taken.get(party.call() + " " + number);
    boolean obeyed = before == null ? obey(order) : before;
    taken.put(party.call() + " " + number, obeyed);
    if (!obeyed) say(party, Scene.orderFailed(number));
    else if (before != null) {
      reportWhole(party);
      if (order instanceof SwitchOrder.Replace replace) reportWhole(replace.by());
    }
  }

  private boolean obey(SwitchOrder order) {
    PartyId party = order.party();
    PartyState state = state(party);
    return switch (order) {
      case SwitchOrder.Release release -> {
        if (state == PartyState.Released) reportWhole(party);
        else release(party, release.cause());
        yield true;
      }
      case SwitchOrder.Hold hold -> state.connected() && put(party, PartyState.Held);
      case SwitchOrder.Retrieve retrieve -> state.connected() && put(party, PartyState.Established);
      case SwitchOrder.Fork fork -> {
        boolean possible = !legs.containsKey(party);
        if (possible) {
          legs.put(party, new Leg(PartyState.Dialing, null, fork.locations(), false, null));
          reportWhole(party);
        }
        yield possible;
      }
      case SwitchOrder.Replace replace -> state.connected() && replace(replace);
      case SwitchOrder.Redirect redirect -> {
        if (state.connected()) {
          gone(party, ReleaseCause.Transferred);
          legs.put(redirect.target(), new Leg(PartyState.Established, redirect.to(), List.of(), false, null));
          reportWhole(redirect.target());
        }
        yield state.connected();
      }
      default -> false;
    };
  }

  private boolean replace(SwitchOrder.Replace order) {
    Leg by = legs.get(order.by());
    if (by == null || by.state() != PartyState.Dialing || by.phone() == null) return false;
    Leg me = legs.get(order.party());
    gone(order.by(), ReleaseCause.Moved);
    legs.put(order.party(), new Leg(me.state(), order.to(), List.of(), true, null));
    say(order.party(), (party, number) -> new SwitchEvent.Located(party, number, order.to()));
    return true;
  }

  /** What can happen to a leg at its phones, by name. */
  Map<String, Runnable> deeds(PartyId party) {
    Leg leg = legs.get(party);
    Map<String, Runnable> deeds = new TreeMap<>();
    if (leg.state() == PartyState.Dialing && leg.phone() == null) {
      for (Endpoint phone : leg.fork())
        deeds.put("picked up at " + phone.subscriber().device(), () -> found(party, phone));
      deeds.put("not answered", () -> release(party, ReleaseCause.NoAnswer));
    } else if (leg.state().connected() || leg.state() == PartyState.Dialing) {
      deeds.put("hangs up", () -> release(party, ReleaseCause.Hangup));
    }
    return deeds;
  }

  private void found(PartyId party, Endpoint phone) {
    legs.put(party, new Leg(PartyState.Dialing, phone, List.of(), true, null));
    say(party, (leg, number) -> new SwitchEvent.Located(leg, number, phone));
  }

  private void release(PartyId party, ReleaseCause cause) {
    gone(party, cause);
    if (up(party.call()).size() == 1) gone(up(party.call()).getFirst(), ReleaseCause.RemoteHangup);
  }

  private void gone(PartyId party, ReleaseCause cause) {
    legs.put(party, new Leg(PartyState.Released, legs.get(party).phone(), List.of(), false, cause));
    say(party, Scene.released(cause));
  }

  private boolean put(PartyId party, PartyState state) {
    Leg leg = legs.get(party);
    legs.put(party, new Leg(state, leg.phone(), List.of(), leg.found(), null));
    say(party, state == PartyState.Held ? SwitchEvent.Held::new : SwitchEvent.Retrieved::new);
    return true;
  }

  private void reportWhole(PartyId party) {
    Leg leg = legs.get(party);
    if (leg == null || leg.state() == PartyState.Released) {
      say(party, Scene.released(leg == null ? ReleaseCause.Lost : leg.cause()));
      return;
    }
    boolean rings = leg.state() == PartyState.Dialing && leg.phone() == null;
    say(party, Scene.inspected(rings ? PartyState.Ringing : leg.state()));
    if (leg.found()) say(party, (id, number) -> new SwitchEvent.Located(id, number, leg.phone()));
  }

  private void say(PartyId party, BiFunction<PartyId, Long, SwitchEvent> fact) {
    line.accept(party.call(), fact.apply(party, sequences.merge(party, 1L, Long::sum)));
  }

  @Override
  public String toString() {
    return legs.toString() + taken;
  }
}
