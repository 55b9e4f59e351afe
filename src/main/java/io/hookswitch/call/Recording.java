package io.hookswitch.call;

/**
 * Recording of one leg: what was asked for and what the switch reports are kept apart, so that a pause for privacy is
 * never undone by hold, retrieve or a late report.
 *
 * @param mode of the user, as it was when the party joined
 * @param wanted the last wish: somebody (or the mode) wants this leg recorded
 * @param privacy a client paused; nothing may be recorded until a client resumes
 * @param state as far as the switch has confirmed it
 * @param ever whether the leg was recorded, or asked to be, at any time
 * @param carried the wish came along from another call, and no client has wished anything on this one
 */
public record Recording(
  RecordingMode mode,
  boolean wanted,
  boolean privacy,
  RecordingState state,
  boolean ever,
  boolean carried
) {
  /** With a wish that belongs to this call. */
  public Recording(RecordingMode mode, boolean wanted, boolean privacy, RecordingState state, boolean ever) {
    this(mode, wanted, privacy, state, ever, false);
  }

  public static Recording of(RecordingMode mode) {
    return new Recording(mode, mode.automatic(), false, RecordingState.None, false);
  }

  Recording asked(boolean wanted, boolean privacy) {
    return new Recording(mode, wanted, privacy, state, ever || wanted, carried);
  }

  Recording in(RecordingState next) {
    return new Recording(mode, wanted, privacy, next, ever || next == RecordingState.Started, carried);
  }

  /** What a client wishes on this very call. */
  Recording wished(boolean wanted, boolean privacy) {
    return new Recording(mode, wanted, privacy, state, ever || wanted, false);
  }

  /** The same on another call. */
  Recording carriedAlong() {
    return new Recording(mode, wanted, privacy, state, ever, true);
  }
}
