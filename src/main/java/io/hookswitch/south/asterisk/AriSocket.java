package io.hookswitch.south.asterisk;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The line on which Asterisk reports; opened again, with growing patience, whenever it has broken. */
final class AriSocket {

  private static final Logger LOG = LoggerFactory.getLogger(AriSocket.class);

  private static final int LARGEST_EVENT = 1 << 20;
  private static final int SHOWN = 200;
  private static final long FIRST_PAUSE = 200;
  private static final long LONGEST_PAUSE = 5_000;
  private static final long PING_EVERY = 5_000;

  private final Vertx vertx;
  private final Context home;
  private final Access access;
  private final WebSocketClient client;
  private final Consumer<JsonObject> events;
  private final Runnable opened;
  private WebSocket socket;
  private boolean wanted;
  private boolean heard;
  private boolean replaced;
  private long pause = FIRST_PAUSE;
  private long pings = -1;
  private volatile boolean up;

  /**
   * @param home where everything happens
   * @param opened told each time the line is there: what happened before was not heard
   */
  AriSocket(Vertx vertx, Context home, Access access, Consumer<JsonObject> events, Runnable opened) {
    this.vertx = vertx;
    this.home = home;
    this.access = access;
    this.events = events;
    this.opened = opened;
    client = vertx.createWebSocketClient(
      new WebSocketClientOptions().setMaxFrameSize(LARGEST_EVENT).setMaxMessageSize(LARGEST_EVENT)
    );
  }

  /** Done with the first line; failed when there is none, and then it goes on trying. */
  Future<Void> open() {
    wanted = true;
    return connect();
  }

  boolean up() {
    return up;
  }

  private Future<Void> connect() {
    return client
      .connect(access.events())
      .onSuccess(line -> home.runOnContext(here -> begin(line)))
      .onFailure(down -> home.runOnContext(here -> again(down.getMessage())))
      .mapEmpty();
  }

  private void begin(WebSocket line) {
    if (!wanted) {
      line.close();
      return;
    }
    socket = line;
    up = true;
    heard = true;
    line.textMessageHandler(text -> home.runOnContext(here -> take(text)));
    line.pongHandler(pong -> home.runOnContext(here -> heard = true));
    line.exceptionHandler(broken -> LOG.debug("the line to Asterisk has failed", broken));
    line.closeHandler(closed -> home.runOnContext(here -> end(line)));
    pings = vertx.setPeriodic(PING_EVERY, due -> home.runOnContext(here -> ping(line)));
    LOG.info("Asterisk reports to the application {}", access.app());
    pause = FIRST_PAUSE;
    opened.run();
  }

  /** A line that says nothing for two pings is dead, whatever TCP believes. */
  private void ping(WebSocket line) {
    if (socket != line) return;
    if (!heard) {
      LOG.warn("Asterisk does not answer on its line any more");
      line.shutdown(1, java.util.concurrent.TimeUnit.SECONDS);
      end(line);
      return;
    }
    heard = false;
    line.writePing(Buffer.buffer("hookswitch"));
  }

  private void end(WebSocket line) {
    if (socket != line) return;
    socket = null;
    up = false;
    vertx.cancelTimer(pings);
    if (replaced) pause = LONGEST_PAUSE;
    replaced = false;
    again("it was closed");
  }

  private void again(String why) {
    if (!wanted) return;
    LOG.warn("no line to Asterisk, next try in {} ms: {}", pause, why);
    vertx.setTimer(pause, due ->
      home.runOnContext(here -> {
        if (wanted && socket == null) connect();
      })
    );
    pause = Math.min(LONGEST_PAUSE, pause * 2);
  }

  private void take(String text) {
    heard = true;
    try {
      JsonObject event = new JsonObject(text);
      if ("ApplicationReplaced".equals(event.getString("type"))) {
        replaced = true;
        LOG.error(
          "another node has taken the application {}: each node needs its own switch.asterisk.app",
          access.app()
        );
        return;
      }
      events.accept(event);
    } catch (DecodeException odd) {
      LOG.warn("Asterisk has sent something that is no JSON: {}", odd.getMessage());
    } catch (RuntimeException bug) {
      LOG.error("an event of Asterisk could not be taken: {}", text.substring(0, Math.min(SHOWN, text.length())), bug);
    }
  }

  Future<Void> close() {
    wanted = false;
    up = false;
    if (pings >= 0) vertx.cancelTimer(pings);
    return client.close();
  }
}
