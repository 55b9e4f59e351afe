package io.hookswitch.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A WebSocket to the event-bus bridge that can stop reading, and says as much in one frame as it likes. */
final class SlowSocket implements AutoCloseable {

  private final Vertx vertx = Vertx.vertx();
  private final BlockingQueue<JsonObject> heard = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final WebSocket socket;
  private final List<String> said = new CopyOnWriteArrayList<>();

  /** @param pieceBytes what is longer goes in several frames */
  SlowSocket(URI gateway, String path, String user, int pieceBytes) {
    WebSocketClientOptions options = new WebSocketClientOptions().setMaxFrameSize(pieceBytes);
    options.setReceiveBufferSize(4096);
    WebSocketConnectOptions to = new WebSocketConnectOptions()
      .setHost(gateway.getHost())
      .setPort(gateway.getPort())
      .setURI(path)
      .addHeader("Authorization", BridgeSocket.basic(user));
    socket = GatewayHarness.await(vertx.createWebSocketClient(options).connect(to));
    socket.exceptionHandler(broken -> closed.complete(1006));
    socket.closeHandler(gone -> {
      Short code = socket.closeStatusCode();
      closed.complete(code == null ? 1006 : code.intValue());
    });
    socket.textMessageHandler(text -> {
      said.add(text);
      if (text.startsWith("{")) heard.add(new JsonObject(text)); // not what SockJS has put a frame around
    });
  }

  /** The gateway may close it before all of it is there. */
  void say(String frame) {
    socket.writeTextMessage(frame);
  }

  /** Reads nothing any more: neither frames nor, after a while, bytes. */
  void stop() {
    socket.pause();
  }

  void goOn() {
    socket.resume();
  }

  JsonObject heard() {
    try {
      JsonObject next = heard.poll(Patience.LIMIT.toMillis(), TimeUnit.MILLISECONDS);
      if (next == null) throw new AssertionError("nothing is heard");
      Frames.check(next);
      return next;
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }

  /** Waits for the gateway to close it; the code. */
  int closed() {
    return closed.orTimeout(Patience.LIMIT.toMillis(), TimeUnit.MILLISECONDS).join();
  }

  /** With which it was closed. */
  String reason() {
    return socket.closeReason();
  }

  /** All that it was told, as it came. */
  List<String> said() {
    return said;
  }

  @Override
  public void close() {
    GatewayHarness.await(vertx.close());
  }
}
