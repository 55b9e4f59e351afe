package io.hookswitch.user;

/** Everything that can happen to a user's event stream. */
public sealed interface UserInput {
  /** Something that has to be added to a stream, once. */
  sealed interface Append extends UserInput {
    /** See {@link KeptEvent#mark}. */
    long mark();

    /** As JSON. */
    String event();

    /** See {@link KeptEvent#tells}. */
    CallState tells();
  }

  /** News for the user. */
  record Happened(long mark, String event, CallState tells) implements Append {}

  /** News were lost before they came here: another stream begins, and this event, which says so, is its first. */
  record Interrupted(long mark, String event) implements Append {
    @Override
    public CallState tells() {
      return null;
    }
  }

  /** Time to let go of events that have been kept long enough. */
  record KeepingDue() implements UserInput {}
}
