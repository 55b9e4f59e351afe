package io.hookswitch.south.asterisk;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Asterisk's REST interface, as much of it as is needed. A request fails with {@link AriException} when Asterisk has said
 * no, with anything else when it has not answered.
 */
final class Ari {

  /** Of a channel: which party of which call it is; shown in lists when ari.conf says {@code channelvars}. */
  static final String PARTY = "HOOKSWITCH_PARTY";

  /** Requests that Asterisk has not answered yet; whoever comes then is told so, instead of waiting for all of them. */
  static final int MOST_REQUESTS = 1_000;
  private static final int CONNECTIONS = 16;
  private static final int LONGEST_WORDS = 200;
  private static final int OK = 200;
  private static final int REDIRECT = 300;

  private final HttpClient client;
  private final Access access;
  private final AtomicInteger requests = new AtomicInteger();

  Ari(Vertx vertx, Access access) {
    this.client = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    this.access = access;
  }

  /**
   * Calls a phone. It comes to the application when it is picked up.
   *
   * @param caller the number that the phone shows
   */
  Future<Void> originate(String channel, String endpoint, String caller, JsonObject variables) {
    Map<String, String> query = Map.of(
      "endpoint",
      endpoint,
      "app",
      access.app(),
      "callerId",
      caller,
      "timeout",
      Long.toString(Math.max(1, access.config().ringTimeout().toSeconds()))
    );
    JsonObject body = new JsonObject().put("variables", variables);
    return ask(HttpMethod.POST, "/channels/" + Access.escaped(channel), query, body)
      .<Void>mapEmpty()
      .recover(no -> conflict(no) ? Future.succeededFuture() : Future.failedFuture(no));
  }

  Future<Void> answer(String channel) {
    return post("/channels/" + Access.escaped(channel) + "/answer", Map.of());
  }

  /** Done also when the channel was gone already; then false. */
  Future<Boolean> hangUp(String channel, String reason) {
    return ask(HttpMethod.DELETE, "/channels/" + Access.escaped(channel), Map.of("reason", reason), null)
      .map(true)
      .recover(no -> unknown(no) ? Future.succeededFuture(false) : Future.failedFuture(no));
  }

  Future<Void> ringback(String channel, boolean on) {
    return turn("/channels/" + Access.escaped(channel) + "/ring", on, Map.of());
  }

  Future<Void> mute(String channel, boolean on) {
    return turn("/channels/" + Access.escaped(channel) + "/mute", on, Map.of("direction", "in"));
  }

  Future<Void> digits(String channel, String digits) {
    return post("/channels/" + Access.escaped(channel) + "/dtmf", Map.of("dtmf", digits));
  }

  Future<Void> name(String channel, String party) {
    return post("/channels/" + Access.escaped(channel) + "/variable", Map.of("variable", PARTY, "value", party));
  }

  /** From whichever application has it to this node's. */
  Future<Void> move(String channel) {
    return post("/channels/" + Access.escaped(channel) + "/move", Map.of("app", access.app()));
  }

  /**
   * Hears how the channel ends. Of a channel that this node has called that is heard anyway; of another only until it leaves
   * the application, which is before its end.
   */
  Future<Void> follow(String channel) {
    String path = "/applications/" + Access.escaped(access.app()) + "/subscription";
    return post(path, Map.of("eventSource", "channel:" + channel));
  }

  Future<Void> bridge(String bridge) {
    return post("/bridges/" + Access.escaped(bridge), Map.of("type", "mixing,dtmf_events"));
  }

  Future<Void> removeBridge(String bridge) {
    return ask(HttpMethod.DELETE, "/bridges/" + Access.escaped(bridge), Map.of(), null)
      .<Void>mapEmpty()
      .recover(no -> unknown(no) ? Future.succeededFuture() : Future.failedFuture(no));
  }

  Future<Void> enter(String bridge, String channel) {
    return post("/bridges/" + Access.escaped(bridge) + "/addChannel", Map.of("channel", channel));
  }

  Future<Void> leave(String bridge, String channel) {
    return post("/bridges/" + Access.escaped(bridge) + "/removeChannel", Map.of("channel", channel));
  }

  Future<Void> music(String bridge, boolean on) {
    return turn("/bridges/" + Access.escaped(bridge) + "/moh", on, Map.of());
  }

  /** The channels that there are, of whomever. */
  Future<List<JsonObject>> channels() {
    return ask(HttpMethod.GET, "/channels", Map.of(), null).map(body -> objects(new JsonArray(body)));
  }

  Future<List<JsonObject>> bridges() {
    return ask(HttpMethod.GET, "/bridges", Map.of(), null).map(body -> objects(new JsonArray(body)));
  }

  /** Whether the channel exists. */
  Future<Boolean> exists(String channel) {
    return ask(HttpMethod.GET, "/channels/" + Access.escaped(channel), Map.of(), null)
      .map(true)
      .recover(no -> unknown(no) ? Future.succeededFuture(false) : Future.failedFuture(no));
  }

  /** Tells Asterisk which events this node reads. */
  Future<Void> onlyEvents(List<String> types) {
    JsonArray allowed = new JsonArray();
    types.forEach(type -> allowed.add(new JsonObject().put("type", type)));
    String path = "/applications/" + Access.escaped(access.app()) + "/eventFilter";
    return ask(HttpMethod.PUT, path, Map.of(), new JsonObject().put("allowed", allowed)).mapEmpty();
  }

  Future<String> version() {
    return ask(HttpMethod.GET, "/asterisk/info", Map.of("only", "system"), null).map(body ->
      new JsonObject(body).getJsonObject("system", new JsonObject()).getString("version", "unknown")
    );
  }

  Future<Void> close() {
    return client.close();
  }

  private Future<Void> turn(String path, boolean on, Map<String, String> query) {
    return ask(on ? HttpMethod.POST : HttpMethod.DELETE, path, query, null).mapEmpty();
  }

  private Future<Void> post(String path, Map<String, String> query) {
    return ask(HttpMethod.POST, path, query, null).mapEmpty();
  }

  private Future<Buffer> ask(HttpMethod method, String path, Map<String, String> query, JsonObject body) {
    if (requests.incrementAndGet() > MOST_REQUESTS) {
      requests.decrementAndGet();
      return Future.failedFuture(
        new IllegalStateException("Asterisk is overloaded: it has not answered " + MOST_REQUESTS + " requests yet")
      );
    }
    return send(method, path, query, body).onComplete(done -> requests.decrementAndGet());
  }

  private Future<Buffer> send(HttpMethod method, String path, Map<String, String> query, JsonObject body) {
    return client
      .request(access.request(path, query).setMethod(method))
      .compose(request -> {
        if (body == null) return request.send();
        return request.putHeader("Content-Type", "application/json").send(body.toBuffer());
      })
      .compose(response -> response.body().compose(words -> answer(method + " " + path, response, words)));
  }

  private static Future<Buffer> answer(String what, HttpClientResponse response, Buffer words) {
    int status = response.statusCode();
    if (status >= OK && status < REDIRECT) return Future.succeededFuture(words);
    String text = words.getString(0, Math.min(words.length(), LONGEST_WORDS)).replaceAll("\\s+", " ").strip();
    return Future.failedFuture(new AriException(what, status, text));
  }

  static boolean unknown(Throwable why) {
    return why instanceof AriException no && no.unknown();
  }

  private static boolean conflict(Throwable why) {
    return why instanceof AriException no && no.conflict();
  }

  private static List<JsonObject> objects(JsonArray array) {
    return array.stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast).toList();
  }
}
