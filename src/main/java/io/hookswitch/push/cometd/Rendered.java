package io.hookswitch.push.cometd;

import io.hookswitch.push.Streams.Position;
import org.cometd.bayeux.ChannelId;
import org.cometd.bayeux.server.ServerMessage;

/**
 * An event in the words of the dialect, its JSON made once for all sessions that get it.
 *
 * @param message frozen: nobody changes it any more
 */
record Rendered(Position at, ChannelId channel, ServerMessage.Mutable message) {}
