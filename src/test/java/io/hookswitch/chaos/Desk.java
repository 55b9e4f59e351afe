package io.hookswitch.chaos;

import io.hookswitch.chaos.Operation.Kind;
import io.hookswitch.chaos.Operation.Result;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** A user with one call at a time, who does one thing after the other with it, and writes down what became of each. */
final class Desk {

  /** A gateway gives up after 10 s; a client that waits longer knows more. */
  static final Duration PATIENCE = Duration.ofSeconds(12);

  private static final int SLOTS = 6;
  /** Of {@link #probe}, which does not wait for what else the user does. */
  private static final int PROBE_SLOT = SLOTS;
  private static final Duration PROBE_PACE = Duration.ofMillis(500);
  private static final Duration PROBE_PATIENCE = Duration.ofSeconds(2);
  private static final String OUTSIDE = "9165550104";
  private static final String SOON_GONE = "9165550005";
  private static final Duration PACE = Duration.ofMillis(200);
  private static final AtomicLong VALUES = new AtomicLong();

  private final String user;
  private final String phone;
  private final Line line;
  private final Random random;
  private final Supplier<URI> node;
  private final Notebook notebook;
  private int slot;
  private volatile On on;

  /** @param id as the dialect spells it */
  record On(long call, String id) {}

  /** @param node any one that a load balancer would choose now */
  Desk(String user, String phone, Line line, Random random, Supplier<URI> node, Notebook notebook) {
    this.user = user;
    this.phone = phone;
    this.line = line;
    this.random = random;
    this.node = node;
    this.notebook = notebook;
  }

  String user() {
    return user;
  }

  Line line() {
    return line;
  }

  Optional<On> call() {
    return Optional.ofNullable(on);
  }

  /** The next thing. */
  void act() {
    if (on == null) {
      begin();
      return;
    }
    int dice = random.nextInt(100);
    if (dice < 55) update(slot++ % SLOTS, PATIENCE);
    else if (dice < 70) read();
    else if (dice < 76) operate(Kind.HOLD, "Hold");
    else if (dice < 84) operate(Kind.RETRIEVE, "Retrieve");
    else if (dice < 89) operate(Kind.RECORD, "StartCallRecording");
    else if (dice < 94) operate(Kind.STOP_RECORDING, "StopCallRecording");
    else if (dice < 97) end(Kind.HANGUP, new JsonObject().put("operationName", "Hangup"));
    else end(Kind.TRANSFER, to("SingleStepTransfer", SOON_GONE));
  }

  /** Dials, unless there is a call, and waits until it talks. */
  void begin() {
    on = find().orElse(null);
    if (on != null) return;
    long invoked = now();
    Line.Answer answer = line.post(node.get(), "/api/v2/me/devices/" + phone + "/calls", to("Dial", OUTSIDE), PATIENCE);
    long ended = now();
    if (answer.result() != Result.REFUSED) {
      notebook.clock().await(Duration.ofSeconds(60), PACE, () -> (on = find().orElse(null)) != null);
    }
    long call = on == null ? 0 : on.call();
    note(new Operation(user, call, Kind.DIAL, 0, 0, invoked, ended, answer.result()));
  }

  /** The user's call, when it talks. */
  private Optional<On> find() {
    Line.Answer answer = line.get(node.get(), "/api/v2/me/calls?fields=*", PATIENCE);
    if (answer.status() != 200 || answer.stale()) return Optional.empty();
    return answer
      .json()
      .getJsonArray("calls")
      .stream()
      .map(JsonObject.class::cast)
      .filter(one -> List.of("Established", "Held").contains(one.getString("state")))
      .findFirst()
      .map(one -> new On(Long.parseLong(one.getString("connId"), 16), one.getString("id")));
  }

  private Result update(int where, Duration patience) {
    long value = VALUES.incrementAndGet();
    JsonObject data = new JsonObject().put("s" + where, value);
    JsonObject body = new JsonObject().put("operationName", "UpdateUserData").put("userData", data);
    return post(Kind.UPDATE, where, value, body, patience);
  }

  private void operate(Kind kind, String operation) {
    post(kind, 0, 0, new JsonObject().put("operationName", operation), PATIENCE);
  }

  private void end(Kind kind, JsonObject body) {
    if (post(kind, 0, 0, body, PATIENCE) == Result.REFUSED) return;
    On ended = on;
    notebook.clock().await(PATIENCE, PACE, () -> {
      on = find().orElse(null);
      return on == null || !on.equals(ended);
    });
  }

  private Result post(Kind kind, int where, long value, JsonObject body, Duration patience) {
    On now = on;
    // A probe may come when the user has just hung up.
    if (now == null) return Result.REFUSED;
    long invoked = now();
    Line.Answer answer = line.post(node.get(), "/api/v2/me/calls/" + now.id(), body, patience);
    note(new Operation(user, now.call(), kind, where, value, invoked, now(), answer.result()));
    if (answer.status() == 404) gone(now);
    if (answer.status() >= 500 && answer.status() < 503) remark(kind + " answered " + answer);
    return answer.result();
  }

  /** Somebody else may know better; if nobody does, the user begins anew. */
  private void gone(On was) {
    remark("call " + was.call() + " was not found");
    on = find().orElse(null);
  }

  /** Reads the call, and writes down what is there. */
  boolean read() {
    On now = on;
    if (now == null) return true;
    long invoked = now();
    Line.Answer answer = line.get(node.get(), "/api/v2/me/calls/" + now.id(), PATIENCE);
    if (answer.status() == 200 && !answer.stale()) {
      JsonObject call = answer.json().getJsonObject("call");
      note(
        new Reading(
          user,
          now.call(),
          invoked,
          now(),
          slots(call),
          call.getString("state"),
          call.getString("recordingState")
        )
      );
    }
    return answer.status() == 200 || answer.status() == 404;
  }

  static Map<Integer, Long> slots(JsonObject call) {
    Map<Integer, Long> slots = new HashMap<>();
    call.getJsonObject("userData", new JsonObject()).forEach(entry -> {
      if (entry.getKey().matches("s\\d")) {
        slots.put(Integer.parseInt(entry.getKey().substring(1)), Long.parseLong(entry.getValue().toString()));
      }
    });
    return slots;
  }

  /**
   * Sends commands at this call, a new one while earlier ones wait for their answers, until one is acknowledged.
   *
   * @return when that was, -1 for not within the patience
   */
  long probe(Duration patience) {
    AtomicLong done = new AtomicLong(-1);
    long[] next = { 0 };
    notebook.clock().await(patience, Duration.ofMillis(50), () -> {
      if (on == null) done.compareAndSet(-1, now());
      else if (done.get() < 0 && now() >= next[0]) {
        next[0] = now() + PROBE_PACE.toMillis();
        Thread.startVirtualThread(() -> {
          if (update(PROBE_SLOT, PROBE_PATIENCE) == Result.ACKNOWLEDGED) done.compareAndSet(-1, now());
        });
      }
      return done.get() >= 0;
    });
    return done.get();
  }

  private static JsonObject to(String operation, String number) {
    JsonObject destination = new JsonObject().put("phoneNumber", number);
    return new JsonObject().put("operationName", operation).put("destination", destination);
  }

  private long now() {
    return notebook.clock().now();
  }

  private void note(Operation operation) {
    notebook.operations().add(operation);
  }

  private void note(Reading reading) {
    notebook.readings().add(reading);
  }

  private void remark(String what) {
    notebook.remarks().add(now() + " " + user + ": " + what);
  }
}
