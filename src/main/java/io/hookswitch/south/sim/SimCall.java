package io.hookswitch.south.sim;

import io.hookswitch.call.CallId;
import io.hookswitch.call.PartyId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One call as the switch knows it: everything that another node needs to go on with it.
 *
 * @param version grows by one with each change; 0 for a call that does not exist
 * @param legs in order of arrival, also those that have left
 * @param timers what the legs will do by themselves
 * @param taken orders of the last {@link #REMEMBERED} numbers
 * @param sequence of the last event
 * @param crossed by which order over two calls it was changed last, {@code null} for none
 * @param fence of the newest owner that has given an order or adopted it; an older one is refused
 */
record SimCall(
  CallId id,
  long version,
  List<SimLeg> legs,
  List<SimTimer> timers,
  SortedMap<Long, TakenOrder> taken,
  long sequence,
  Crossed crossed,
  long fence
) {
  /** A gateway repeats an order a few times within seconds; nobody repeats one that 64 others have followed. */
  static final int REMEMBERED = 64;

  SimCall {
    legs = List.copyOf(legs);
    timers = List.copyOf(timers);
    taken = Collections.unmodifiableSortedMap(new TreeMap<>(taken));
  }

  static SimCall none(CallId id) {
    return new SimCall(id, 0, List.of(), List.of(), new TreeMap<>(), 0, null, 0);
  }

  Optional<SimLeg> leg(int index) {
    return legs
      .stream()
      .filter(leg -> leg.index() == index)
      .findFirst();
  }

  /** Whether no leg is left, or there never was one. */
  boolean over() {
    return legs.stream().noneMatch(SimLeg::up) && !merging() && !remembered();
  }

  /** Whether it is only kept to say where its legs have gone. */
  boolean remembered() {
    return timers.stream().anyMatch(timer -> timer.deed() == SimTimer.Deed.FORGET);
  }

  /** Whether its legs are on their way to another call. */
  boolean merging() {
    return crossed != null && !crossed.legs().isEmpty();
  }

  /** Whether this order has been done as far as this call is concerned. */
  boolean crossedBy(PartyId party, long number) {
    return crossed != null && crossed.is(party, number);
  }

  /** A phone that a leg keeps busy. */
  record Line(String device, PartyId leg) {}

  /** All phones that are kept busy, and whether they ring; also by legs that are on their way to another call. */
  Map<Line, Boolean> lines() {
    Map<Line, Boolean> lines = new LinkedHashMap<>();
    Stream.concat(legs.stream(), merging() ? crossed.legs().stream() : Stream.empty()).forEach(leg ->
      leg.lines().forEach(device -> lines.put(new Line(device, party(leg)), leg.ringing()))
    );
    return lines;
  }

  SimCall with(long otherVersion) {
    return new SimCall(id, otherVersion, legs, timers, taken, sequence, crossed, fence);
  }

  SimCall fenced(long newest) {
    return new SimCall(id, version, legs, timers, taken, sequence, crossed, newest);
  }

  PartyId party(SimLeg leg) {
    return id.party(leg.index());
  }
}
