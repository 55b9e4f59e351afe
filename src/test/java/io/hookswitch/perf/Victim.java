package io.hookswitch.perf;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The user that gets more news than all others together, and reads them or gets stuck. When the gateway has cut the
 * stuck session off, it comes back, checks what it is told, begins a new session as told, and gets stuck again.
 */
final class Victim {

  private static final long LOOK_MILLIS = 50;
  private static final int MOST_UNDER_WAY = 16;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Vertx vertx;
  private final Seat seat;
  private final Lines lines;
  private final Mistakes mistakes;
  private final Supplier<List<String>> ended;
  private final List<String> cuts = new ArrayList<>();
  private int underWay;
  private int flooded;
  private Subscription session;
  private Promise<Void> first = Promise.promise();
  private Future<Void> back = Future.succeededFuture();

  /** @param ended what the gateway has said so far about sessions that it ended by itself */
  Victim(Vertx vertx, Seat seat, Lines lines, Mistakes mistakes, Supplier<List<String>> ended) {
    this.vertx = vertx;
    this.seat = seat;
    this.lines = lines;
    this.mistakes = mistakes;
    this.ended = ended;
  }

  Future<Void> begin(boolean socket) {
    session = new Subscription(vertx, seat.inOrder(), mistakes::add);
    return session.begin(heard -> lines.open(socket, seat.cookie(), heard));
  }

  /** From now on, and each time that it has come back, it is stuck. The result ends that. */
  Runnable getStuck(boolean socket) {
    cuts.clear();
    first = Promise.promise();
    long[] state = { System.nanoTime(), ended.get().size() };
    session.stall();
    long timer = vertx.setPeriodic(LOOK_MILLIS, tick -> {
      if (!back.isComplete()) return;
      List<String> said = ended.get();
      if (said.size() == state[1]) return;
      String why = said.getLast().substring(said.getLast().lastIndexOf(':') + 2);
      cuts.add(String.format(Locale.ROOT, "%.1f s (%s)", (System.nanoTime() - state[0]) / 1e9, why));
      first.tryComplete();
      back = comeBack(socket)
        .onSuccess(begun -> {
          session.stall();
          state[0] = System.nanoTime();
          state[1] = ended.get().size();
        })
        .onFailure(lost -> mistakes.add("the stuck client could not come back: " + lost));
    });
    return () -> vertx.cancelTimer(timer);
  }

  /** Done when it has been cut off at least once since it got stuck, or when it should have been long ago. */
  Future<Void> cutOnce() {
    return first.future().timeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).otherwiseEmpty();
  }

  private Future<Void> comeBack(boolean socket) {
    Subscription old = session;
    return old
      .comeBack(heard -> lines.open(socket, seat.cookie(), heard))
      .compose(reply -> {
        String reconnect = reply.getJsonObject("advice", new JsonObject()).getString("reconnect");
        if (!"handshake".equals(reconnect)) mistakes.add("expected the advice to shake hands, got " + reply.encode());
        old.close();
        return begin(socket);
      });
  }

  Future<Void> end() {
    return back.compose(done -> session.end());
  }

  /** How long it was stuck each time until it was cut off, and why. */
  List<String> cuts() {
    return List.copyOf(cuts);
  }

  /** Says something, unless a node that cannot keep up has too many commands of this user under way. */
  void flood(String filler) {
    if (underWay >= MOST_UNDER_WAY) return;
    underWay++;
    flooded++;
    seat.say(filler).onComplete(answered -> underWay--);
  }

  /** How often it has said something since this was asked last. */
  int flooded() {
    int all = flooded;
    flooded = 0;
    return all;
  }

  @Override
  public String toString() {
    return seat.toString();
  }
}
