package io.hookswitch.call;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

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
 * @param segments what was recorded of the leg, on this call, oldest first; so many at most, then the last one goes on
 */
public record Recording(
  RecordingMode mode,
  boolean wanted,
  boolean privacy,
  RecordingState state,
  boolean ever,
  boolean carried,
  List<RecordingSegment> segments
) {
  private static final int MOST_SEGMENTS = 64;

  public Recording {
    segments = segments == null ? List.of() : List.copyOf(segments);
  }

  /** With a wish that belongs to this call. */
  public Recording(RecordingMode mode, boolean wanted, boolean privacy, RecordingState state, boolean ever) {
    this(mode, wanted, privacy, state, ever, false, List.of());
  }

  public static Recording of(RecordingMode mode) {
    return new Recording(mode, mode.automatic(), false, RecordingState.None, false);
  }

  Recording asked(boolean wanted, boolean privacy) {
    return new Recording(mode, wanted, privacy, state, ever || wanted, carried, segments);
  }

  Recording in(RecordingState next, Instant at) {
    boolean began = ever || next == RecordingState.Started;
    return new Recording(mode, wanted, privacy, next, began, carried, segmentsAfter(next, at));
  }

  /** The same of a leg that is gone. */
  Recording ended(Instant at) {
    return new Recording(mode, wanted, privacy, state, ever, carried, segmentsAfter(RecordingState.None, at));
  }

  private List<RecordingSegment> segmentsAfter(RecordingState next, Instant at) {
    boolean runs = !segments.isEmpty() && segments.getLast().to() == null;
    boolean starts = next == RecordingState.Started;
    if (runs == starts) return segments;
    List<RecordingSegment> all = new ArrayList<>(segments);
    if (runs) all.add(new RecordingSegment(all.removeLast().from(), at, next));
    else if (all.size() < MOST_SEGMENTS) all.add(new RecordingSegment(at, null, null));
    else all.add(new RecordingSegment(all.removeLast().from(), null, null));
    return all;
  }

  /** What a client wishes on this very call. */
  Recording wished(boolean wanted, boolean privacy) {
    return new Recording(mode, wanted, privacy, state, ever || wanted, false, segments);
  }

  /** The same on another call. */
  Recording carriedAlong() {
    return new Recording(mode, wanted, privacy, state, ever, true, List.of());
  }
}
