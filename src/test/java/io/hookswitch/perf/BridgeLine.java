package io.hookswitch.perf;

import io.vertx.core.Future;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.json.JsonObject;
import java.util.function.Consumer;

/**
 * An address of an event bus over the WebSocket of its SockJS bridge, for a listener that expects Bayeux: what it asks for is
 * translated here, and what Bayeux alone has is answered here.
 */
public final class BridgeLine extends WebSocketLine {

  /** Where the bridge's bus says again what it hears. */
  public static final String ECHO = "echo";

  private static final String PATH = "/eventbus/websocket";

  private final String address;
  private final Consumer<JsonObject> heard;
  private JsonObject subscribing;

  private BridgeLine(WebSocket socket, String address, Consumer<JsonObject> heard) {
    super(socket);
    this.address = address;
    this.heard = heard;
    // What the bridge says comes as bytes, and as text where it repeats a client's.
    socket.textMessageHandler(text -> take(new JsonObject(text)));
    socket.binaryMessageHandler(bytes -> take(bytes.toJsonObject()));
  }

  /** @param address at which everything is published that the listener is to hear */
  static Future<BridgeLine> open(WebSocketClient client, int port, String address, Consumer<JsonObject> heard) {
    return client.connect(port, "127.0.0.1", PATH).map(socket -> new BridgeLine(socket, address, heard));
  }

  @Override
  public void send(JsonObject message) {
    switch (message.getString("channel")) {
      case "/meta/handshake" -> heard.accept(done(message).put("clientId", address));
      case "/meta/subscribe" -> {
        subscribing = message;
        tell(new JsonObject().put("type", "register").put("address", address));
        // Nothing says that it has registered; what comes after that is answered.
        tell(new JsonObject().put("type", "send").put("address", ECHO).put("replyAddress", ECHO).put("body", ECHO));
      }
      case "/meta/disconnect" -> heard.accept(done(message));
      // Whatever comes is told without being asked for.
      default -> {
      }
    }
  }

  private void tell(JsonObject frame) {
    socket.writeTextMessage(frame.encode());
  }

  private void take(JsonObject frame) {
    if (!frame.getString("type").equals("rec")) throw new IllegalStateException("the bridge said " + frame.encode());
    if (frame.getString("address").equals(ECHO)) heard.accept(done(subscribing));
    else heard.accept(new JsonObject().put("channel", "/v2/me/calls").put("data", frame.getJsonObject("body")));
  }

  private static JsonObject done(JsonObject message) {
    return new JsonObject().put("channel", message.getString("channel")).put("successful", true);
  }
}
