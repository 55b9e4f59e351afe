package io.hookswitch.call;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

/** A small honest switch with one call: obeys what it can, says what it did, and its phones have a life of their own. */
final class ModelSwitch {

  private static final class Leg {

    final boolean network;
    PartyState state;
    /** The caller's own phone rings, the called party has to wait. */
    boolean alerting;
    boolean muted;
    RecordingState recording = RecordingState.None;

    Leg(Endpoint endpoint, PartyState state) {
      this.network = !endpoint.internal();
      this.state = state;
    }
  }

  private final CallId id;
  private final Map<Integer, Leg> legs = new TreeMap<>();
  private final Set<Long> taken = new HashSet<>();
  private List<SwitchEvent> said = new ArrayList<>();
  private long sequence;

  ModelSwitch(CallId id) {
    this.id = id;
  }

  /** What has been said since the last time, in order. */
  List<SwitchEvent> listen() {
    List<SwitchEvent> heard = said;
    said = new ArrayList<>();
    return heard;
  }

  long nextSequence() {
    return ++sequence;
  }

  void offer(Endpoint from, Endpoint called) {
    legs.put(0, new Leg(from, PartyState.Dialing));
    legs.put(1, new Leg(called, PartyState.Ringing));
    say(0, (party, number) -> new SwitchEvent.Offered(party, number, "acme", from, called));
  }

  void place(Endpoint from, Endpoint to) {
    legs.put(0, new Leg(from, PartyState.Dialing));
    legs.put(1, new Leg(to, PartyState.Null));
    say(0, (party, number) -> new SwitchEvent.Placed(party, number, "acme", from, to));
  }

  void take(long number, SwitchOrder order) {
    int index = order.party().index();
    boolean repeated = !taken.add(number);
    if (order instanceof SwitchOrder.Dial dial && legs.isEmpty()) {
      legs.put(0, new Leg(dial.from(), PartyState.Dialing));
      legs.put(1, new Leg(dial.to(), PartyState.Null));
      legs.get(0).alerting = dial.alertCaller();
      if (!dial.alertCaller()) say(0, SwitchEvent.Originated::new);
      return;
    }
    Leg leg = legs.get(index);
    if (leg == null || leg.state == PartyState.Released) say(index, Scene.released(ReleaseCause.Lost));
    else if (leg.state == PartyState.Null) say(index, Scene.orderFailed(number));
    else if (repeated && order instanceof SwitchOrder.Digits) say(index, Scene.digitsSent(number));
    else if (repeated || order instanceof SwitchOrder.Inspect) say(index, inspection(leg));
    else if (!obey(number, order, index, leg)) say(index, Scene.orderFailed(number));
  }

  private boolean obey(long number, SwitchOrder order, int index, Leg leg) {
    return switch (order) {
      case SwitchOrder.Dial dial -> false;
      case SwitchOrder.Inspect inspect -> false;
      case SwitchOrder.Monitor monitor -> false;
      case SwitchOrder.Partake partake -> false;
      case SwitchOrder.Silence silence -> false;
      case SwitchOrder.Fork fork -> false;
      case SwitchOrder.Replace replace -> false;
      // This one knows a single call.
      case SwitchOrder.Consult consult -> false;
      case SwitchOrder.Merge merge -> false;
      case SwitchOrder.Alternate alternate -> false;
      case SwitchOrder.Join join -> false;
      case SwitchOrder.Answer answer -> pickUp(index, leg);
      case SwitchOrder.Release release -> {
        release(index, release.cause());
        yield true;
      }
      case SwitchOrder.Hold hold -> leg.state.connected() && put(index, leg, PartyState.Held, SwitchEvent.Held::new);
      case SwitchOrder.Retrieve retrieve -> leg.state.connected() &&
        put(index, leg, PartyState.Established, SwitchEvent.Retrieved::new);
      case SwitchOrder.Mute mute -> {
        leg.muted = mute.on();
        say(index, Scene.muted(mute.on()));
        yield true;
      }
      case SwitchOrder.Digits digits -> {
        say(index, Scene.digitsSent(number));
        yield true;
      }
      case SwitchOrder.Record record -> {
        boolean possible = leg.state.connected() && leg.recording != RecordingState.Failed;
        if (possible) record(index, leg, record.to());
        yield possible;
      }
      case SwitchOrder.Redirect redirect -> {
        boolean possible = !leg.alerting && leg.state != PartyState.Dialing && live() > 1;
        if (possible) {
          leg.state = PartyState.Released;
          say(index, Scene.released(ReleaseCause.Transferred));
          legs.put(redirect.target().index(), new Leg(redirect.to(), PartyState.Null));
        }
        yield possible;
      }
    };
  }

