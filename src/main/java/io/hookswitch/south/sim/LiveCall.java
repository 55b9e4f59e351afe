package io.hookswitch.south.sim;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallId;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.Party;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.SwitchOrder;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  /** The number of an order that the gateway has not given. */
  private static final long UNASKED = -1;

  private final CallId id;
  private final SwitchFloor floor;
  private final Reports reports;
  private Future<?> tail = Future.succeededFuture();
  private int queued;
  /** {@code null} until loaded. */
  private SimCall call;
  /** Calls the next timer off, {@code null} when none is set. */
  private Runnable alarm;
  private boolean released;

  /**
   * @param visit how often this node has had the call before
   */
  LiveCall(CallId id, int visit, SwitchFloor floor) {
    this.id = id;
    this.floor = floor;
    reports = new Reports(floor, id, visit);
  }

  /** Done when the input has been dealt with and is safe in the store; with the events that it has brought about. */
  Future<List<SwitchEvent>> take(SimInput input) {
    return queue(() -> attempt(input, 2));
  }

  /** Loads the call anew, puts the phones right and reports how all legs are: events may have been lost on the way. */
  Future<Void> adopt(Call known) {
    return queue(() -> {
      call = null;
      return load().compose(loaded -> {
        arm();
        return Future.all(known.parties().stream().map(this::reconcile).toList()).mapEmpty();
      });
    }).compose(done -> {
      List<Future<List<SwitchEvent>>> facts = new ArrayList<>();
      for (Party party : known.parties()) {
        if (party.state() == PartyState.Released || underWay(party.index())) continue;
        facts.add(take(new SimInput.Ordered(UNASKED, new SwitchOrder.Inspect(id.party(party.index())))));
      }
      return Future.all(facts).mapEmpty();
    });
  }

  private boolean underWay(int index) {
    return (
      call != null &&
      call
        .leg(index)
        .filter(leg -> leg.state() == PartyState.Null)
        .isPresent()
    );
  }

  /** The node that had the call may have gone between a change of the call and that of the phone. */
  private Future<Void> reconcile(Party party) {
    Endpoint.Subscriber who = party.endpoint().subscriber();
    if (who == null) return Future.succeededFuture();
    PartyId leg = id.party(party.index());
    return call
      .leg(party.index())
      .filter(up -> up.line() != null)
      .map(up -> floor.store().occupy(up.line(), leg, up.ringing()))
      .orElseGet(() -> floor.store().vacate(who.device(), leg));
  }

  /** No more timers and reports from here. Inputs that are queued are still done. */
  void release() {
    released = true;
    disarm();
    reports.stop();
  }

  /** Whether there is nothing to keep: the call is over and nothing waits. */
  boolean idle() {
    return queued == 0 && alarm == null && (call == null || call.over()) && reports.delivered();
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

  private Future<SimCall> load() {
    if (call != null) return Future.succeededFuture(call);
    return floor
      .store()
      .load(id)
      .map(form -> {
        call = form.map(bytes -> SimJson.read(id, bytes)).orElse(SimCall.none(id));
        return call;
      });
  }

  private Future<List<SwitchEvent>> attempt(SimInput input, int attempts) {
    return load()
      .compose(before -> claim(before, input).compose(busy -> step(before, input, busy)))
      .compose(events -> {
        if (events.isPresent()) return Future.succeededFuture(events.get());
        call = null;
        if (attempts > 1) return attempt(input, attempts - 1);
        return Future.failedFuture(new IllegalStateException("call " + id + " is worked on by another node"));
      });
  }

  /** Whether the phone that this input rings is busy. */
  private Future<Boolean> claim(SimCall before, SimInput input) {
    return SimMachine.rings(before, input)
      .map(ring -> undisturbed(ring.device()).compose(quiet -> quiet ? Future.succeededFuture(true) : occupied(ring)))
      .orElse(Future.succeededFuture(false));
  }

  private Future<Boolean> occupied(SimMachine.Ring ring) {
    return floor
      .store()
      .claim(ring.device(), ring.leg(), floor.config().lines())
      .map(free -> !free);
  }

  /** A phone of which that cannot be found out rings: a missed call is worse than a disturbance. */
  private Future<Boolean> undisturbed(String device) {
    return floor
      .exchange()
      .phones()
      .takesCalls(device)
      .onFailure(down -> LOG.warn("call {}: phone {} rings unasked: {}", id, device, down.getMessage()))
      .otherwise(true)
      .map(takes -> !takes);
  }

  /** Empty when another node was faster. */
  private Future<Optional<List<SwitchEvent>>> step(SimCall before, SimInput input, boolean busy) {
    SimStep step = SimMachine.step(before, input, busy, floor.exchange(), floor.loop().now());
    SimCall next = step.next();
    Optional<SimMachine.Ring> claimed = busy ? Optional.empty() : SimMachine.rings(before, input);
    return save(before, next)
      .compose(saved -> phones(before, saved ? next : before, claimed).map(saved))
      .map(saved -> {
        if (!saved) return Optional.empty();
        call = next;
        arm();
        reports.send(step.events());
        return Optional.of(step.events());
      });
  }

  private Future<Boolean> save(SimCall before, SimCall next) {
    if (next == before) return Future.succeededFuture(true);
    if (next.over()) return floor.store().remove(id, next.version());
    return floor.store().save(id, next.version(), SimJson.write(next));
  }

  /** Tells the phones what has changed, the one included that was asked for in vain. */
  private Future<Void> phones(SimCall before, SimCall next, Optional<SimMachine.Ring> claimed) {
    Map<PartyId, SimLeg> then = new HashMap<>();
    before.legs().forEach(leg -> then.put(before.party(leg), leg));
    List<Future<Void>> changes = new ArrayList<>();
    for (SimLeg leg : next.legs()) {
      SimLeg old = then.remove(next.party(leg));
      boolean same = old != null && old.ringing() == leg.ringing() && (old.line() == null) == (leg.line() == null);
      if (same) continue;
      if (leg.line() != null) changes.add(floor.store().occupy(leg.line(), next.party(leg), leg.ringing()));
      else if (old != null && old.line() != null) changes.add(floor.store().vacate(old.line(), next.party(leg)));
    }
    claimed
      .filter(ring ->
        next
          .leg(ring.leg().index())
          .filter(leg -> leg.line() != null)
          .isEmpty()
      )
      .ifPresent(ring -> changes.add(floor.store().vacate(ring.device(), ring.leg())));
    // The call has changed and that must be told; a phone that is wrong is put right when the leg changes again.
    return Future.all(changes)
      .onFailure(failure -> LOG.warn("call {}: its phones could not be told: {}", id, failure.getMessage()))
      .transform(done -> Future.succeededFuture());
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
      take(new SimInput.TimerDue(timer)).onFailure(failure -> {
        LOG.warn("call {}: {} could not be done, again in {}: {}", id, timer, RETRY, failure.getMessage());
        if (!released && alarm == null) wake(timer, RETRY);
      });
    });
  }
}
