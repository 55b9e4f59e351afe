package io.hookswitch.shard;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallId;
import io.hookswitch.call.Decision;
import io.hookswitch.call.Effect;
import io.hookswitch.call.Party;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.Step;
import io.hookswitch.call.UserId;
import io.hookswitch.call.Wake;
import io.hookswitch.cluster.StaleOwnerException;
import io.hookswitch.records.Moment;
import io.hookswitch.wire.Notice;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Instant;
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
 * stored and recorded, then the answer to the asker, then the switch and the news. Lives on the event loop of its {@link
 * CallVerticle}.
 */
final class Effects {

  private static final Logger LOG = LoggerFactory.getLogger(Effects.class);

  private final CallId id;
  private final long fence;
  private final Surroundings doors;
  private final Consumer<Wake> wake;
  private final Runnable forgotten;
  private final Consumer<Throwable> lost;
  /** Who waits for the outcome of an order, by its number. */
  private final Map<Long, List<Outcome>> waiting = new HashMap<>();
  private final Set<Long> timers = new HashSet<>();
  /** The timer of an order that has yet to be confirmed, by the order's number. */
  private final Map<Long, Long> due = new HashMap<>();
  private Vertx vertx;
  private Future<Void> stores = Future.succeededFuture();
  private Future<Void> tail = Future.succeededFuture();
  private boolean kept;
  /** The moment that led to the last state, when there was no room for it. */
  private Moment unrecorded;
  private boolean ending;
  /** {@code null} until somebody wants to know. */
  private Promise<Void> quiet;

  /**
   * @param forgotten called when the store has forgotten the call
   * @param lost called when this owner must not go on: its last state is not the one that is stored
   */
  Effects(
    CallId id,
    long fence,
    Surroundings doors,
    Consumer<Wake> wake,
    Runnable forgotten,
    Consumer<Throwable> lost
  ) {
    this.id = id;
    this.fence = fence;
    this.doors = doors;
    this.wake = wake;
    this.forgotten = forgotten;
    this.lost = lost;
  }

  /** @param kept whether the store has the call already */
  void start(Vertx vertx, boolean kept) {
    this.vertx = vertx;
    this.kept = kept;
  }

  /** Everything performed so far is stored; failed for good with the first write that fails. */
  Future<Void> stored() {
    return stores;
  }

  /**
   * Queues the effects of a step, of a refusal that is to be stored or has been too.
   *
   * @param changed whether the call is another than before, and has to be stored
   * @param moment to be recorded, {@code null} when nothing is
   */
  Outcome perform(Step step, boolean changed, Moment moment) {
    Promise<Void> stored = Promise.promise();
    Outcome outcome = new Outcome(stored.future());
    if (step.awaits().isEmpty()) outcome.settle(null);
    else waiting.computeIfAbsent(step.awaits().getAsLong(), none -> new ArrayList<>(1)).add(outcome);
    boolean sound = !stores.failed();
    stores = stores
      .compose(done -> store(step, changed))
      .compose(done -> record(moment))
      .onComplete(stored);
    if (sound) stores.onFailure(lost::accept);
    // Two calls may wait for each other's news to be taken, but never for more than that it is stored. What could not be
    // stored has not happened, and neither has anything after it.
    tail = Future.join(tail, stores).compose(done -> outside(step).otherwiseEmpty());
    return outcome;
  }

  /** Records what changed nothing; who waits for what is {@link #stored} waits for it too. */
  void note(Moment moment) {
    stores = stores.compose(done -> record(moment));
  }

  /** Never failed: that there is no room for a record is no reason to refuse a command. */
  private Future<Void> record(Moment moment) {
    if (moment == null) return Future.succeededFuture();
    return doors
      .recorder()
      .keep(vertx, moment)
      .map(kept -> {
        if (moment.state() != null) unrecorded = kept ? null : moment;
        return null;
      });
  }

  /** The last state is given another chance to be recorded before nobody knows it any more. */
  private Future<Void> forget(Call call) {
    Future<Void> recorded = record(unrecorded);
    return recorded.compose(done -> doors.store().remove(call, fence));
  }

  /** Done when nobody waits for the switch. */
  Future<Void> quiet() {
    if (waiting.isEmpty()) return Future.succeededFuture();
    if (quiet == null) quiet = Promise.promise();
    return quiet.future();
  }

  /** Tells users what they may do now, after everything that they are to hear before. */
  void tell(Call call, List<Integer> parties) {
    tail = Future.join(tail, stores).compose(done -> {
      parties.forEach(party -> doors.notifier().publish(notice(call, party, Effect.News.Capabilities, null)));
      return Future.succeededFuture();
    });
  }

