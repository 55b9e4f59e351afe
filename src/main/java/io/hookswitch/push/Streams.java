package io.hookswitch.push;

import io.hookswitch.call.UserId;
import io.vertx.core.Future;
import java.util.List;

/**
 * The door to the users' event streams: every user has one, ordered, with a position for each event, kept by the cluster
 * for a while so that whoever was away gets what it missed.
 */
public interface Streams {
  /**
   * Adds an event at the end of a user's stream.
   *
   * @return done when the event has its position and is kept; events of one caller are added in the order of its calls.
   *     Failed when the owner of the stream could not be reached for long, or too many events of the user wait for it:
   *     then the event is lost, and a {@link StreamEvent.Gap} in its place begins a new epoch
   */
  Future<Position> append(UserId user, StreamEvent event);

  /**
   * What a user missed. Whoever reads the state anew asks where the stream is <em>before</em> it reads the state, and goes
   * on from there: events between the two are then seen twice, once in the state, and none is missed.
   *
   * @param after the last position that was seen; {@code null} for none, which only asks where the stream is
   */
  Future<Replay> replay(UserId user, Position after);

  /**
   * From now on the listener hears of the events of those whom it follows, in the order of each user's stream, each at least
   * once. What a node missed is fetched before anything later is delivered; where that is not possible any more, a {@link
   * StreamEvent.Gap} stands at the position of the last event that is missing. The first event of another epoch says by its
   * position that another stream has begun.
   *
   * @return done when no later event can be missed; the result ends the listening
   */
  Future<Runnable> listen(Ear ear);

  /** Somebody on this node who hears of events; called on any event loop, must not block. */
  interface Ear {
    /**
     * Whether it wants to hear of this user's events. Whoever begins to follow asks for the {@link #replay} after that: what
     * came before is not brought, and when nodes are lost nobody is asked for it.
     */
    boolean follows(UserId user);

    void hear(Streamed event);
  }

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
