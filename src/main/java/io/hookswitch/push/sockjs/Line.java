package io.hookswitch.push.sockjs;

import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.Future;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.ext.web.handler.sockjs.SockJSSocket;

/** What is written to one socket, bounded: a client that does not read loses it. */
final class Line {

  /** How long a client has to take the farewell before its connection is cut. */
  private static final long GRACE_MS = 1000;

  private final SockJSSocket socket;
  private final int most;
  private final int mostBytes;
  /** Changed on the event loop of the socket only; read elsewhere by those who look at the node. */
  private volatile int waiting;
  private long waitingBytes;
  private boolean closed;

  /**
   * @param most how many frames may wait to be written
   * @param mostBytes and how much they may be; a frame that is larger is written where none waits
   */
  Line(SockJSSocket socket, int most, int mostBytes) {
    this.socket = socket;
    this.most = most;
    this.mostBytes = mostBytes;
  }

  void say(String frame) {
    if (closed) return;
    boolean full = waiting >= most || (waiting > 0 && waitingBytes + frame.length() > mostBytes);
    if (full) close(Closing.TOO_SLOW);
    else write(frame);
  }

  private Future<Void> write(String frame) {
    waiting = waiting + 1;
    waitingBytes += frame.length();
    return socket.write(frame).onComplete(written -> {
      waiting = waiting - 1;
      waitingBytes -= frame.length();
    });
  }

  /** Frames that the client has not taken. */
  int waiting() {
    return waiting;
  }

  boolean isClosed() {
    return closed;
  }

  /** The client is gone. */
  void lost() {
    closed = true;
  }

  /** Says why, as an error too: SockJS clients do not get to see a code. Also ends a connection that nobody reads. */
  void close(Closing why) {
    if (closed) return;
    closed = true;
    // SockJS throws away what it has not written when it is closed.
    Future<Void> said = why == Closing.TOO_SLOW ? Future.succeededFuture() : write(Words.farewell(why));
    HttpConnection connection = socket.routingContext().request().connection();
    socket
      .routingContext()
      .vertx()
      .setTimer(GRACE_MS, late -> cut(connection));
    said.onComplete(done -> socket.close(why.code, why.reason));
  }

  /** A close waits until the client has read what was written before, and who does not read never will: past all who wait. */
  private static void cut(HttpConnection connection) {
    if (!(connection instanceof HttpServerConnection known)) {
      connection.close();
      return;
    }
    // None when it has been closed meanwhile.
    ChannelHandlerContext first = known.channelHandlerContext().pipeline().firstContext();
    if (first != null) first.close();
  }
}
