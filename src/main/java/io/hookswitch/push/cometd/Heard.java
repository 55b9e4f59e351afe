package io.hookswitch.push.cometd;

import io.hookswitch.push.Streams.Position;
import java.util.List;
import org.cometd.bayeux.ChannelId;
import org.cometd.bayeux.server.ServerMessage;

/** An event of a stream, as the sessions of its user get to know it. */
sealed interface Heard {
  Position at();

  /** Events up to here are lost, and nobody knows which. */
  record Hole(Position at) implements Heard {}

  /** One event that takes several messages to say; they share its place. */
  record Several(Position at, List<Rendered> parts) implements Heard {}

  /**
   * An event in the words of the dialect, its JSON made once for all sessions that get it.
   *
   * @param message frozen: nobody changes it any more
   */
  record Rendered(Position at, ChannelId channel, ServerMessage.Mutable message) implements Heard {}
}
