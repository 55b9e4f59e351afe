package io.hookswitch.user;

import io.hookswitch.call.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/** The user state machine: one input in, one {@link UserStep} out. Pure; the same arguments always give the same step. */
public final class UserMachine {

  /** Nobody who appends has it. */
  private static final long NO_MARK = 0;

  private final int keepEvents;
  private final Duration keepFor;

  /**
   * @param keepEvents so many of a user's last events are kept, at least 1
   * @param keepFor and no longer than this; the last one stays, as the trace of where the stream is
   */
  public UserMachine(int keepEvents, Duration keepFor) {
    this.keepEvents = keepEvents;
    this.keepFor = keepFor;
  }

  /**
   * What a new owner starts with.
   *
   * @param stored the user's events as an earlier owner left them, in any order; none for a user without a stream
   */
  public UserStep resume(UserId user, List<KeptEvent> stored) {
    List<KeptEvent> newest = stored
      .stream()
      .sorted(Comparator.comparingLong(KeptEvent::epoch).thenComparingLong(KeptEvent::offset).reversed())
      .toList();
    Stream stream = Stream.NONE;
    List<Stream.Trace> kept = new ArrayList<>();
    List<UserEffect> effects = new ArrayList<>();
    for (KeptEvent event : newest) {
      if (kept.isEmpty()) stream = new Stream(event.epoch(), event.offset(), List.of());
      // What an earlier owner had begun to remove, or an earlier stream: the rest goes too.
      if (event.epoch() == stream.epoch() && event.offset() == stream.end() - kept.size()) {
        kept.add(new Stream.Trace(event.mark(), event.at(), event.tells()));
      } else {
        effects.add(new UserEffect.Drop(event.epoch(), event.offset(), event.offset()));
      }
    }
    Stream whole = new Stream(stream.epoch(), stream.end(), kept.reversed());
    return new UserStep(new UserState(user, 0, whole), 0, effects);
  }

  /**
   * Takes one input.
   *
   * @param at when it arrived
   */
  public UserStep step(UserState state, UserInput input, Instant at) {
    return switch (input) {
      case UserInput.Append append -> append(state, append, at);
      case UserInput.KeepingDue due -> trim(state, at, new ArrayList<>(), 0);
    };
  }

  private UserStep append(UserState state, UserInput.Append append, Instant at) {
    Stream now = state.stream();
    OptionalLong known = now.find(append.mark());
    if (known.isPresent()) return again(state, append, known.getAsLong());
    // An owner that has lost its call may have had trouble to get its last news across. They are no news any more.
    OptionalLong later = now.later(append.tells());
    if (later.isPresent()) return new UserStep(state, later.getAsLong(), List.of());
    List<UserEffect> effects = new ArrayList<>();
    boolean another = append instanceof UserInput.Interrupted || now.epoch() == 0 || now.full();
    Stream before = another ? anew(now, at) : now;
    Stream next = before.append(new Stream.Trace(append.mark(), at, append.tells()));
    KeptEvent event = new KeptEvent(next.epoch(), next.end(), append.mark(), at, append.event(), append.tells());
    effects.add(new UserEffect.Keep(event));
    effects.add(new UserEffect.Publish(event));
    if (another) effects.add(new UserEffect.Note(next.epoch()));
    if (another && !now.kept().isEmpty()) {
      effects.add(new UserEffect.Drop(now.epoch(), now.first(), now.end()));
    }
    return trim(state.with(next), at, effects, next.end());
  }

  /** The event is stored; whether it was published before the answer got lost is not known. */
  private static UserStep again(UserState state, UserInput.Append append, long offset) {
    Stream stream = state.stream();
    Instant at = stream.at(offset).at();
    KeptEvent event = new KeptEvent(stream.epoch(), offset, append.mark(), at, append.event(), append.tells());
    return new UserStep(state, offset, List.of(new UserEffect.Publish(event)));
  }

  /**
   * The event with which a stream goes on when all nodes were gone, and its events with them: at an offset that none of its
   * events can have had.
   *
   * @param restarts how often that has happened since the stream began, this time included: from 1
   * @param gap as JSON; whoever follows the stream reads the state anew
   */
  public static KeptEvent resumed(long epoch, int restarts, String gap, Instant at) {
    return new KeptEvent(epoch, restarts * Stream.LONGEST + 1, NO_MARK, at, gap, null);
  }

  private static Stream anew(Stream now, Instant at) {
    return new Stream(Math.max(now.epoch() + 1, at.toEpochMilli()), 0, List.of());
  }

  private UserStep trim(UserState state, Instant at, List<UserEffect> effects, long offset) {
    Stream stream = state.stream();
    Instant oldest = at.minus(keepFor);
    long first = Math.max(stream.first(), stream.end() - keepEvents + 1);
    while (first < stream.end() && stream.at(first).at().isBefore(oldest)) first++;
    if (stream.kept().isEmpty() || first == stream.first()) return new UserStep(state, offset, effects);
    effects.add(new UserEffect.Drop(stream.epoch(), stream.first(), first - 1));
    return new UserStep(state.with(stream.from(first)), offset, effects);
  }
}
