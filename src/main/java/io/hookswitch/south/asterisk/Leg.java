package io.hookswitch.south.asterisk;

import io.hookswitch.call.Endpoint;
import io.hookswitch.call.RecordingState;
import io.hookswitch.call.ReleaseCause;

/**
 * One channel of Asterisk, as a leg of a call.
 *
 * @param channel its id; chosen here before Asterisk hears of it, except for one that has arrived
 * @param own whether it is the phone of whoever dials, which is called first
 * @param arrived whether it called in: Asterisk answers it, it does not answer
 * @param recording as it was ordered: {@code None}, {@code Started} or {@code Paused}
 * @param cause why it leaves or has left, {@code null} before
 * @param watch how it takes part, when it is a supervisor's, else {@code null}
 */
record Leg(
  int index,
  String channel,
  Endpoint endpoint,
  Phase phase,
  boolean own,
  boolean arrived,
  boolean muted,
  RecordingState recording,
  ReleaseCause cause,
  Watch watch
) {
  /** How far a leg has come. */
  enum Phase {
    /** Not called yet: the dialling phone has to be picked up first. */
    WAITING,
    CALLED,
    RINGING,
    /** Picked up, and nobody to talk with yet. */
    OFF_HOOK,
    TALKING,
    HELD,
    /** Asterisk has been told to hang up. */
    LEAVING,
    GONE,
  }

  /** One that nothing has been done to yet. */
  static Leg of(int index, String channel, Endpoint endpoint, Phase phase) {
    return new Leg(index, channel, endpoint, phase, false, false, false, RecordingState.None, null, null);
  }

  /** The same phone as another leg, perhaps of another call. */
  Leg as(int other) {
    return new Leg(other, channel, endpoint, phase, own, arrived, muted, recording, cause, watch);
  }

  /** The phone of whoever dials. */
  Leg dialling() {
    return new Leg(index, channel, endpoint, phase, true, arrived, muted, recording, cause, watch);
  }

  /** One that has called in. */
  Leg calledIn() {
    return new Leg(index, channel, endpoint, phase, own, true, muted, recording, cause, watch);
  }

  Leg in(Phase next) {
    return new Leg(index, channel, endpoint, next, own, arrived, muted, recording, cause, watch);
  }

  Leg muted(boolean on) {
    return new Leg(index, channel, endpoint, phase, own, arrived, on, recording, cause, watch);
  }

  Leg recorded(RecordingState to) {
    return new Leg(index, channel, endpoint, phase, own, arrived, muted, to, cause, watch);
  }

  Leg in(Phase next, ReleaseCause why) {
    return new Leg(index, channel, endpoint, next, own, arrived, muted, recording, why, watch);
  }

  Leg watching(Watch how) {
    return new Leg(index, channel, endpoint, phase, own, arrived, muted, recording, cause, how);
  }

  /** Whether it is a supervisor's whom the others do not hear. */
  boolean silent() {
    return watch != null && watch.silent();
  }

  boolean up() {
    return phase != Phase.LEAVING && phase != Phase.GONE;
  }

  boolean connected() {
    return phase == Phase.TALKING || phase == Phase.HELD;
  }

  /** Being reached. */
  boolean awaited() {
    return phase == Phase.CALLED || phase == Phase.RINGING;
  }

  /** Never connected, and not the one who dials. */
  boolean unanswered() {
    return phase == Phase.WAITING || awaited();
  }
}
