package io.hookswitch.records;

import io.hookswitch.call.UserId;
import java.time.Instant;

/**
 * Something about a user that is to outlive the cluster, in place of what was noted of the same kind before.
 *
 * @param version which of two is the later one
 * @param at when it became so
 * @param body as JSON; "" where the version says it all
 */
public record UserNote(UserId user, Kind kind, long version, Instant at, String body) {
  /** What about the user. */
  public enum Kind {
    /** The agent's state and what is set at phones; {@code body} is the whole of it. */
    PRESENCE,
    /** A stream of events has begun; {@code version} is its epoch. */
    STREAM,
  }

  /** A user's stream has begun. */
  public static UserNote stream(UserId user, long epoch, Instant at) {
    return new UserNote(user, Kind.STREAM, epoch, at, "");
  }
}
