package io.hookswitch.coldstart;

import io.hookswitch.perf.Staff;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** A user on a call, who writes one number after the other into its user data, each under a name of its own. */
final class Caller {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PACE = Duration.ofMillis(20);

  private final int number;
  private final Api api;
  private final String to;
  private final AtomicInteger acknowledged = new AtomicInteger();
  private final List<String> promised = new ArrayList<>();
  private final List<String> doubtful = new ArrayList<>();
  private String call;
  private int value;
  private int last;
  /** A number of which nobody knows whether it was written, 0 for none. */
  private int perhaps;

  Caller(int number, List<URI> nodes, String to) {
    this.number = number;
    this.to = to;
    this.api = new Api(nodes, Staff.user(number).name() + ":hookswitch");
  }

  String call() {
    return call;
  }

  /** Names of commands that were acknowledged. */
  List<String> promised() {
    return promised;
  }

  /** Names of commands of which nobody knows. */
  List<String> doubtful() {
    return doubtful;
  }

  int count() {
    return acknowledged.get();
  }

  private static JsonObject operation(String name) {
    return new JsonObject().put("operationName", name);
  }

  /** All come at once, to nodes that have just started: whoever is told that it was not done comes again. */
  void dial() {
    String key = "dial-" + number;
    long until = System.nanoTime() + PATIENCE.toNanos();
    Api.Reply answer = dialAgain();
    while (answer.status() == 503 && System.nanoTime() < until) {
      LockSupport.parkNanos(PACE.toNanos());
      answer = dialAgain();
    }
    if (answer.status() != 200) throw new IllegalStateException(this + ": " + answer);
    promised.add(key);
    call = await("talks", shown -> "Established".equals(shown.getString("state"))).getString("id");
  }

  /** The same dial once more, under the same name: it is no second call. */
  Api.Reply dialAgain() {
    JsonObject dial = operation("Dial").put("destination", new JsonObject().put("phoneNumber", to));
    return api.post("/api/v2/me/devices/" + Staff.phone(number) + "/calls", dial, "dial-" + number);
  }

  void does(String operation, String state) {
    String key = operation + "-" + number;
    Api.Reply answer = api.post("/api/v2/me/calls/" + call, operation(operation), key);
    if (answer.status() != 200) throw new IllegalStateException(this + " " + operation + ": " + answer);
    promised.add(key);
    await(state, shown -> shown.encode().contains("\"" + state + "\""));
  }

  void hangUp() {
    Api.Reply answer = api.post("/api/v2/me/calls/" + call, operation("Hangup"));
    if (answer.status() != 200) throw new IllegalStateException(this + " hangs up: " + answer);
  }

  /** Writes until there is enough, or nobody answers any more. */
  void write(BooleanSupplier enough) {
    while (!enough.getAsBoolean() && perhaps == 0) {
      String key = "value-" + number + "-" + ++value;
      Api.Reply answer = send(value, key);
      if (answer.status() == 200) {
        promised.add(key);
        last = value;
        acknowledged.incrementAndGet();
      } else if (answer.status() == 0 || answer.status() == 504) {
        doubtful.add(key);
        perhaps = value;
      }
      LockSupport.parkNanos(PACE.toNanos());
    }
  }

  /** Sends again what nobody knows of, under its name: afterwards it has been done once. */
  void insist() {
    if (perhaps == 0) return;
    Api.Reply answer = send(perhaps, "value-" + number + "-" + perhaps);
    if (answer.status() != 200) throw new IllegalStateException(this + ": " + answer);
    last = perhaps;
    perhaps = 0;
  }

  private Api.Reply send(int value, String key) {
    JsonObject update = operation("UpdateUserData").put("userData", new JsonObject().put("value", value));
    return api.post("/api/v2/me/calls/" + call, update, key);
  }

  /** What was written last, as far as this user was told. */
  int last() {
    return last;
  }

  /** What the call may show: what was acknowledged last, or what came after it. */
  boolean mayShow(int shown) {
    return shown == last || (perhaps != 0 && shown == perhaps);
  }

  JsonObject await(String what, Predicate<JsonObject> there) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    String seen = "";
    while (System.nanoTime() < until) {
      Api.Reply answer = api.get("/api/v2/me/calls?fields=*");
      seen = answer.toString();
      if (answer.status() == 200) {
        for (Object one : answer.json().getJsonArray("calls")) {
          if (there.test((JsonObject) one)) return (JsonObject) one;
        }
      }
      LockSupport.parkNanos(PACE.toNanos());
    }
    throw new IllegalStateException(this + ": no call that is or has " + what + " within " + PATIENCE + ": " + seen);
  }

  JsonObject see() {
    return await("its number", shown -> shown.getString("id").equals(call));
  }

  int calls() {
    return api.get("/api/v2/me/calls?fields=*").json().getJsonArray("calls").size();
  }

  boolean hasNoCall() {
    return calls() == 0;
  }

  void loggedOut() {
    api.loggedOut();
  }

  @Override
  public String toString() {
    return "agent" + number;
  }
}
