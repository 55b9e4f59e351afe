package io.hookswitch.user;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Where a user's stream is, and which of its events are kept. The events themselves are in the store.
 *
 * @param epoch another one means another stream; 0 before the first event
 * @param end the offset of the last event, 0 before the first
 * @param kept traces of the last events, without a hole, the newest being that at {@code end}
 */
public record Stream(long epoch, long end, List<Trace> kept) {
  /**
   * So many events have offsets between one loss of all nodes and the next. Whoever goes on after such a loss does not know how
   * many there were, and begins behind this many. A stream that is longer gives way to another one.
   */
  static final long LONGEST = 1L << 24;

  static final Stream NONE = new Stream(0, 0, List.of());

  /** What is remembered of a kept event. */
  record Trace(long mark, Instant at, CallState tells) {}

  public Stream {
    kept = List.copyOf(kept);
  }

  /** The offset of the oldest event that is kept; one after the end when none is. */
  public long first() {
    return end - kept.size() + 1;
  }

  /** Whether all events after this place are still kept. */
  public boolean reaches(long epoch, long after) {
    return this.epoch == epoch && after >= first() - 1 && after <= end;
  }

  /** Whether no further event may have an offset. */
  boolean full() {
    return end > 0 && end % LONGEST == 0;
  }

  OptionalLong find(long mark) {
    for (int i = kept.size() - 1; i >= 0; i--) {
      if (kept.get(i).mark() == mark) return OptionalLong.of(first() + i);
    }
    return OptionalLong.empty();
  }

  /** The offset of the last event that tells a later state of the same call. */
  OptionalLong later(CallState state) {
    for (int i = kept.size() - 1; state != null && i >= 0; i--) {
      if (state.isBefore(kept.get(i).tells())) return OptionalLong.of(first() + i);
    }
    return OptionalLong.empty();
  }

  Trace at(long offset) {
    return kept.get((int) (offset - first()));
  }

  Stream append(Trace trace) {
    List<Trace> next = new ArrayList<>(kept.size() + 1);
    next.addAll(kept);
    next.add(trace);
    return new Stream(epoch, end + 1, next);
  }

  Stream from(long first) {
    return new Stream(epoch, end, kept.subList((int) (first - first()), kept.size()));
  }
}
