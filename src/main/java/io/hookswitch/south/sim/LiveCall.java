package io.hookswitch.south.sim;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallId;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.cluster.StaleOwnerException;
import io.hookswitch.south.Arrival;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call on this node: its inputs one after the other, its timers, its reports. Everything happens on the loop. What
 * is in memory is a copy of what the store has; when the store has something newer, another node has worked on the call
 * and the copy is thrown away.
 */
final class LiveCall {

  private static final Logger LOG = LoggerFactory.getLogger(LiveCall.class);
  private static final Duration RETRY = Duration.ofSeconds(1);
  /** In place of a fence, for what the switch does by itself. */
  private static final long NOBODY = -1;

  private final CallId id;
  private final SwitchFloor floor;
  private final Reports reports;
  private final Occupancy phones;
  private final Untold untold;
  private Future<?> tail = Future.succeededFuture();
  private int queued;
  /** {@code null} until loaded. */
  private SimCall call;
  /** Calls the next timer off, {@code null} when none is set. */
  private Runnable alarm;
  private boolean released;
  private boolean guest = true;

  /**
   * @param visit how often this node has had the call before
   */
  LiveCall(CallId id, int visit, SwitchFloor floor) {
    this.id = id;
    this.floor = floor;
    reports = new Reports(floor, id, visit);
    phones = new Occupancy(floor);
    untold = new Untold(floor, lines -> queue(() -> reload().compose(found -> phones.right(found, lines))));
  }

  CallId id() {
    return id;
  }

  /** The gateway deals with the call here, rather than on another node for which this one has only done something. */
  LiveCall atHome() {
    guest = false;
    return this;
  }

  /** Done when the input has been dealt with and is safe in the store; with the events that it has brought about. */
  Future<List<SwitchEvent>> take(SimInput input) {
    return queue(() -> attempt(NOBODY, input, 2));
  }

  /** The same for what an owner of the call wants; failed when the call has seen a newer owner. */
  Future<List<SwitchEvent>> take(long fence, SimInput input) {
    return queue(() -> attempt(fence, input, 2));
  }

  /** The call with the fence of whoever acts on it now; fails when it has seen a newer one. */
  SimCall fenced(SimCall loaded, long fence) {
    if (fence == NOBODY || fence == loaded.fence()) return loaded;
    if (fence < loaded.fence()) throw new StaleOwnerException("call " + id, fence);
    return loaded.fenced(fence);
  }

  /**
   * Loads the call anew, lets nobody act on it any more who owned it before, reports how all legs are, since events may have
   * been lost on the way, and sees to it that the phones are put right: who is on the call need not wait for that.
   */
  Future<Void> adopt(long fence, Call known) {
    guest = false;
    return queue(() -> {
      call = null;
      return attempt(fence, new SimInput.Adopted(known), 2)
        .onSuccess(done -> untold.add(Occupancy.doubtful(call, known)))
        .mapEmpty();
    });
  }

  private <T> Future<T> busyElsewhere() {
    return Future.failedFuture(new IllegalStateException("call " + id + " is worked on by another node"));
  }

  /** No more timers and reports from here. Inputs that are queued are still done. */
  void release() {
    released = true;
    disarm();
    reports.stop();
    // The next owner puts the phones right; of a call that is over there is none.
    if (call != null && !call.over()) untold.leave();
    if (call == null || !call.remembered()) return;
    queue(() -> floor.store().remove(id, call.version() + 1)).onFailure(lost ->
      LOG.info("call {}: what is left of it could not be forgotten: {}", id, lost.getMessage())
    );
  }

  /** Whether there is nothing to keep: the call is over, or dealt with elsewhere, and nothing waits. */
  boolean idle() {
    return (
      queued == 0 && alarm == null && untold.none() && (guest || call == null || call.over()) && reports.delivered()
    );
  }

  private <T> Future<T> queue(Supplier<Future<T>> work) {
    queued++;
    Future<T> done = tail.transform(before -> work.get());
    tail = done.onComplete((value, failure) -> {
      queued--;
      floor.sweep().accept(id);
    });
    return done;
  }

  /** Does work on two calls when all that was given for either before is done, and before all that is given after. */
  <T> Future<T> queueWith(LiveCall other, Supplier<Future<T>> work) {
    Future<?> theirs = other.tail;
    other.queued++;
    Future<T> done = queue(() -> theirs.transform(before -> work.get()));
    other.tail = done.onComplete((value, failure) -> {
      other.queued--;
      floor.sweep().accept(other.id);
    });
    return done;
  }

  void forgetCopy() {
    call = null;
  }

  /** The call as the store has it, or had it when this node looked last. */
  Future<SimCall> load() {
    if (call != null) return Future.succeededFuture(call);
    return floor
      .store()
      .load(id)
      .map(form -> {
        call = form.map(bytes -> SimJson.read(id, bytes)).orElse(SimCall.none(id));
        return call;
      });
  }

