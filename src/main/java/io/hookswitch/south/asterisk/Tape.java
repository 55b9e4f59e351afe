package io.hookswitch.south.asterisk;

import io.hookswitch.call.RecordingState;
import io.hookswitch.south.asterisk.Leg.Phase;

/**
 * The file into which a leg is recorded, and the channel that listens to the leg for it; both have the same name.
 *
 * @param runs whether it records now, or pauses
 */
record Tape(String name, boolean runs) {
  /** What a recorded leg's file should do. Whoever holds says nothing to anybody on the call: nor to the file. */
  enum Wish {
    NONE,
    PAUSE,
    RUN;

    static Wish of(Leg leg) {
      return switch (leg.recording()) {
        case Started -> leg.up() ? (leg.phase() == Phase.TALKING ? RUN : PAUSE) : NONE;
        case Paused -> leg.up() ? PAUSE : NONE;
        case None, Pending, Failed -> NONE;
      };
    }
  }

  /** Whether the leg is one that is recorded. */
  static boolean wanted(RecordingState state) {
    return state == RecordingState.Started || state == RecordingState.Paused;
  }
}
