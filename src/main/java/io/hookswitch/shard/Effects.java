package io.hookswitch.shard;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallFacts;
import io.hookswitch.call.CallId;
import io.hookswitch.call.CallInput;
import io.hookswitch.call.Decision;
import io.hookswitch.call.Effect;
import io.hookswitch.call.Party;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.Step;
import io.hookswitch.call.UserId;
import io.hookswitch.wire.Notice;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Performs the effects of one call's steps, those of an earlier step before those of a later one: first what must be
 * stored, then the answer to the asker, then the switch and the news. Lives on the event loop of its {@link
 * CallVerticle}.
 */
final class Effects {

  private static final Logger LOG = LoggerFactory.getLogger(Effects.class);

  private final CallId id;
  private final Surroundings doors;
  private final Consumer<CallInput> wake;
  private final Runnable forgotten;
  /** Who waits for the outcome of an order, by its number. */
  private final Map<Long, List<Outcome>> waiting = new HashMap<>();
  private final Set<Long> timers = new HashSet<>();
  private Vertx vertx;
  private Future<Void> stores = Future.succeededFuture();
  private Future<Void> tail = Future.succeededFuture();
  private boolean ending;

  Effects(CallId id, Surroundings doors, Consumer<CallInput> wake, Runnable forgotten) {
    this.id = id;
    this.doors = doors;
    this.wake = wake;
    this.forgotten = forgotten;
  }

  void start(Vertx vertx) {
    this.vertx = vertx;
  }

  /**
   * Queues the effects of a step that is not a refusal.
   *
   * @param changed whether the call is another than before, and has to be stored
   */
  Outcome perform(Step step, boolean changed) {
    Promise<Void> stored = Promise.promise();
    Outcome outcome = new Outcome(stored.future());
    if (step.awaits().isEmpty()) outcome.settle(null);
    else waiting.computeIfAbsent(step.awaits().getAsLong(), none -> new ArrayList<>(1)).add(outcome);
    stores = stores.transform(done -> store(step, changed)).onComplete(stored);
    // Two calls may wait for each other's news to be taken, but never for more than that it is stored.
    tail = Future.join(tail, stores).transform(done -> outside(step));
    return outcome;
  }

  /** Lets everything under way come to its end; who waits for the switch is sent to the next owner. */
  Future<Void> finish() {
    ending = true;
    timers.forEach(vertx::cancelTimer);
    timers.clear();
    waiting.values().forEach(all -> all.forEach(Outcome::moved));
    waiting.clear();
    return tail.otherwiseEmpty();
  }

  private Future<Void> store(Step step, boolean changed) {
    Call next = step.next();
    List<Future<?>> writes = new ArrayList<>();
    if (changed) writes.add(doors.store().put(next));
    for (Effect effect : step.effects()) {
      switch (effect) {
        case Effect.Enlist enlist -> writes.add(
          doors
            .store()
            .enlist(user(next, enlist.party()), party(enlist.party()), party(next, enlist.party()).knownAs(id))
        );
        case Effect.Delist delist -> writes.add(
          doors.store().delist(user(next, delist.party()), party(delist.party()))
        );
        default -> {
          // Not for the store.
        }
      }
    }
    return Future.join(writes)
      .<Void>mapEmpty()
      .onFailure(lost -> LOG.error("call {}: its state could not be stored", id, lost));
  }

  private Future<Void> outside(Step step) {
    Future<Void> before = Future.succeededFuture();
    for (Effect effect : step.effects()) {
      before = before.transform(done -> outside(step, effect));
    }
    return before;
  }

  private Future<Void> outside(Step step, Effect effect) {
    Call next = step.next();
    switch (effect) {
      case Effect.Tell tell -> {
        return doors
          .calls()
          .cross(tell.to(), tell.news())
          .onFailure(lost ->
            LOG.warn("call {}: {} was not told {}: {}", id, tell.to(), tell.news(), lost.getMessage())
          );
      }
      case Effect.ToSwitch order -> doors
        .connector()
        .send(order.number(), order.order())
        // The order stays in flight and is given again when it is due.
        .onFailure(down -> LOG.warn("call {}: the switch did not take {}: {}", id, order, down.getMessage()));
      case Effect.Notify notify -> doors.notifier().publish(notice(next, notify, step));
      case Effect.WakeMe wakeMe -> arm(wakeMe);
      case Effect.Settle settle -> settle(settle.order(), settle.failure().orElse(null));
      case Effect.Connected connected -> doors
        .supervisors()
        .connected(party(connected.party()), party(next, connected.party()).endpoint());
      case Effect.Forget forget -> doors
        .store()
        .remove(id)
        .onComplete(done -> forgotten.run());
      case Effect.Enlist enlist -> {
        // Done before the answer.
      }
      case Effect.Delist delist -> {
        // Done before the answer.
      }
    }
    return Future.succeededFuture();
  }

  private Notice notice(Call next, Effect.Notify notify, Step step) {
    Party party = party(next, notify.party());
    Decision decision = doors.rules().decide(CallFacts.of(next, party));
    String failure = notify.news() == Effect.News.Failure ? failureIn(step) : null;
    return new Notice(next, notify.party(), notify.news(), decision, failure, doors.clock().instant());
  }

  private static String failureIn(Step step) {
    for (Effect effect : step.effects()) {
      if (effect instanceof Effect.Settle settle && settle.failure().isPresent()) return settle.failure().get();
    }
    return "the switch did not do it";
  }

  private void arm(Effect.WakeMe wakeMe) {
    if (ending) return;
    long[] timer = new long[1];
    timer[0] = vertx.setTimer(Math.max(1, wakeMe.after().toMillis()), fired -> {
      timers.remove(timer[0]);
      wake.accept(wakeMe.what());
    });
    timers.add(timer[0]);
  }

  private void settle(long order, String failure) {
    List<Outcome> all = waiting.remove(order);
    if (all != null) all.forEach(outcome -> outcome.settle(failure));
  }

  private static Party party(Call call, int index) {
    return call.party(index).orElseThrow();
  }

  private static UserId user(Call call, int index) {
    return party(call, index).endpoint().subscriber().user();
  }

  private PartyId party(int index) {
    return id.party(index);
  }
}
