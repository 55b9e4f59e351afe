package io.hookswitch.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A WebSocket to the event-bus bridge that says as much in one frame as it likes. */
final class SlowSocket implements AutoCloseable {

  private final Vertx vertx = Vertx.vertx();
  // Kept: a client to whom nothing leads any more is closed together with its connections, when its memory is wanted.
  private final WebSocketClient client;
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
    client = vertx.createWebSocketClient(options);
    socket = GatewayHarness.await(client.connect(to));
    socket.exceptionHandler(broken -> closed.complete(1006));
    socket.closeHandler(gone -> {
      Short code = socket.closeStatusCode();
      closed.complete(code == null ? 1006 : code.intValue());
    });
    socket.textMessageHandler(said::add);
  }

  /** The gateway may close it before all of it is there. */
  void say(String frame) {
    socket.writeTextMessage(frame);
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
    GatewayHarness.await(client.close().eventually(vertx::close));
  }
}
