package io.hookswitch.call;

/** What a user's recording service does by itself and what it leaves to the user. */
public enum RecordingMode {
  /** The user has no recording service. */
  Unassigned,
  Never,
  /** The whole call; the user controls nothing. */
  Always,
  /** The whole call; the user may pause. */
  AlwaysPauseResume,
  /** The user decides during the call that it is kept, may pause, cannot stop. */
  OnDemand,
  /** Recorded from the user's start to the user's stop. */
  OnDemandUserStart;

  /** Whether recording starts without being asked for. */
  public boolean automatic() {
    return this == Always || this == AlwaysPauseResume;
  }
}
