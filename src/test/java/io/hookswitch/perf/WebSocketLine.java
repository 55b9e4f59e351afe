package io.hookswitch.perf;

import io.vertx.core.http.WebSocket;

/** Whatever is said on a WebSocket. */
abstract sealed class WebSocketLine implements Line permits SocketLine, BridgeLine {

  final WebSocket socket;

  WebSocketLine(WebSocket socket) {
    this.socket = socket;
  }

  @Override
  public final String type() {
    return "websocket";
  }

  /** Nothing is read from the TCP connection any more, until its buffers are full at both ends. */
  @Override
  public final void stall() {
    socket.pause();
  }

  @Override
  public final void resume() {
    socket.resume();
  }

  @Override
  public final void close() {
    socket.close();
  }
}
