package io.hookswitch.south.sim;

import io.hookswitch.call.Endpoint;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.south.sim.SimTimer.Deed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/** The working copy of a call during one step: changed in place, seen by nobody else, turned into a value at the end. */
final class Turn {

  final Exchange exchange;
  /** The phones that this step would ring and that are busy. */
  private final Set<String> busy;

  private final SimCall before;
  private final Instant now;
  private final TreeMap<Integer, SimLeg> legs = new TreeMap<>();
  private final List<SimTimer> timers;
  private final SortedMap<Long, TakenOrder> taken;
  private final List<SwitchEvent> events;
  private long sequence;
  private boolean told;
  private boolean kept;
  private Crossed crossed;

  Turn(SimCall before, Set<String> busy, Exchange exchange, Instant now) {
    this(before, busy, exchange, now, new ArrayList<>());
  }

  private Turn(SimCall before, Set<String> busy, Exchange exchange, Instant now, List<SwitchEvent> events) {
    this.before = before;
    this.busy = busy;
    this.exchange = exchange;
    this.now = now;
    this.events = events;
    crossed = before.crossed();
    before.legs().forEach(leg -> legs.put(leg.index(), leg));
    timers = new ArrayList<>(before.timers());
    taken = new TreeMap<>(before.taken());
    // Never behind the clock: events about a call that the switch has forgotten must still count as new.
    sequence = Math.max(
      before.sequence(),
      TimeUnit.SECONDS.toMicros(now.getEpochSecond()) + TimeUnit.NANOSECONDS.toMicros(now.getNano())
    );
  }

  /** A turn of a second call in the same step; the events of both are in one order. */
  Turn beside(SimCall second, Set<String> busyThere) {
    return new Turn(second, busyThere, exchange, now, events);
  }

  Optional<SimLeg> leg(int index) {
    return Optional.ofNullable(legs.get(index));
  }

  /** Whether this phone, which the step would ring, is busy. */
  boolean busy(Endpoint phone) {
    return phone.internal() && busy.contains(phone.subscriber().device());
  }

  boolean knowsNothing() {
    return legs.isEmpty();
  }

  Collection<SimLeg> legs() {
    return List.copyOf(legs.values());
  }

  List<SimLeg> others(SimLeg leg) {
    return legs
      .values()
      .stream()
      .filter(other -> other.index() != leg.index() && other.up())
      .toList();
  }

  PartyId party(SimLeg leg) {
    return before.id().party(leg.index());
  }

  SimLeg put(SimLeg leg) {
    legs.put(leg.index(), leg);
    return leg;
  }

  /** The leg has left; nothing more will happen to it. */
  void release(SimLeg leg, ReleaseCause cause) {
    put(leg.released(cause));
    disarm(leg);
    report(leg, (party, number) -> new SwitchEvent.Released(party, number, cause));
  }

  void arm(SimLeg leg, Deed deed, ReleaseCause cause, Duration after) {
    timers.add(new SimTimer(leg.index(), deed, cause, now.plus(after)));
  }

  /** A timer for legs that are under way to another call. */
  SimTimer abandoning(int leg, Duration after) {
    return new SimTimer(leg, Deed.ABANDON, null, now.plus(after));
  }

  /** A timer for what is kept of a call whose legs have moved to another. */
  SimTimer forgetting(int leg, Duration after) {
    return new SimTimer(leg, Deed.FORGET, null, now.plus(after));
  }

  /** Takes a timer that has run out off the list; false when it was not on it any more. */
  boolean expire(SimTimer timer) {
    return timers.remove(timer);
  }

  /** Takes a leg of another call in, with whatever it will do by itself. */
  SimLeg takeIn(SimLeg leg, int as, List<SimTimer> from) {
    from
      .stream()
      .filter(timer -> timer.leg() == leg.index())
      .forEach(timer -> timers.add(timer.of(as)));
    return put(leg.as(as));
  }

  /** The legs have become legs of another call. */
  void handOver(List<SimLeg> moved) {
    for (SimLeg leg : moved) {
      disarm(leg);
      legs.remove(leg.index());
    }
  }

  /** Whether this order has been done before as far as this call is concerned. */
  boolean crossedBy(PartyId party, long number) {
    return before.crossedBy(party, number);
  }

  void cross(Crossed by) {
    crossed = by;
  }

  void disarm(SimLeg leg) {
    timers.removeIf(timer -> timer.leg() == leg.index());
  }

  Optional<TakenOrder> taken(long number) {
    return Optional.ofNullable(taken.get(number));
  }

  void remember(long number, TakenOrder order) {
    taken.put(number, order);
    while (taken.size() > SimCall.REMEMBERED) taken.remove(taken.firstKey());
  }

  void report(SimLeg leg, BiFunction<PartyId, Long, SwitchEvent> fact) {
    report(party(leg), fact);
  }

  void report(PartyId party, BiFunction<PartyId, Long, SwitchEvent> fact) {
    told = true;
    events.add(fact.apply(party, ++sequence));
  }

  /** Reports two legs with one event. */
  void offer(String tenant, SimLeg from, SimLeg called) {
    report(from, (party, number) -> new SwitchEvent.Offered(party, number, tenant, from.endpoint(), called.endpoint()));
  }

  /** Reports what is so for this leg, after something about its state was done or asked for again. */
  void reportState(SimLeg leg) {
    report(
      leg,
      (party, number) ->
        switch (leg.state()) {
          case Dialing -> leg.alerting() ? inspected(leg, party, number) : new SwitchEvent.Originated(party, number);
          case Ringing -> new SwitchEvent.Ringing(party, number);
          case Established -> new SwitchEvent.Answered(party, number);
          case Held -> new SwitchEvent.Held(party, number);
          case Released -> new SwitchEvent.Released(party, number, leg.cause());
          case Null -> throw new IllegalStateException(
            "nothing to report of a leg that is still being reached: " + party
          );
        }
    );
  }

  /** Reports at which phone the leg is, where that has not been so from the beginning. */
  void reportPlace(SimLeg leg) {
    if (!leg.found() || !leg.up()) return;
    report(leg, (party, number) -> new SwitchEvent.Located(party, number, leg.endpoint()));
  }

  /** A phone that rings says so, also the caller's own: {@code Dialing} would say that it has been picked up. */
  static SwitchEvent inspected(SimLeg leg, PartyId party, long number) {
    PartyState state = leg.ringing() ? PartyState.Ringing : leg.state();
    return new SwitchEvent.Inspected(party, number, state, leg.muted(), leg.recording());
  }

  /** The call is to be saved whether or not it has changed. */
  void keep() {
    kept = true;
  }

  SimStep done() {
    SimCall next = new SimCall(
      before.id(),
      before.version() + 1,
      List.copyOf(legs.values()),
      timers,
      taken,
      told ? sequence : before.sequence(),
      crossed,
      before.fence()
    );
    boolean same = !kept && (knowsNothing() || next.equals(before.with(next.version())));
    return new SimStep(same ? before : next, events);
  }
}
