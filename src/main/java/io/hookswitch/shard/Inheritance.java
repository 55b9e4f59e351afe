package io.hookswitch.shard;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallId;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;

/**
 * The calls that a shard was taken over with and that have no owner yet. Owners begin a few at a time; whoever is asked for does not
 * wait for its turn: of the thousands that a node leaves behind, users want the one that they talk on. Lives on the event loop of
 * the {@link NodeVerticle}.
 */
final class Inheritance {

  /** Of each shard: the first are served soon, however many shards and calls there are. */
  static final int AT_ONCE = 4;

  private final Map<CallId, Call> waiting = new LinkedHashMap<>();
  private final Executor home;
  private final BiFunction<CallId, Call, Future<?>> own;
  private boolean resting;

  /**
   * @param home runs something on the event loop, later
   * @param own makes an owner; done, on any thread, when it serves or could not begin
   */
  Inheritance(Executor home, BiFunction<CallId, Call, Future<?>> own) {
    this.home = home;
    this.own = own;
  }

  void add(List<Call> calls) {
    calls.forEach(call -> waiting.put(call.id(), call));
    for (int lane = 0; lane < AT_ONCE; lane++) next();
  }

  private void next() {
    if (resting || waiting.isEmpty()) return;
    CallId first = waiting.keySet().iterator().next();
    own.apply(first, take(first)).onComplete(done -> home.execute(this::next));
  }

  /** As it was taken over; {@code null} when it does not wait here (any more). */
  Call take(CallId call) {
    return waiting.remove(call);
  }

  boolean has(CallId call) {
    return waiting.containsKey(call);
  }

  Set<CallId> calls() {
    return waiting.keySet();
  }

  int size() {
    return waiting.size();
  }

  /** No more owners begin by themselves. */
  void rest() {
    resting = true;
  }
}
