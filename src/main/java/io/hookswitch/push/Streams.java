package io.hookswitch.push;

import io.hookswitch.call.UserId;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Consumer;

/**
 * The door to the users' event streams: every user has one, ordered, with a position for each event, kept by the cluster
 * for a while so that whoever was away gets what it missed.
 */
public interface Streams {
  /**
   * Adds an event at the end of a user's stream.
   *
   * @return done when the event has its position and is kept; events of one caller are added in the order of its calls
   */
  Future<Position> append(UserId user, StreamEvent event);

  /**
   * What a user missed.
   *
   * @param after the last position that was seen; {@code null} for none, which only asks where the stream is
   */
  Future<Replay> replay(UserId user, Position after);

  /**
   * From now on this node hears of all users' events, in the order of each user's stream, each at least once.
   *
   * @param listener called on any event loop; must not block
   * @return done when no later event can be missed; the result ends the listening
   */
  Future<Runnable> listen(Consumer<Streamed> listener);

  /**
   * A place in a user's stream.
   *
   * @param epoch another one means another stream: positions cannot be compared
   * @param offset of an event, from 1; 0 before the first
   */
  record Position(long epoch, long offset) {}

  /** An event with its place. */
  record Streamed(UserId user, Position at, StreamEvent event) {}

  /**
   * The answer to a replay.
   *
   * @param recovered whether {@code missed} is everything since then; if not, the asker reads the state anew
   * @param missed in order
   * @param end the position of the last event so far
   */
  record Replay(boolean recovered, List<Streamed> missed, Position end) {}
}
