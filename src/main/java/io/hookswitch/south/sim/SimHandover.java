package io.hookswitch.south.sim;

import io.hookswitch.call.PartyId;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Legs, or the phone of one, come from a second call to the first. The second call is saved first, without them but with
 * all of them in its mark ({@link Crossed}); then the first, which has them now; then the second is settled. Whoever finds
 * the mark does the rest: they come to the first call, or back when that is not possible any more. If nobody comes, they
 * are abandoned.
 */
final class SimHandover {

  /** Longer than a gateway repeats an order. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private SimHandover() {}

  /** What is to be done with the two calls. */
  interface Deed {
    /** Why it cannot be done, empty when it can. */
    Optional<String> amiss(Turn one, Turn two);

    /** @param whole the second call with everything that was to come */
    void perform(Turn one, Turn two, SimCall whole);

    /** Says once more what came of it, as it is now. */
    void report(Turn one, Turn two);

    /** How long the second call is kept to say where its legs are; empty when nobody will ask. */
    Optional<Duration> memory();
  }

  static SimPair.Outcome step(Turn one, SimCall second, long number, SwitchOrder order, Deed deed) {
    boolean half = second.merging() && second.crossedBy(order.party(), number);
    int far = SimPair.far(order).map(PartyId::index).orElseThrow();
    Optional<SimTimer> memory = deed.memory().map(after -> one.forgetting(far, after));
    Optional<TakenOrder> before = one.taken(number);
    if (before.isPresent()) {
      boolean failed = SimMachine.failedBefore(one, number, order, before.get());
      if (failed) return new SimPair.Outcome(one.done(), second, second);
      deed.report(one, one.beside(second, Set.of()));
      SimCall settled = half ? settled(second, second, memory) : second;
      return new SimPair.Outcome(one.done(), second, settled);
    }
    SimCall whole = half ? restored(second) : second;
    Turn two = one.beside(whole, Set.of());
    Optional<String> amiss = deed.amiss(one, two);
    if (amiss.isEmpty()) deed.perform(one, two, whole);
    SimMachine.concluded(one, number, order, amiss);
    if (amiss.isPresent()) {
      SimCall back = half ? whole.with(second.version() + 1) : second;
      return new SimPair.Outcome(one.done(), back, back);
    }
    SimCall emptied = two.done().next();
    SimCall marked = half
      ? second
      : marked(
          emptied,
          one.abandoning(far, PATIENCE),
          new Crossed(order.party(), number, whole.legs(), whole.timers())
        );
    return new SimPair.Outcome(one.done(), marked, settled(emptied, marked, memory));
  }

  private static SimCall marked(SimCall emptied, SimTimer patience, Crossed mark) {
    return new SimCall(
      emptied.id(),
      emptied.version(),
      emptied.legs(),
      List.of(patience),
      emptied.taken(),
      emptied.sequence(),
      mark,
      emptied.fence()
    );
  }

  private static SimCall restored(SimCall half) {
    Crossed mark = half.crossed();
    return new SimCall(
      half.id(),
      half.version(),
      mark.legs(),
      mark.timers(),
      half.taken(),
      half.sequence(),
      null,
      half.fence()
    );
  }

  /** Nothing is left of the call but what was released, and for a while the knowledge that the others have moved. */
  private static SimCall settled(SimCall emptied, SimCall half, Optional<SimTimer> memory) {
    List<SimLeg> legs = new ArrayList<>(emptied.legs());
    half
      .crossed()
      .legs()
      .stream()
      .filter(leg -> emptied.leg(leg.index()).isEmpty())
      .forEach(leg -> legs.add(leg.up() ? leg.released(ReleaseCause.Moved) : leg));
    legs.sort(Comparator.comparing(SimLeg::index));
    return new SimCall(
      half.id(),
      half.version() + 1,
      legs,
      memory.stream().toList(),
      emptied.taken(),
      emptied.sequence(),
      null,
      half.fence()
    );
  }
}
