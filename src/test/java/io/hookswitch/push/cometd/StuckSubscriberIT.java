package io.hookswitch.push.cometd;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.config.CometDConfig;
import io.hookswitch.north.Counter;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A subscriber that stops reading is cut off when its queue is full; its neighbour on the same node hears everything. */
class StuckSubscriberIT {

  private static final CometDConfig CONFIG = new CometDConfig(
    Duration.ofSeconds(20),
    Duration.ofSeconds(15),
    100,
    64 * 1024,
    4,
    16
  );
  private static final String CALLS = "/v2/me/calls";

  private final Vertx vertx = Vertx.vertx();
  private final WebSocketClient webSockets = vertx.createWebSocketClient();
  private final Counter counter = new Counter();
  private Counter.Desk desk;

  @BeforeEach
  void open() {
    desk = counter.open(CONFIG);
  }

  @AfterEach
  void close() {
    await(vertx.close());
    counter.close();
  }

  /** A Bayeux client by hand, so that it can stop reading. */
  private final class Line {

    private final WebSocket socket;
    private final BlockingQueue<JsonObject> heard = new LinkedBlockingQueue<>();

    Line(String user) {
      String[] cookie = counter.cookie(user).split(": ");
      WebSocketConnectOptions options = new WebSocketConnectOptions()
        .setHost("127.0.0.1")
        .setPort(desk.port())
        .setURI("/api/v2/notifications")
        .addHeader(cookie[0], cookie[1]);
      socket = await(webSockets.connect(options));
      socket.textMessageHandler(text -> new JsonArray(text).forEach(message -> heard.add((JsonObject) message)));
      JsonObject hello = ask(
        new JsonObject()
          .put("channel", "/meta/handshake")
          .put("version", "1.0")
          .put("supportedConnectionTypes", new JsonArray().add("websocket"))
      );
      JsonObject mine = new JsonObject().put("clientId", hello.getString("clientId"));
      ask(mine.copy().put("channel", "/meta/subscribe").put("subscription", CALLS));
      ask(
        mine
          .copy()
          .put("channel", "/meta/connect")
          .put("connectionType", "websocket")
          .put("advice", new JsonObject().put("timeout", 0))
      );
      await(socket.writeTextMessage(poll(mine).encode()));
    }

    private static JsonArray poll(JsonObject mine) {
      return new JsonArray().add(
        mine.copy().put("channel", "/meta/connect").put("connectionType", "websocket").put("id", "9")
      );
    }

    private JsonObject ask(JsonObject message) {
      await(socket.writeTextMessage(new JsonArray().add(message.put("id", "1")).encode()));
      JsonObject reply = next();
      assertThat(reply.getBoolean("successful")).as(reply.encode()).isTrue();
      return reply;
    }

    JsonObject next() {
      try {
        JsonObject next = heard.poll(20, TimeUnit.SECONDS);
        assertThat(next).as("the next message").isNotNull();
        return next;
      } catch (InterruptedException stopped) {
        throw new AssertionError(stopped);
      }
    }
  }

  @Test
  void itIsCutOffAndItsNeighbourHearsEverything() {
    Line stuck = new Line("agent1");
    Line neighbour = new Line("agent2");
    assertThat(desk.server().sessions()).isEqualTo(2);
    stuck.socket.pause();
    int said = 0;
    // What fits into the buffers of two TCP ends is unknown, but finite.
    while (desk.server().sessions() == 2 && said < 2_000_000) {
      said++;
      counter.say("agent1", CALLS, said);
      if (said % 100 == 0) {
        counter.say("agent2", CALLS, said / 100);
        assertThat(neighbour.next().getJsonObject("data").getInteger("n")).isEqualTo(said / 100);
      }
    }
    assertThat(desk.server().sessions()).as("sessions after %d messages", said).isEqualTo(1);
    Future<Void> closed = Future.future(done -> stuck.socket.closeHandler(done::complete));
    stuck.socket.resume();
    await(closed);
    counter.say("agent2", CALLS, -1);
    assertThat(neighbour.next().getJsonObject("data").getInteger("n")).isEqualTo(-1);
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
  }
}
