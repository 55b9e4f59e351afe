package io.hookswitch.perf;

import io.vertx.core.json.JsonObject;

/** What Bayeux messages of one client travel over. What comes back goes to the listener that the maker got. */
public sealed interface Line permits WebSocketLine, PollLine {
  enum Kind {
    /** Long-polling. */
    POLLS,
    /** Bayeux over a WebSocket. */
    SOCKET,
    /** No Bayeux: a plain SockJS bridge of the event bus. */
    BRIDGE,
  }

  /** The transport, as Bayeux names it. */
  String type();

  void send(JsonObject message);

  /** From now on the client is stuck: takes nothing off the line, and asks for nothing. */
  void stall();

  /** It reads on. */
  void resume();

  void close();
}
