package io.hookswitch.chaos;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A subscriber as docs/clients.md tells it to be: polls, goes to another node when one does not answer, and goes on from
 * the place of the last message. On a virtual thread of its own.
 */
final class Follower {

  private static final String PATH = "/api/v2/notifications";
  /** The nodes of a run answer a poll after 5 s at the latest. */
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final Desk desk;
  private final Supplier<URI> nodes;
  private final Notebook notebook;
  private volatile boolean over;
  private URI node;
  private String session;
  private JsonObject place;
  private long acknowledged = -1;

  Follower(Desk desk, Supplier<URI> nodes, Notebook notebook) {
    this.desk = desk;
    this.nodes = nodes;
    this.notebook = notebook;
  }

  /** Returns when it has been told to. */
  void run() {
    while (!over) {
      if (session == null && !begin()) {
        notebook.clock().pass(Duration.ofMillis(300));
        continue;
      }
      JsonObject ack = new JsonObject().put("ack", acknowledged);
      hear(send(mine("/meta/connect").put("connectionType", "long-polling").put("ext", ack)));
    }
  }

  void end() {
    over = true;
  }

  private boolean begin() {
    node = nodes.get();
    acknowledged = -1;
    JsonObject handshake = new JsonObject()
      .put("channel", "/meta/handshake")
      .put("version", "1.0")
      .put("supportedConnectionTypes", new JsonArray().add("long-polling"))
      .put("ext", new JsonObject().put("ack", true));
    hear(send(handshake));
    if (session == null) return false;
    JsonObject subscribe = mine("/meta/subscribe").put("subscription", "/v2/me/*");
    if (place != null) subscribe.put("ext", new JsonObject().put("hookswitch", place));
    hear(send(subscribe));
    return session != null;
  }

  private JsonArray send(JsonObject message) {
    Line.Answer answer = desk.line().send(node, PATH, new JsonArray().add(message).encode(), PATIENCE);
    if (answer.status() == 200) return new JsonArray(answer.body());
    session = null;
    notebook.remarks().add(now() + " subscriber " + desk.user() + ": " + message.getString("channel") + " " + answer);
    return new JsonArray();
  }

  private void hear(JsonArray messages) {
    List<JsonObject> all = messages.stream().map(JsonObject.class::cast).toList();
    // Events may lie before the reply that they follow.
    all
      .stream()
      .filter(one -> one.getString("channel").equals("/meta/subscribe"))
      .forEach(this::joined);
    all
      .stream()
      .filter(one -> !one.getString("channel").startsWith("/meta/"))
      .forEach(this::event);
    all
      .stream()
      .filter(one -> one.getString("channel").startsWith("/meta/"))
      .forEach(reply -> {
        if (!reply.getBoolean("successful", false)) {
          session = null;
          notebook.remarks().add(now() + " subscriber " + desk.user() + " was told " + reply);
        } else if (reply.getString("channel").equals("/meta/handshake")) {
          session = reply.getString("clientId");
        } else {
          acknowledged = reply.getJsonObject("ext", new JsonObject()).getLong("ack", acknowledged);
        }
        String advice = reply.getJsonObject("advice", new JsonObject()).getString("reconnect", "retry");
        if (!advice.equals("retry") && !reply.getString("channel").equals("/meta/handshake")) session = null;
      });
  }

  private void joined(JsonObject reply) {
    if (!reply.getBoolean("successful", false)) return;
    JsonObject at = reply.getJsonObject("ext").getJsonObject("hookswitch");
    boolean recovered = at.getBoolean("recovered");
    notebook.heard().add(new Heard.Joined(desk.user(), now(), recovered, epoch(at), at.getLong("offset")));
    if (!recovered) place = new JsonObject().put("epoch", at.getValue("epoch")).put("offset", at.getValue("offset"));
  }

  private void event(JsonObject message) {
    JsonObject at = message.getJsonObject("ext").getJsonObject("hookswitch");
    JsonObject call = message.getJsonObject("data").getJsonObject("call");
    long number = call == null ? 0 : Long.parseLong(call.getString("connId"), 16);
    var slots = call == null ? Map.<Integer, Long>of() : Desk.slots(call);
    notebook.heard().add(new Heard.Event(desk.user(), now(), epoch(at), at.getLong("offset"), number, slots));
    place = at;
  }

  private static long epoch(JsonObject place) {
    return Long.parseLong(place.getValue("epoch").toString());
  }

  private JsonObject mine(String channel) {
    return new JsonObject().put("channel", channel).put("clientId", session).put("id", "1");
  }

  private long now() {
    return notebook.clock().now();
  }
}