  private Future<List<SwitchEvent>> attempt(long fence, SimInput input, int attempts) {
    return load()
      .map(loaded -> fenced(loaded, fence))
      .compose(before -> phones.busy(SimMachine.rings(before, input)).compose(busy -> step(before, input, busy)))
      .compose(events -> {
        if (events.isPresent()) return Future.succeededFuture(events.get());
        call = null;
        return attempts > 1 ? attempt(fence, input, attempts - 1) : busyElsewhere();
      });
  }

  /** Empty when another node was faster. */
  private Future<Optional<List<SwitchEvent>>> step(SimCall before, SimInput input, Set<String> busy) {
    SimStep step = SimMachine.step(before, input, busy, floor.exchange(), floor.loop().now());
    SimCall next = step.next();
    List<SimMachine.Ring> claimed = Occupancy.claimed(SimMachine.rings(before, input), busy);
    Future<Void> freed = next.over() && next != before ? phones.free(before) : Future.succeededFuture();
    return freed
      .compose(done -> save(before, next))
      .compose(saved -> {
        // Whoever was faster may have left the call its phones.
        if (!saved) untold.add(before.lines().keySet());
        return tell(before, saved ? next : before, claimed).map(saved);
      })
      .map(saved -> {
        if (!saved) return Optional.empty();
        goOn(next);
        report(step.events());
        CallBack.of(before, input, floor.exchange()).ifPresent(floor.callBack());
        return Optional.of(step.events());
      });
  }

  /** Tells the phones; those that cannot be reached now are told later. */
  Future<Void> tell(SimCall before, SimCall next, List<SimMachine.Ring> claimed) {
    return phones.tell(before, next, claimed).onSuccess(untold::add).mapEmpty();
  }

  /** As the store has it: the call may be another node's by now. */
  private Future<SimCall> reload() {
    call = null;
    return load().onSuccess(found -> arm());
  }

  /** This is the call from now on; it is safe in the store. */
  void goOn(SimCall next) {
    call = next;
    arm();
  }

  void report(List<SwitchEvent> events) {
    reports.send(events);
  }

  /** False when another node was faster. */
  Future<Boolean> save(SimCall before, SimCall next) {
    if (next == before) return Future.succeededFuture(true);
    byte[] form = next.over() ? null : SimJson.write(next);
    Future<Boolean> saved =
      form == null ? floor.store().remove(id, next.version()) : floor.store().save(id, next.version(), form);
    return saved
      .onSuccess(done -> {
        if (done) isKept(next);
      })
      .recover(lost ->
        landed(form, lost).onSuccess(there -> {
          // That it is gone does not tell who has removed it.
          if (form != null) isKept(next);
        })
      );
  }

  private void isKept(SimCall next) {
    // The proof of docs/reliability.md reads these.
    LOG.debug("switch: call {}: version {} is kept under fence {}", id, next.version(), next.fence());
  }

  /** A save of unknown outcome: what has happened must be reported, and what has not must not. */
  private Future<Boolean> landed(byte[] form, Throwable lost) {
    return floor
      .store()
      .confirm(id, form)
      .onFailure(again -> call = null)
      .compose(there -> {
        if (there) return Future.succeededFuture(true);
        call = null;
        return Future.failedFuture(lost);
      });
  }

  private void arm() {
    disarm();
    if (released || call.over()) return;
    call
      .timers()
      .stream()
      .min(Comparator.comparing(SimTimer::due))
      .ifPresent(timer -> wake(timer, Duration.between(floor.loop().now(), timer.due())));
  }

  private void disarm() {
    if (alarm != null) alarm.run();
    alarm = null;
  }

  private void wake(SimTimer timer, Duration after) {
    alarm = floor.loop().after(after.isNegative() ? Duration.ZERO : after, () -> {
      alarm = null;
      due(timer).onFailure(failure -> {
        LOG.warn("call {}: {} could not be done, again in {}: {}", id, timer, RETRY, failure.getMessage());
        if (!released && alarm == null) wake(timer, RETRY);
      });
    });
  }

  private Future<?> due(SimTimer timer) {
    if (timer.deed() != SimTimer.Deed.ARRIVE) return take(new SimInput.TimerDue(timer));
    return load()
      .compose(known ->
        known
          .leg(timer.leg())
          .map(leg -> arrive(known, leg))
          .orElse(Future.succeededFuture(false))
      )
      .compose(taken -> take(new SimInput.Routed(timer, taken)));
  }

  private Future<Boolean> arrive(SimCall known, SimLeg leg) {
    Arrival arrival = new Arrival(callingOf(known, leg), leg.endpoint().number());
    return floor.arrivals().apply(arrival).map(Optional::isPresent);
  }

  /** Whoever is on the call first is who the network says is calling. */
  private static String callingOf(SimCall known, SimLeg arriving) {
    return known
      .legs()
      .stream()
      .filter(leg -> leg.index() != arriving.index() && leg.up())
      .findFirst()
      .map(leg -> leg.endpoint().number())
      .orElse("");
  }
}
