package io.hookswitch.south.sim;

import io.hookswitch.call.Endpoint;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.RecordingState;
import io.hookswitch.call.ReleaseCause;
import java.time.Duration;
import java.util.List;

/**
 * One leg as the switch knows it.
 *
 * @param index of its party
 * @param state {@code Null} while the switch is still trying to reach it
 * @param alerting the caller's own phone rings (click-to-dial); it is {@code Dialing} then
 * @param cause why it is {@code Released}, else {@code null}
 * @param talks how long after the answer it hangs up by itself, {@code null} for never
 * @param monitors how it takes part, when it is a supervisor's, else {@code null}
 * @param fork the phones that ring for it, where there may be several; empty once one was picked up
 * @param found whether which phone it is at was found out by a fork, or changed: then it is reported
 */
record SimLeg(
  int index,
  Endpoint endpoint,
  PartyState state,
  boolean alerting,
  boolean muted,
  RecordingState recording,
  ReleaseCause cause,
  Duration talks,
  SimMonitors monitors,
  List<Endpoint> fork,
  boolean found
) {
  SimLeg {
    // Absent in what a node of an earlier release has saved.
    fork = fork == null ? List.of() : List.copyOf(fork);
  }

  static SimLeg caller(int index, Endpoint endpoint, boolean alerting) {
    return new SimLeg(index, endpoint, PartyState.Dialing, alerting, List.of());
  }

  static SimLeg called(int index, Endpoint endpoint) {
    return new SimLeg(index, endpoint, PartyState.Null, false, List.of());
  }

  /** @param phones one or more of the user's */
  static SimLeg forked(int index, List<Endpoint> phones) {
    return new SimLeg(index, phones.getFirst(), PartyState.Dialing, true, phones);
  }

  private SimLeg(int index, Endpoint endpoint, PartyState state, boolean alerting, List<Endpoint> fork) {
    this(index, endpoint, state, alerting, false, RecordingState.None, null, null, null, fork, false);
  }

  /** Whether the leg has not left; also while it is still being reached. */
  boolean up() {
    return state != PartyState.Released;
  }

  /** Whether a phone rings for this leg. */
  boolean ringing() {
    return state == PartyState.Ringing || alerting;
  }

  /** The phones that this leg keeps busy. */
  List<String> lines() {
    if (!state.live() || !endpoint.internal()) return List.of();
    if (fork.isEmpty()) return List.of(endpoint.subscriber().device());
    return fork
      .stream()
      .map(phone -> phone.subscriber().device())
      .toList();
  }

  /** The same leg as another party, perhaps of another call. */
  SimLeg as(int other) {
    return new SimLeg(other, endpoint, state, alerting, muted, recording, cause, talks, monitors, fork, found);
  }

  SimLeg in(PartyState next) {
    return new SimLeg(index, endpoint, next, false, muted, recording, cause, talks, monitors, fork, found);
  }

  SimLeg talking(Duration atMost) {
    return new SimLeg(index, endpoint, state, alerting, muted, recording, cause, atMost, monitors, fork, found);
  }

  SimLeg muted(boolean on) {
    return new SimLeg(index, endpoint, state, alerting, on, recording, cause, talks, monitors, fork, found);
  }

  SimLeg recorded(RecordingState next) {
    return new SimLeg(index, endpoint, state, alerting, muted, next, cause, talks, monitors, fork, found);
  }

  SimLeg monitoring(SimMonitors next) {
    return new SimLeg(index, endpoint, state, alerting, muted, recording, cause, talks, next, fork, found);
  }

  /** The same leg at this phone, which has been picked up. */
  SimLeg at(Endpoint phone) {
    return new SimLeg(index, phone, state, false, muted, recording, cause, talks, monitors, List.of(), true);
  }

  SimLeg released(ReleaseCause why) {
    RecordingState none = RecordingState.None;
    PartyState gone = PartyState.Released;
    return new SimLeg(index, endpoint, gone, false, false, none, why, talks, monitors, List.of(), found);
  }
}