  /** Its own list, of its one call; empty when nothing is left of it. */
  SwitchCall list(Instant changedAt) {
    List<SwitchLeg> up = new ArrayList<>();
    legs.forEach((index, leg) -> {
      if (leg.state == PartyState.Released) return;
      List<SwitchEvent> facts =
        leg.state == PartyState.Null ? List.of() : List.of(inspection(leg).apply(id.party(index), 0L));
      up.add(new SwitchLeg(index, facts));
    });
    return new SwitchCall(id, sequence, changedAt, null, up);
  }

  /** Something happens that nobody ordered. */
  void stir(RandomGenerator dice) {
    List<Integer> there = legs
      .keySet()
      .stream()
      .filter(index -> legs.get(index).state != PartyState.Released)
      .toList();
    if (there.isEmpty()) return;
    int index = there.get(dice.nextInt(there.size()));
    Leg leg = legs.get(index);
    switch (leg.state) {
      case Dialing -> {
        if (leg.alerting) pickUp(index, leg);
      }
      case Null -> {
        if (legs.get(0).alerting) return;
        if (dice.nextInt(8) == 0) release(index, ReleaseCause.Busy);
        else put(index, leg, PartyState.Ringing, SwitchEvent.Ringing::new);
      }
      case Ringing -> {
        if (dice.nextInt(8) == 0) release(index, ReleaseCause.NoAnswer);
        else pickUp(index, leg);
      }
      case Established, Held -> {
        if (dice.nextInt(12) == 0) release(index, ReleaseCause.Hangup);
        else if (leg.recording != RecordingState.None && dice.nextInt(3) == 0) {
          record(index, leg, dice.nextInt(4) == 0 ? RecordingState.Failed : RecordingState.None);
        } else if (dice.nextInt(8) == 0) say(index, Scene.pressed("5"));
      }
      case Released -> throw new IllegalStateException("filtered above");
    }
  }

  private boolean pickUp(int index, Leg leg) {
    if (leg.alerting) {
      leg.alerting = false;
      say(index, SwitchEvent.Originated::new);
      return true;
    }
    if (leg.state != PartyState.Ringing) return false;
    put(index, leg, PartyState.Established, SwitchEvent.Answered::new);
    legs.forEach((other, waiting) -> {
      if (waiting.state == PartyState.Dialing) put(other, waiting, PartyState.Established, SwitchEvent.Answered::new);
    });
    return true;
  }

  private void release(int index, ReleaseCause cause) {
    legs.get(index).state = PartyState.Released;
    say(index, Scene.released(cause));
    if (live() > 1) return;
    legs.forEach((other, leg) -> {
      if (leg.state == PartyState.Released) return;
      leg.state = PartyState.Released;
      say(other, Scene.released(ReleaseCause.RemoteHangup));
    });
  }

  private long live() {
    return legs
      .values()
      .stream()
      .filter(leg -> leg.state != PartyState.Released)
      .count();
  }

  private boolean put(int index, Leg leg, PartyState state, BiFunction<PartyId, Long, SwitchEvent> fact) {
    leg.state = state;
    say(index, fact);
    return true;
  }

  private void record(int index, Leg leg, RecordingState state) {
    leg.recording = state;
    say(index, Scene.recording(state));
  }

  private static BiFunction<PartyId, Long, SwitchEvent> inspection(Leg leg) {
    return Scene.inspected(leg.alerting ? PartyState.Ringing : leg.state, leg.muted, leg.recording);
  }

  private void say(int index, BiFunction<PartyId, Long, SwitchEvent> fact) {
    said.add(fact.apply(id.party(index), nextSequence()));
  }
}
