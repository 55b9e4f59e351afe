package io.hookswitch.perf;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Users on calls, each with some sessions. They change the user data of their calls, and each
 * session has to hear of each change, once and in order. All of it on one event loop.
 */
public final class Audience implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final int SESSIONS_AT_ONCE = 100;
  /** Users who change something at the same time, when each waits until it has heard of it. */
  private static final int LANES = 64;
  private static final int COMMANDS = 128;

  private final Crowd crowd;
  private final Vertx vertx;
  private final Context loop;
  private final Mistakes mistakes;
  private final List<Listener> listeners = new ArrayList<>();
  private Latencies times = new Latencies();
  private JsonObject first;
  private long heard;
  /** When changes were due for which no user was free. */
  private final Queue<Long> late = new ArrayDeque<>();
  private int turn;
  private boolean rushing;

  private Audience(Crowd crowd, Vertx vertx, Mistakes mistakes) {
    this.crowd = crowd;
    this.vertx = vertx;
    this.loop = vertx.getOrCreateContext();
    this.mistakes = mistakes;
  }

  /**
   * Who listens, and how.
   *
   * @param sessions of each user
   */
  public record Crowd(int users, int sessions, Line.Kind kind) {
    public static Crowd polls(int users, int sessions) {
      return new Crowd(users, sessions, Line.Kind.POLLS);
    }

    public static Crowd sockets(int users, int sessions) {
      return new Crowd(users, sessions, Line.Kind.SOCKET);
    }

    /** At a plain SockJS bridge; a user's cookie is the address there. */
    public static Crowd bridge(int users, int sessions) {
      return new Crowd(users, sessions, Line.Kind.BRIDGE);
    }

    public boolean bridged() {
      return kind == Line.Kind.BRIDGE;
    }

    private int all() {
      return users * sessions;
    }
  }

  /**
   * @param cookies with which each logs in
   * @param calls of each
   */
  public static Audience at(
    int port,
    Crowd crowd,
    IntFunction<String> cookies,
    IntFunction<String> calls,
    Vertx vertx,
    Mistakes mistakes
  ) {
    Audience audience = new Audience(crowd, vertx, mistakes);
    // One for the poll of each session, and some for those that end while they poll.
    int polls = crowd.all() + SESSIONS_AT_ONCE;
    Lines lines = audience.onLoop(() ->
      Future.succeededFuture(new Lines(vertx, port, polls, COMMANDS, false, mistakes))
    );
    for (int user = 0; user < crowd.users(); user++) {
      audience.listeners.add(audience.new Listener(lines, cookies.apply(user), calls.apply(user)));
    }
    audience.onLoop(() -> audience.inTurn(Listener::begin, 0));
    return audience;
  }

  /** Something for each user from this one on, for a few at a time, that is for so many sessions. */
  private Future<Void> inTurn(Function<Listener, Future<Void>> work, int from) {
    if (from >= listeners.size()) return Future.succeededFuture();
    int to = Math.min(from + Math.max(1, SESSIONS_AT_ONCE / crowd.sessions()), listeners.size());
    return Future.all(listeners.subList(from, to).stream().map(work).toList()).compose(done -> inTurn(work, to));
  }

  /** What was told first, as it was told. */
  public JsonObject first() {
    return first;
  }

  /** Changes at a rate, whether or not anybody keeps up, after so long without a look: when the last of these was heard, in milliseconds. */
  public double percentile(double share, int rate, Duration runUp, Duration window) {
    run(rate, runUp);
    times = new Latencies();
    run(rate, window);
    return times.percentile(share);
  }

  private void run(int rate, Duration length) {
    onLoop(() -> {
      Runnable beats = Metronome.start(vertx, rate, this::say);
      return vertx.timer(length.toMillis()).compose(over -> {
        beats.run();
        return silence();
      });
    });
  }

  /** As many changes as there is room for, each user's next one when its last was heard: so many are heard in a second, by all sessions. */
  public double perSecond(Duration runUp, Duration window) {
    return onLoop(() -> {
      rushing = true;
      for (int lane = 0; lane < Math.min(LANES, crowd.users()); lane++) next();
      long[] before = new long[2];
      return vertx
        .timer(runUp.toMillis())
        .compose(ready -> {
          before[0] = heard;
          before[1] = System.nanoTime();
          return vertx.timer(window.toMillis());
        })
        .compose(over -> {
          double rate = ((heard - before[0]) * 1e9) / (System.nanoTime() - before[1]);
          rushing = false;
          return silence().map(rate);
        });
    });
  }

  private void next() {
    say(System.nanoTime());
  }

  /** The next user who has heard of its last change: two of one user that are under way may overtake each other. */
  private void say(long due) {
    for (int tries = 0; tries < listeners.size(); tries++) {
      Listener one = listeners.get(turn++ % listeners.size());
      if (one.unheard() > 0) continue;
      one.say(due);
      return;
    }
    late.add(due);
  }

  /** Done when everything that was said has been heard, or will not be. */
  private Future<Void> silence() {
    Promise<Void> silent = Promise.promise();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    vertx.setPeriodic(20, tick -> {
      int unheard = late.size() + listeners.stream().mapToInt(Listener::unheard).sum();
      boolean over = System.nanoTime() > deadline;
      if (unheard > 0 && !over) return;
      vertx.cancelTimer(tick);
      if (over) mistakes.add(unheard + " events were not heard within 20 s");
      silent.complete();
    });
    return silent.future();
  }

  private <T> T onLoop(Supplier<Future<T>> work) {
    Promise<T> done = Promise.promise();
    loop.runOnContext(now -> work.get().onComplete(done));
    return done
      .future()
      .toCompletionStage()
      .toCompletableFuture()
      .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
      .join();
  }

  /** Ends all sessions. */
  @Override
  public void close() {
    onLoop(() -> inTurn(Listener::end, 0));
  }

  /** A user with its sessions. */
  private final class Listener {

    private final Lines lines;
    private final String cookie;
    private final String call;
    private final List<Subscription> sessions = new ArrayList<>();
    private final List<Queue<Long>> unheard = new ArrayList<>();
    private final int[] last = new int[crowd.sessions()];
    private int said;

    private Listener(Lines lines, String cookie, String call) {
      this.lines = lines;
      this.cookie = cookie;
      this.call = call;
    }

    Future<Void> begin() {
      Future<Void> all = Future.succeededFuture();
      for (int session = 0; session < crowd.sessions(); session++) {
        int index = session;
        unheard.add(new ArrayDeque<>());
        all = all.compose(done -> begin(index));
      }
      return all;
    }

    private Future<Void> begin(int index) {
      Subscription session = new Subscription(vertx, message -> hear(index, message), mistakes::add);
      sessions.add(session);
      return session.begin(news -> lines.open(crowd.kind(), cookie, news));
    }

    void say(long due) {
      unheard.forEach(queue -> queue.add(due));
      JsonObject data = new JsonObject().put("n", ++said);
      lines
        .post(
          cookie,
          "/api/v2/me/calls/" + call,
          new JsonObject().put("operationName", "UpdateUserData").put("userData", data)
        )
        .onFailure(refused -> mistakes.add(call + ": " + refused.getMessage()));
    }

    private void hear(int index, JsonObject message) {
      JsonObject data = message.getJsonObject("data");
      if (!data.getString("notificationType").equals("AttachedDataChanged")) return;
      if (first == null) first = data;
      int n = data.getJsonObject("call").getJsonObject("userData").getInteger("n");
      if (n != last[index] + 1) mistakes.add(call + ": expected " + (last[index] + 1) + ", heard " + n);
      last[index] = n;
      heard++;
      Long due = unheard.get(index).poll();
      if (due != null) times.add(System.nanoTime() - due);
      if (unheard() > 0) return;
      if (rushing) next();
      else if (!late.isEmpty()) say(late.poll());
    }

    int unheard() {
      return unheard.stream().mapToInt(Queue::size).sum();
    }

    Future<Void> end() {
      return Future.all(sessions.stream().map(Subscription::end).toList()).mapEmpty();
    }
  }
}
