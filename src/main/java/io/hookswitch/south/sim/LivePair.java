package io.hookswitch.south.sim;

import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.SwitchOrder;
import io.vertx.core.Future;
import java.util.List;

/**
 * One order over two calls on this node. No other input of either call is dealt with meanwhile on this node; against other
 * nodes the versions in the store help, one call after the other in the order of {@link SimPair.Outcome}.
 */
final class LivePair {

  private static final int ATTEMPTS = 3;

  private final LiveCall first;
  private final LiveCall second;
  private final SwitchFloor floor;
  private final Occupancy phones;

  /**
   * @param first the call of the order's party
   */
  LivePair(LiveCall first, LiveCall second, SwitchFloor floor) {
    this.first = first;
    this.second = second;
    this.floor = floor;
    phones = new Occupancy(floor);
  }

  /** Done when the order has been dealt with and both calls are safe in the store; the fence is that of the first. */
  Future<Void> take(long fence, long number, SwitchOrder order) {
    return first.queueWith(second, () -> attempt(fence, number, order, ATTEMPTS));
  }

  private Future<Void> attempt(long fence, long number, SwitchOrder order, int attempts) {
    return first
      .load()
      .map(loaded -> first.fenced(loaded, fence))
      .compose(one -> second.load().compose(two -> step(one, two, number, order)))
      // Half of it may have been saved: whatever comes next must look.
      .onFailure(failure -> forget())
      .compose(saved -> {
        if (saved) return Future.succeededFuture();
        forget();
        if (attempts > 1) return attempt(fence, number, order, attempts - 1);
        return Future.failedFuture(
          new IllegalStateException("calls " + first.id() + " and " + second.id() + " are worked on by other nodes")
        );
      });
  }

  private void forget() {
    first.forgetCopy();
    second.forgetCopy();
  }

  /** False when another node was faster. */
  private Future<Boolean> step(SimCall one, SimCall two, long number, SwitchOrder order) {
    List<SimMachine.Ring> ring = SimPair.rings(one, two, number, order);
    boolean resumed = two.crossedBy(order.party(), number);
    return phones.busy(ring).compose(busy -> {
      SimPair.Outcome outcome = SimPair.step(one, two, number, order, busy, floor.exchange(), floor.loop().now());
      List<SimMachine.Ring> claimed = Occupancy.claimed(ring, busy);
      return save(one, two, outcome).compose(saved -> {
        if (!saved) return second.tell(two, two, claimed).map(false);
        return tellPhones(one, two, outcome, claimed, resumed).map(told -> {
          conclude(outcome);
          return true;
        });
      });
    });
  }

  private Future<Boolean> save(SimCall one, SimCall two, SimPair.Outcome outcome) {
    return second
      .save(two, outcome.second())
      .compose(safe -> safe ? first.save(one, outcome.first().next()) : Future.succeededFuture(false))
      .compose(safe -> {
        if (!safe) return Future.succeededFuture(false);
        // Another node that repeats the order may have settled it already.
        return second.save(outcome.second(), outcome.settled()).map(true);
      });
  }

  /** The first call before the second: a phone that changes calls is at no moment free. */
  private Future<Void> tellPhones(
    SimCall one,
    SimCall two,
    SimPair.Outcome outcome,
    List<SimMachine.Ring> claimed,
    boolean resumed
  ) {
    SimCall settled = outcome.settled();
    Future<Void> told = first
      .tell(one, outcome.first().next(), List.of())
      .compose(done -> second.tell(two, settled, claimed));
    // Whoever did the first half of the order may not have come to this.
    if (!resumed) return told;
    return told.compose(done -> second.tell(SimCall.none(settled.id()), settled, List.of()));
  }

  private void conclude(SimPair.Outcome outcome) {
    first.goOn(outcome.first().next());
    second.goOn(outcome.settled());
    for (SwitchEvent event : outcome.first().events()) {
      LiveCall whose = event.party().call().equals(first.id()) ? first : second;
      whose.report(List.of(event));
    }
  }
}
