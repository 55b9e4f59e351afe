package io.hookswitch.south.asterisk;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/**
 * Asterisk's REST interface, as much of it as is needed. A request fails as {@link AriRequests} says.
 */
final class Ari {

  /** Of a channel: which party of which call it is; shown in lists when ari.conf says {@code channelvars}. */
  static final String PARTY = "HOOKSWITCH_PARTY";

  private final AriRequests requests;
  private final Access access;
  private volatile Build build = Build.UNKNOWN;

  Ari(Vertx vertx, Access access) {
    requests = new AriRequests(vertx, access);
    this.access = access;
  }

  AriRecordings recordings() {
    return new AriRecordings(requests);
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
    return requests
      .ask(HttpMethod.POST, "/channels/" + Access.escaped(channel), query, body)
      .<Void>mapEmpty()
      .recover(no -> conflict(no) ? Future.succeededFuture() : Future.failedFuture(no));
  }

  Future<Void> answer(String channel) {
    return requests.post("/channels/" + Access.escaped(channel) + "/answer", Map.of());
  }

  /** Done also when the channel was gone already; then false. */
  Future<Boolean> hangUp(String channel, String reason) {
    return requests
      .ask(HttpMethod.DELETE, "/channels/" + Access.escaped(channel), Map.of("reason", reason), null)
      .map(true)
      .recover(no -> unknown(no) ? Future.succeededFuture(false) : Future.failedFuture(no));
  }

  Future<Void> ringback(String channel, boolean on) {
    return requests.turn("/channels/" + Access.escaped(channel) + "/ring", on, Map.of());
  }

  Future<Void> mute(String channel, boolean on) {
    return requests.turn("/channels/" + Access.escaped(channel) + "/mute", on, Map.of("direction", "in"));
  }

  Future<Void> digits(String channel, String digits) {
    return requests.post("/channels/" + Access.escaped(channel) + "/dtmf", Map.of("dtmf", digits));
  }

  Future<Void> name(String channel, String party) {
    return requests.post(
      "/channels/" + Access.escaped(channel) + "/variable",
      Map.of("variable", PARTY, "value", party)
    );
  }

  /**
   * Makes a channel of this name that hears what is said to and from another.
   *
   * @param speaks whether whoever is at the other hears what the new one is told
   */
  Future<Void> listen(String channel, String name, boolean speaks) {
    Map<String, String> query = Map.of("spy", "both", "whisper", speaks ? "out" : "none", "app", access.app());
    return requests.post("/channels/" + Access.escaped(channel) + "/snoop/" + Access.escaped(name), query);
  }

  /** From whichever application has it to this node's. */
  Future<Void> move(String channel) {
    return requests.post("/channels/" + Access.escaped(channel) + "/move", Map.of("app", access.app()));
  }

  /** Tells a phone whose transfer key was pressed what has become of it; one that is gone need not know. */
  Future<Void> transferred(String channel, String state) {
    return requests
      .post("/channels/" + Access.escaped(channel) + "/transfer_progress", Map.of("states", state))
      .recover(no -> unknown(no) ? Future.succeededFuture() : Future.failedFuture(no));
  }

  /** All phones of a technology; from then on each that comes or goes is heard of, and each that is used. */
  Future<List<JsonObject>> endpoints(String technology) {
    String path = "/applications/" + Access.escaped(access.app()) + "/subscription";
    return requests
      // Not to the endpoints: their events would bring those of all their channels, whoever's, once more.
      .post(path, Map.of("eventSource", "deviceState:"))
      .compose(heard -> requests.ask(HttpMethod.GET, "/endpoints/" + Access.escaped(technology), Map.of(), null))
      .map(body -> objects(new JsonArray(body)));
  }

  /**
   * Hears of phones no longer. To be done before the line is closed: when Asterisk ends a line while it reports on a phone there, the two can
   * wait for each other for good.
   */
  Future<Void> leaveEndpoints() {
    String path = "/applications/" + Access.escaped(access.app()) + "/subscription";
    return requests.ask(HttpMethod.DELETE, path, Map.of("eventSource", "deviceState:"), null).mapEmpty();
  }

  /**
   * Hears how the channel ends. Of a channel that this node has called that is heard anyway; of another only until it leaves
   * the application, which is before its end.
   */
  Future<Void> follow(String channel) {
    String path = "/applications/" + Access.escaped(access.app()) + "/subscription";
    return requests.post(path, Map.of("eventSource", "channel:" + channel));
  }

  Future<Void> bridge(String bridge) {
    return requests.post("/bridges/" + Access.escaped(bridge), Map.of("type", build.bridge()));
  }

  Future<Void> removeBridge(String bridge) {
    return requests
      .ask(HttpMethod.DELETE, "/bridges/" + Access.escaped(bridge), Map.of(), null)
      .<Void>mapEmpty()
      .recover(no -> unknown(no) ? Future.succeededFuture() : Future.failedFuture(no));
  }

  Future<Void> enter(String bridge, String channel) {
    return requests.post("/bridges/" + Access.escaped(bridge) + "/addChannel", Map.of("channel", channel));
  }

  Future<Void> leave(String bridge, String channel) {
    return requests.post("/bridges/" + Access.escaped(bridge) + "/removeChannel", Map.of("channel", channel));
  }

  Future<Void> music(String bridge, boolean on) {
    return requests.turn("/bridges/" + Access.escaped(bridge) + "/moh", on, Map.of());
  }

  /** The channels that there are, of whomever. */
  Future<List<JsonObject>> channels() {
    return requests.ask(HttpMethod.GET, "/channels", Map.of(), null).map(body -> objects(new JsonArray(body)));
  }

  Future<List<JsonObject>> bridges() {
    return requests.ask(HttpMethod.GET, "/bridges", Map.of(), null).map(body -> objects(new JsonArray(body)));
  }

  /** Whether the channel exists. */
  Future<Boolean> exists(String channel) {
    return requests.there("/channels/" + Access.escaped(channel));
  }

  /** Tells Asterisk which events this node reads. */
  Future<Void> onlyEvents(List<String> types) {
    JsonArray allowed = new JsonArray();
    types.forEach(type -> allowed.add(new JsonObject().put("type", type)));
    String path = "/applications/" + Access.escaped(access.app()) + "/eventFilter";
    return requests.ask(HttpMethod.PUT, path, Map.of(), new JsonObject().put("allowed", allowed)).mapEmpty();
  }

  /** Asks which Asterisk it is; from then on it is told what that one needs. */
  Future<Build> build() {
    return requests
      .ask(HttpMethod.GET, "/asterisk/info", Map.of("only", "system"), null)
      .map(body -> new Build(new JsonObject(body).getJsonObject("system", new JsonObject()).getString("version", "")))
      .onSuccess(known -> build = known);
  }

  Future<Void> close() {
    return requests.close();
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
