package io.hookswitch.coldstart;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

/** One user's requests, to one node or another. */
final class Api {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<URI> nodes;
  private final String login;
  private String session;
  private String browser;
  private int turn;

  /** @param login name and password, with a colon between them */
  Api(List<URI> nodes, String login) {
    this.nodes = nodes;
    this.login = "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
  }

  /** @param status 0 when nobody knows whether it was done */
  record Reply(int status, String body) {
    JsonObject json() {
      if (status != 200) throw new IllegalStateException(status + " " + body);
      return new JsonObject(body);
    }
  }

  Reply get(String path) {
    return send(request(path).GET());
  }

  Reply post(String path, JsonObject body) {
    return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body.encode())));
  }

  /** @param key so that it is done once, however often it is sent */
  Reply post(String path, JsonObject body, String key) {
    return send(request(path).header("Idempotency-Key", key).POST(HttpRequest.BodyPublishers.ofString(body.encode())));
  }

  /** The answer to a message of CometD, at the first node; no session of HTTP is used. */
  private JsonObject bayeux(JsonObject message) {
    HttpRequest.Builder request = HttpRequest.newBuilder(nodes.getFirst().resolve("/api/v2/notifications"))
      .timeout(PATIENCE)
      .header("Content-Type", "application/json")
      .header("Authorization", login)
      .POST(HttpRequest.BodyPublishers.ofString(new JsonArray().add(message).encode()));
    if (browser != null) request.header("Cookie", browser);
    try {
      HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) throw new IllegalStateException(answer.statusCode() + " " + answer.body());
      for (String cookie : answer.headers().allValues("set-cookie")) {
        if (cookie.startsWith("BAYEUX")) browser = cookie.split(";")[0];
      }
      // What was missed may come before it.
      return new JsonArray(answer.body())
        .stream()
        .map(JsonObject.class::cast)
        .filter(one -> one.getString("channel").equals(message.getString("channel")))
        .findFirst()
        .orElseThrow();
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /**
   * Subscribes to all of the user's topics.
   *
   * @param after the place up to which all is known, {@code null} for none
   * @return where the stream is, and whether what was missed has come
   */
  JsonObject subscribe(JsonObject after) {
    JsonObject handshake = bayeux(
      new JsonObject()
        .put("channel", "/meta/handshake")
        .put("version", "1.0")
        .put("supportedConnectionTypes", new JsonArray().add("long-polling"))
    );
    JsonObject subscribe = new JsonObject()
      .put("channel", "/meta/subscribe")
      .put("clientId", handshake.getString("clientId"))
      .put("subscription", "/v2/me/*");
    if (after != null) {
      JsonObject known = new JsonObject().put("epoch", after.getString("epoch")).put("offset", after.getLong("offset"));
      subscribe.put("ext", new JsonObject().put("hookswitch", known));
    }
    JsonObject reply = bayeux(subscribe);
    if (!reply.getBoolean("successful")) throw new IllegalStateException(reply.encode());
    return reply.getJsonObject("ext").getJsonObject("hookswitch");
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(nodes.get(turn++ % nodes.size()).resolve(path))
      .timeout(PATIENCE)
      .header("Content-Type", "application/json");
    return session == null ? request.header("Authorization", login) : request.header("Cookie", session);
  }

  private Reply send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      answer
        .headers()
        .firstValue("set-cookie")
        .ifPresent(cookie -> session = cookie.split(";")[0]);
      return new Reply(answer.statusCode(), answer.body());
    } catch (IOException lost) {
      return new Reply(0, lost.toString());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Reply(0, stopped.toString());
    }
  }

  /** Sessions are gone with the nodes. */
  void loggedOut() {
    session = null;
    browser = null;
  }
}
