package io.hookswitch.south.sim;

import io.hookswitch.call.Endpoint;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.RecordingState;
import io.hookswitch.call.ReleaseCause;
import java.time.Duration;

/**
 * One leg as the switch knows it.
 *
 * @param index of its party
 * @param state {@code Null} while the switch is still trying to reach it
 * @param alerting the caller's own phone rings (click-to-dial); it is {@code Dialing} then
 * @param cause why it is {@code Released}, else {@code null}
 * @param talks how long after the answer it hangs up by itself, {@code null} for never
 * @param monitors how it takes part, when it is a supervisor's, else {@code null}
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
  SimMonitors monitors
) {
  static SimLeg caller(int index, Endpoint endpoint, boolean alerting) {
    return new SimLeg(index, endpoint, PartyState.Dialing, alerting, false, RecordingState.None, null, null, null);
  }

  static SimLeg called(int index, Endpoint endpoint) {
    return new SimLeg(index, endpoint, PartyState.Null, false, false, RecordingState.None, null, null, null);
  }

  /** Whether the leg has not left; also while it is still being reached. */
  boolean up() {
    return state != PartyState.Released;
  }

  /** Whether a phone rings for this leg. */
  boolean ringing() {
    return state == PartyState.Ringing || alerting;
  }

  /** The phone that this leg keeps busy, {@code null} for none. */
  String line() {
    return state.live() && endpoint.internal() ? endpoint.subscriber().device() : null;
  }

  /** The same leg as another party, perhaps of another call. */
  SimLeg as(int other) {
    return new SimLeg(other, endpoint, state, alerting, muted, recording, cause, talks, monitors);
  }

  SimLeg in(PartyState next) {
    return new SimLeg(index, endpoint, next, false, muted, recording, cause, talks, monitors);
  }

  SimLeg talking(Duration atMost) {
    return new SimLeg(index, endpoint, state, alerting, muted, recording, cause, atMost, monitors);
  }

  SimLeg muted(boolean on) {
    return new SimLeg(index, endpoint, state, alerting, on, recording, cause, talks, monitors);
  }

  SimLeg recorded(RecordingState next) {
    return new SimLeg(index, endpoint, state, alerting, muted, next, cause, talks, monitors);
  }

  SimLeg monitoring(SimMonitors next) {
    return new SimLeg(index, endpoint, state, alerting, muted, recording, cause, talks, next);
  }

  SimLeg released(ReleaseCause why) {
    return new SimLeg(index, endpoint, PartyState.Released, false, false, RecordingState.None, why, talks, monitors);
  }
}
