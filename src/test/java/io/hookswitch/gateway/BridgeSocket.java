package io.hookswitch.gateway;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** A WebSocket to the event-bus bridge, without SockJS's framing; every frame it gets is held to {@code asyncapi.yaml}. */
final class BridgeSocket implements AutoCloseable, WebSocket.Listener {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final BlockingQueue<JsonObject> heard = new LinkedBlockingQueue<>();
  private final List<JsonObject> past = new ArrayList<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder text = new StringBuilder();
  private final WebSocket socket;

  private BridgeSocket(URI gateway, Map<String, String> headers) {
    WebSocket.Builder builder = CLIENT.newWebSocketBuilder().connectTimeout(Patience.LIMIT);
    headers.forEach(builder::header);
    URI bridge = URI.create(gateway.toString().replaceFirst("^http", "ws") + "/eventbus/websocket");
    socket = builder.buildAsync(bridge, this).join();
  }

  static BridgeSocket stranger(URI gateway) {
    return new BridgeSocket(gateway, Map.of());
  }

  static BridgeSocket with(URI gateway, Map<String, String> headers) {
    return new BridgeSocket(gateway, headers);
  }

  static BridgeSocket of(URI gateway, String user) {
    return new BridgeSocket(gateway, Map.of("Authorization", basic(user)));
  }

  static String basic(String user) {
    byte[] pair = (user + ":" + Agent.PASSWORD).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  void say(String frame) {
    socket.sendText(frame, true).join();
  }

  /** The gateway may close it meanwhile. */
  boolean trySay(String frame) {
    try {
      say(frame);
      return true;
    } catch (RuntimeException closed) {
      return false;
    }
  }

  void say(JsonObject frame) {
    say(frame.encode());
  }

  void register(String address) {
    say(new JsonObject().put("type", "register").put("address", address));
  }

  void register(String address, JsonObject place) {
    say(new JsonObject().put("type", "register").put("address", address).put("headers", place));
  }

  /** The answer to a request, {@code rec} or {@code err}. */
  JsonObject ask(String address, JsonObject body, JsonObject headers) {
    String reply = UUID.randomUUID().toString();
    say(
      new JsonObject()
        .put("type", "send")
        .put("address", address)
        .put("body", body)
        .put("headers", headers)
        .put("replyAddress", reply)
    );
    return await("the answer of " + address, frame -> reply.equals(frame.getString("address")));
  }

  JsonObject ask(String operation, JsonObject body) {
    return ask("hookswitch.do." + operation, body, new JsonObject());
  }

  /** The next frame of a feed that is no heartbeat. */
  JsonObject next(String address) {
    return await(
      "a frame of " + address,
      frame -> address.equals(frame.getString("address")) && !is(frame, "Heartbeat")
    );
  }

  JsonObject await(String address, String messageType) {
    return await(
      messageType + " of " + address,
      frame -> address.equals(frame.getString("address")) && is(frame, messageType)
    );
  }

  /** The next error that no address is named with. */
  JsonObject error() {
    return await("an error", frame -> frame.getString("type").equals("err") && !frame.containsKey("address"));
  }

  JsonObject await(String what, Predicate<JsonObject> wanted) {
    for (JsonObject known : past) {
      if (wanted.test(known)) {
        past.remove(known);
        return known;
      }
    }
    long deadline = System.nanoTime() + Patience.LIMIT.toNanos();
    try {
      while (true) {
        JsonObject next = heard.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (next == null) throw new AssertionError(
          "expected within " + Patience.LIMIT + ": " + what + ", seen: " + past
        );
        Frames.check(next);
        if (wanted.test(next)) return next;
        past.add(next);
      }
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }

  /** What came and was not asked for, heartbeats left out. */
  List<JsonObject> rest() {
    List<JsonObject> some = new ArrayList<>(past);
    heard.drainTo(some);
    some.forEach(Frames::check);
    return some
      .stream()
      .filter(frame -> !is(frame, "Heartbeat"))
      .toList();
  }

  /** Waits for the gateway to close it; the code. */
  int closed() {
    try {
      return closed.get(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException open) {
      throw new AssertionError("the socket is open still; seen: " + rest(), open);
    } catch (Exception broken) {
      throw new AssertionError(broken);
    }
  }

  boolean isOpen() {
    return !closed.isDone();
  }

  private static boolean is(JsonObject frame, String messageType) {
    return frame.getValue("body") instanceof JsonObject body && messageType.equals(body.getString("messageType"));
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
    text.append(part);
    if (last) {
      heard.add(new JsonObject(text.toString()));
      text.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closed.complete(code);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable broken) {
    closed.complete(1006);
  }

  @Override
  public void close() {
    socket.abort();
  }
}
