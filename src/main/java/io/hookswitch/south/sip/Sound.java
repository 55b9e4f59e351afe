package io.hookswitch.south.sip;

import io.hookswitch.call.Monitoring;
import io.hookswitch.call.RecordingState;
import io.hookswitch.south.sip.Leg.Phase;
import io.hookswitch.south.sip.media.Hearing;
import io.hookswitch.south.sip.media.Hearing.Source;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** What a phone hears: a function of how the legs are. */
final class Sound {

  /** Of a phone that was not picked up and is heard nevertheless. */
  private static final Hearing SPEAKS = new Hearing(Set.of(), Source.SILENCE, false, "");

  private Sound() {}

  /** A leg and its call. */
  record Seat(SipCall call, Leg leg) {}

  /**
   * @param seats of one line, of which at most one is on it: the one that talks, or that calls somebody
   */
  static Hearing of(Collection<Seat> seats) {
    return seats
      .stream()
      .filter(seat -> seat.leg().phase() == Phase.TALKING || seat.leg().phase() == Phase.OFF_HOOK)
      .findFirst()
      .map(Sound::of)
      .orElseGet(() -> seats.stream().anyMatch(seat -> seat.leg().speaks()) ? SPEAKS : Hearing.NOTHING);
  }

  private static Hearing of(Seat seat) {
    Leg leg = seat.leg();
    Set<String> others = new HashSet<>();
    if (leg.phase() == Phase.TALKING) {
      for (Leg other : seat.call().legs().values()) {
        if (other.index() != leg.index() && other.phase() == Phase.TALKING && hears(leg, other)) {
          others.add(other.lines().getFirst());
        }
      }
    }
    if (waits(seat)) {
      for (Leg other : seat.call().legs().values()) if (other.speaks()) others.add(other.lines().getFirst());
    }
    String tape = leg.recording() == RecordingState.Started ? leg.tape() : "";
    return new Hearing(others, source(seat), muted(seat), tape);
  }

  private static boolean hears(Leg leg, Leg other) {
    if (other.how() == Monitoring.ListenIn) return false;
    return other.how() != Monitoring.Coach || other.user() == leg.index();
  }

  /** Whether it has nobody to talk with yet, and somebody is being reached. */
  private static boolean waits(Seat seat) {
    return (seat.leg().phase() == Phase.OFF_HOOK || !seat.call().company()) && seat.call().calling();
  }

  private static Source source(Seat seat) {
    SipCall call = seat.call();
    if (waits(seat)) return call.legs().values().stream().anyMatch(Leg::speaks) ? Source.SILENCE : Source.RINGBACK;
    boolean talkers =
      call
        .legs()
        .values()
        .stream()
        .filter(leg -> leg.phase() == Phase.TALKING && !leg.silent())
        .count() > 1;
    boolean talks = seat.leg().phase() == Phase.TALKING && !seat.leg().silent();
    return talks && !talkers && call.has(Phase.HELD) ? Source.MUSIC : Source.SILENCE;
  }

  private static boolean muted(Seat seat) {
    Leg leg = seat.leg();
    if (leg.phase() != Phase.TALKING || leg.muted()) return true;
    return seat
      .call()
      .legs()
      .values()
      .stream()
      .anyMatch(other -> other.how() != null && other.connected() && other.userMuted() && other.user() == leg.index());
  }
}
