package io.hookswitch.call;

/** The recording of one party's leg. */
public enum RecordingState {
  /** Not recorded now. */
  None,
  /** Asked for; begins when the party talks again. */
  Pending,
  Started,
  /** Paused by a client, for privacy; hold does not pause. */
  Paused,
  /** The recorder failed; this leg cannot be recorded any more. */
  Failed,
}
