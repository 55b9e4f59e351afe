package io.hookswitch.perf;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** A Bayeux session that follows a user's calls, by hand, so that it can get stuck. Lives on one event loop. */
final class Subscription {

  private final Vertx vertx;
  private final Consumer<JsonObject> news;
  private final Consumer<String> mistakes;
  private final Promise<Void> begun = Promise.promise();
  private final Promise<Void> ended = Promise.promise();
  private Line line;
  private String clientId;
  private boolean over;

  /**
   * @param news gets the notifications
   * @param mistakes gets what the gateway should not have done
   */
  Subscription(Vertx vertx, Consumer<JsonObject> news, Consumer<String> mistakes) {
    this.vertx = vertx;
    this.news = news;
    this.mistakes = mistakes;
  }

  /** @return done when every later event comes */
  Future<Void> begin(Function<Consumer<JsonObject>, Future<? extends Line>> open) {
    open
      .apply(this::heard)
      .onFailure(begun::tryFail)
      .onSuccess(opened -> {
        line = opened;
        line.send(
          new JsonObject()
            .put("channel", "/meta/handshake")
            .put("version", "1.0")
            .put("supportedConnectionTypes", new JsonArray().add(line.type()))
        );
      });
    return begun.future();
  }

  private void heard(JsonObject message) {
    String channel = message.getString("channel");
    if (channel.equals("/meta/disconnect")) ended.tryComplete();
    if (over) return;
    if (!channel.startsWith("/meta/")) {
      news.accept(message);
    } else if (!message.getBoolean("successful")) {
      begun.tryFail(message.encode());
      mistakes.accept("a session was ended: " + message.encode());
    } else {
      switch (channel) {
        case "/meta/handshake" -> {
          clientId = message.getString("clientId");
          line.send(mine("/meta/subscribe").put("subscription", "/v2/me/calls"));
        }
        case "/meta/subscribe" -> {
          poll();
          begun.tryComplete();
        }
        case "/meta/connect" -> connected(message.getJsonObject("advice", new JsonObject()));
        default -> mistakes.accept("not asked for: " + message.encode());
      }
    }
  }

  /** The next poll comes only after the answer to the one before. */
  private void connected(JsonObject advice) {
    if (!advice.getString("reconnect", "retry").equals("retry")) mistakes.accept("sent away: " + advice.encode());
    long interval = advice.getLong("interval", 0L);
    if (interval > 0) vertx.setTimer(interval, later -> poll());
    else poll();
  }

  private void poll() {
    if (!over) line.send(mine("/meta/connect").put("connectionType", line.type()));
  }

  private JsonObject mine(String channel) {
    return new JsonObject().put("channel", channel).put("clientId", clientId).put("id", "1");
  }

  /** Asks for more as a client does that comes back over a new line; gives the reply. */
  Future<JsonObject> comeBack(Function<Consumer<JsonObject>, Future<? extends Line>> open) {
    Promise<JsonObject> reply = Promise.promise();
    open
      .apply(reply::tryComplete)
      .onFailure(reply::tryFail)
      .onSuccess(again -> {
        again.send(mine("/meta/connect").put("connectionType", again.type()));
        reply.future().onComplete(come -> again.close());
      });
    return reply.future();
  }

  void stall() {
    line.stall();
  }

  /** Nothing that comes from now on counts. */
  void ignore() {
    over = true;
  }

  /** Ends the session; what still lies on the line is read first. */
  Future<Void> end() {
    over = true;
    line.resume();
    line.send(mine("/meta/disconnect"));
    return ended.future().timeout(5, TimeUnit.SECONDS).eventually(this::close);
  }

  Future<Void> close() {
    over = true;
    line.close();
    return Future.succeededFuture();
  }
}
