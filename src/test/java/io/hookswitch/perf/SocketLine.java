package io.hookswitch.perf;

import io.vertx.core.Future;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.function.Consumer;

/** Bayeux over a WebSocket. */
final class SocketLine extends WebSocketLine {

  private SocketLine(WebSocket socket) {
    super(socket);
  }

  static Future<SocketLine> open(WebSocketClient client, int port, String cookie, Consumer<JsonObject> heard) {
    WebSocketConnectOptions options = new WebSocketConnectOptions()
      .setHost("127.0.0.1")
      .setPort(port)
      .setURI(PollLine.PATH)
      .addHeader("Cookie", cookie);
    return client.connect(options).map(socket -> {
      socket.textMessageHandler(text -> new JsonArray(text).forEach(message -> heard.accept((JsonObject) message)));
      return new SocketLine(socket);
    });
  }

  @Override
  public void send(JsonObject message) {
    socket.writeTextMessage(new JsonArray().add(message).encode());
  }
}