  /** Lets everything under way come to its end; who waits for the switch is sent to the next owner. */
  Future<Void> finish() {
    ending = true;
    timers.forEach(vertx::cancelTimer);
    timers.clear();
    due.clear();
    waiting.values().forEach(all -> all.forEach(Outcome::moved));
    waiting.clear();
    return tail.otherwiseEmpty();
  }

  /** The call before the lists that name it: a list may miss a call for a moment, and never names one that is not there. */
  private Future<Void> store(Step step, boolean changed) {
    return (changed ? keep(step.next()) : Future.<Void>succeededFuture()).compose(done -> list(step));
  }

  private Future<Void> keep(Call next) {
    boolean first = !kept;
    kept = true;
    return (first ? doors.store().create(next, fence) : doors.store().put(next, fence)).onSuccess(done ->
      LOG
        // The proof of docs/reliability.md reads these.
        .debug("call {}: version {} is kept under fence {}", id, next.version(), fence)
    );
  }

  private Future<Void> list(Step step) {
    List<Future<?>> writes = new ArrayList<>();
    for (Effect effect : step.effects()) {
      switch (effect) {
        case Effect.Enlist enlist -> writes.add(enlist(step.next(), enlist.party()));
        case Effect.Detach detach -> writes.add(
          doors.store().detach(user(step.next(), detach.party()), party(detach.party()))
        );
        case Effect.Delist delist -> writes.add(
          doors.store().delist(user(step.next(), delist.party()), party(delist.party()))
        );
        default -> {
          // Not for the store.
        }
      }
    }
    return writes.isEmpty() ? Future.succeededFuture() : Future.join(writes).mapEmpty();
  }

  private Future<Void> enlist(Call next, int index) {
    return doors.store().enlist(user(next, index), party(index), party(next, index).knownAs(id));
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
        .send(fence, order.number(), order.order())
        .onFailure(down -> notTaken(order, down));
      case Effect.Notify notify -> {
        String failure = notify.news() == Effect.News.Failure ? failureIn(step) : null;
        doors.notifier().publish(notice(next, notify.party(), notify.news(), failure));
      }
      case Effect.WakeMe wakeMe -> arm(wakeMe);
      case Effect.Settle settle -> {
        disarm(settle.order());
        settle(settle.order(), settle.failure().orElse(null));
      }
      case Effect.Renumber again -> {
        disarm(again.order());
        waitFor(again.as(), waiting.remove(again.order()));
      }
      case Effect.StillConnected connected -> {
        Party user = party(next, connected.party());
        doors.supervisors().stillConnected(party(connected.party()), user.endpoint(), user.answeredAt());
      }
      case Effect.Connected connected -> doors
        .supervisors()
        .connected(party(connected.party()), party(next, connected.party()).endpoint());
      case Effect.Forget forget -> forget(next)
        .onFailure(lost ->
          LOG.warn("call {}: could not be forgotten, which its next owner does: {}", id, lost.toString())
        )
        .onComplete(done -> forgotten.run());
      case Effect.Enlist enlist -> {
        // Done before the answer.
      }
      case Effect.Detach detach -> {
        // Done before the answer.
      }
      case Effect.Delist delist -> {
        // Done before the answer.
      }
    }
    return Future.succeededFuture();
  }

  /** An order stays in flight and is given again when it is due, by this owner or by the next. */
  private void notTaken(Effect.ToSwitch order, Throwable down) {
    LOG.warn("call {}: the switch did not take {}: {}", id, order, down.getMessage());
    if (down instanceof StaleOwnerException) lost.accept(down);
  }

  private Notice notice(Call next, int party, Effect.News news, String failure) {
    Instant now = doors.clock().instant();
    Decision decision = Views.decision(next, party(next, party), doors.rules().of(id), now);
    return new Notice(next, party, news, decision, failure, now);
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
      if (wakeMe.what() instanceof Wake.OrderDue order) due.remove(order.order(), timer[0]);
      wake.accept(wakeMe.what());
    });
    timers.add(timer[0]);
    if (wakeMe.what() instanceof Wake.OrderDue order) due.put(order.order(), timer[0]);
  }

  /** Most orders are confirmed at once: their timers would all be kept for seconds, and wake their calls for nothing. */
  private void disarm(long order) {
    Long timer = due.remove(order);
    if (timer == null) return;
    vertx.cancelTimer(timer);
    timers.remove(timer);
  }

  private void waitFor(long order, List<Outcome> more) {
    if (more != null) waiting.computeIfAbsent(order, none -> new ArrayList<>(1)).addAll(more);
  }

  private void settle(long order, String failure) {
    List<Outcome> all = waiting.remove(order);
    if (all != null) all.forEach(outcome -> outcome.settle(failure));
    if (quiet != null && waiting.isEmpty()) quiet.tryComplete();
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
