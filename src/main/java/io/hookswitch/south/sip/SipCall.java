package io.hookswitch.south.sip;

import io.hookswitch.call.CallId;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.south.sip.Leg.Phase;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One call, as it is now.
 *
 * @param legs also those that have left, by their index
 * @param offer what it began with, when a phone began it and nobody has given an order about it; else {@code null}
 * @param offered whether that has been told
 * @param presented the number that whoever is called is shown; empty for that of the caller
 */
record SipCall(CallId id, SortedMap<Integer, Leg> legs, SwitchEvent.Offered offer, boolean offered, String presented) {
  SipCall {
    legs = Collections.unmodifiableSortedMap(new TreeMap<>(legs));
  }

  static SipCall empty(CallId id) {
    return new SipCall(id, new TreeMap<>(), null, false, "");
  }

  Optional<Leg> leg(int index) {
    return Optional.ofNullable(legs.get(index));
  }

  /** Whether nobody is on it any more; one that has not begun is not over. */
  boolean over() {
    return !legs.isEmpty() && legs.values().stream().noneMatch(Leg::up);
  }

  /** Whether somebody is being reached. */
  boolean calling() {
    return legs.values().stream().anyMatch(Leg::awaited);
  }

  /** Whether two can talk, or one of them could if the other did not hold. */
  boolean company() {
    return (
      legs
        .values()
        .stream()
        .filter(leg -> leg.connected() && !leg.silent())
        .count() > 1
    );
  }

  boolean has(Phase phase) {
    return legs
      .values()
      .stream()
      .anyMatch(leg -> leg.phase() == phase && !leg.silent());
  }
}
