package io.hookswitch.push.cometd;

import io.vertx.core.http.ServerWebSocket;
import org.cometd.bayeux.Promise;
import org.cometd.bayeux.server.ServerSession;
import org.cometd.server.BayeuxServerImpl;
import org.cometd.server.websocket.common.AbstractWebSocketEndPoint;
import org.cometd.server.websocket.common.AbstractWebSocketTransport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Bayeux over WebSockets of Vert.x. */
final class WebSocketTransport extends AbstractWebSocketTransport {

  private static final Logger LOG = LoggerFactory.getLogger(WebSocketTransport.class);

  private static final short TOO_BIG = 1009;
  private static final short FAILED = 1011;

  WebSocketTransport(BayeuxServerImpl bayeux) {
    super(bayeux);
  }

  /** Serves a socket until it closes. To be called on its event loop. */
  void open(ServerWebSocket socket, RequestContext context) {
    EndPoint endPoint = new EndPoint(this, socket, context);
    socket.textMessageHandler(text -> {
      if (text.length() > getMaxMessageSize()) endPoint.close(TOO_BIG, "message larger than " + getMaxMessageSize());
      else endPoint.received(text);
    });
    socket.closeHandler(closed -> endPoint.onClose(code(socket), "closed"));
    socket.exceptionHandler(endPoint::onError);
  }

  private static int code(ServerWebSocket socket) {
    Short code = socket.closeStatusCode();
    return code == null ? FAILED : code;
  }

  /** One socket. Reads the next message when the one before is answered. */
  static final class EndPoint extends AbstractWebSocketEndPoint {

    private final ServerWebSocket socket;
    private final RequestContext context;

    private EndPoint(WebSocketTransport transport, ServerWebSocket socket, RequestContext context) {
      super(transport, context);
      this.socket = socket;
      this.context = context;
    }

    private void received(String text) {
      socket.pause();
      onMessage(
        text,
        Promise.from(
          done -> socket.resume(),
          failure -> {
            LOG.debug("a message of {} failed", context.visitor().user(), failure);
            close(FAILED, "message could not be processed");
          }
        )
      );
    }

    /** The promise is kept when the socket has taken the bytes; CometD writes no more until then. */
    @Override
    protected void send(ServerSession session, String data, Promise<Void> promise) {
      socket.writeTextMessage(data).onSuccess(promise::succeed).onFailure(promise::fail);
    }

    /** Never waits: a client that does not read does not read that it is closed either, and is cut after a while. */
    @Override
    public void close(int code, String reason) {
      context.context().runOnContext(now -> socket.close((short) code, reason.length() > 100 ? "failed" : reason));
    }
  }
}
