package io.hookswitch.policy;

import java.util.List;

/** What was asked for was not done, for a reason that the asker can do something about. Nothing has changed. */
public final class RefusedException extends RuntimeException {

  /** The kinds of reason. */
  public enum Why {
    NO_SUCH_GENERATION,
    /** The files have mistakes, or scenarios fail. */
    BAD_RULES,
    /** Already in force, on trial, or nothing to go back to or to end. */
    NOTHING_TO_DO,
    /** Somebody else has changed something at the same time. */
    OVERTAKEN,
    /** A node cannot use it, or did not say. */
    NOT_PREPARED,
    /** Too few nodes are in sight. */
    NO_MAJORITY,
  }

  private final Why why;
  private final transient List<String> details;

  public RefusedException(Why why, String message) {
    this(why, message, List.of());
  }

  /** @param details one a line: mistakes as {@code file:line:column: ...}, or nodes with what they said */
  public RefusedException(Why why, String message, List<String> details) {
    super(message, null, false, false);
    this.why = why;
    this.details = List.copyOf(details);
  }

  public Why why() {
    return why;
  }

  public List<String> details() {
    return details;
  }
}
