package io.hookswitch.rolling;

import io.hookswitch.perf.Staff;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A user with one call at a time, who does one thing after the other with it, and says what went wrong and how long each took. */
final class Caller {

  private static final String OUTSIDE = "9165550104";
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final int number;
  private final Connection connection;
  private final Random random;
  private final Duration pace;
  private final AtomicInteger count = new AtomicInteger();
  private final List<Done> done = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();
  private Map<String, String> session = Map.of();
  private String call;
  /** The call before this one. */
  private String last;
  private int values;
  private int acknowledged;

  /** @param nanos when it was wanted, and how long it took until it was acknowledged, connecting included */
  record Done(long at, long nanos) {}

  Caller(int number, Connection connection, Random random, Duration pace) {
    this.number = number;
    this.random = random;
    this.connection = connection;
    this.pace = pace;
  }

  List<Done> done() {
    return done;
  }

  List<String> wrong() {
    return wrong;
  }

  /** How many commands have been answered so far. */
  int count() {
    return count.get();
  }

  Callable<Void> begun() {
    return () -> {
      begin();
      return null;
    };
  }

  /** Logs in and dials. What is proven comes later: a machine that has just started three nodes may be slow. */
  private void begin() throws IOException {
    long until = System.nanoTime() + LIMIT.toNanos();
    String login = Staff.user(number).name() + ":hookswitch";
    String basic = "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    Connection.Response me = connection.send("GET", "/api/v2/me", Map.of("Authorization", basic), "");
    while (me.status() >= 503 && System.nanoTime() < until) {
      me = connection.send("GET", "/api/v2/me", Map.of("Authorization", basic), "");
    }
    if (me.status() != 200) throw new IOException("login: " + me);
    session = Map.of("Cookie", me.headers().get("set-cookie"));
    Connection.Response dialled = post("/api/v2/me/devices/" + Staff.phone(number) + "/calls", dial());
    if (dialled.status() != 200) throw new IOException("dial: " + dialled);
    call = find("Established").getString("id");
  }

  private static JsonObject dial() {
    return new JsonObject()
      .put("operationName", "Dial")
      .put("destination", new JsonObject().put("phoneNumber", OUTSIDE));
  }

  /** One thing after the other, until there is enough; then the call must have what was acknowledged last. */
  void goOn(BooleanSupplier enough) {
    try {
      while (!enough.getAsBoolean()) act();
      int shown = find("Established").getJsonObject("userData", new JsonObject()).getInteger("value", 0);
      if (shown != acknowledged) wrong.add("agent" + number + ": " + acknowledged + " was stored, it shows " + shown);
      connection.close();
    } catch (IOException | RuntimeException broken) {
      wrong.add("agent" + number + ": " + broken);
    }
  }

  /** The call talks before, and after. */
  private void act() throws IOException {
    int dice = random.nextInt(100);
    if (dice < 60) update();
    else if (dice < 75) command(new JsonObject().put("operationName", "SendDtmf").put("digits", "1"));
    else if (dice < 92) {
      command(new JsonObject().put("operationName", "Hold"));
      find("Held");
      command(new JsonObject().put("operationName", "Retrieve"));
      find("Established");
    } else {
      command(new JsonObject().put("operationName", "Hangup"));
      last = call;
      acknowledged = 0;
      command("Dial", "/api/v2/me/devices/" + Staff.phone(number) + "/calls", dial());
      call = find("Established").getString("id");
    }
  }

  private void update() {
    int value = ++values;
    JsonObject data = new JsonObject().put("value", value);
    if (command(new JsonObject().put("operationName", "UpdateUserData").put("userData", data))) acknowledged = value;
  }

  private boolean command(JsonObject wish) {
    return command(wish.getString("operationName"), "/api/v2/me/calls/" + call, wish);
  }

  private boolean command(String name, String path, JsonObject wish) {
    LockSupport.parkNanos(pace.toNanos());
    long wanted = System.nanoTime();
    String what = "agent" + number + " " + name + ": ";
    boolean acknowledged = false;
    try {
      Connection.Response answer = post(path, wish);
      acknowledged = answer.status() == 200;
      if (!acknowledged) wrong.add(what + answer.status() + " " + answer.body());
    } catch (IOException lost) {
      wrong.add(what + lost);
    }
    count.incrementAndGet();
    done.add(new Done(wanted, System.nanoTime() - wanted));
    return acknowledged;
  }

  private Connection.Response post(String path, JsonObject body) throws IOException {
    return connection.send("POST", path, session, body.encode());
  }

  /** The user's call, when it has come to this state. */
  private JsonObject find(String state) throws IOException {
    long until = System.nanoTime() + LIMIT.toNanos();
    JsonObject seen = null;
    while (System.nanoTime() < until) {
      Connection.Response answer = connection.send("GET", "/api/v2/me/calls?fields=*", session, "");
      if (answer.status() != 200) throw new IOException("reading: " + answer);
      seen = new JsonObject(answer.body());
      for (Object one : seen.getJsonArray("calls")) {
        JsonObject shown = (JsonObject) one;
        if (state.equals(shown.getString("state")) && !shown.getString("id").equals(last)) return shown;
      }
      LockSupport.parkNanos(pace.toNanos());
    }
    throw new IOException("not " + state + " within " + LIMIT + ": " + seen);
  }
}
