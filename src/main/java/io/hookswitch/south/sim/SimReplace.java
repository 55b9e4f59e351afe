package io.hookswitch.south.sim;

import io.hookswitch.call.PartyState;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.SwitchOrder;
import java.time.Duration;
import java.util.Optional;

/**
 * A phone that waits in a second call takes the place of a leg's phone: a {@link SimHandover}. Nothing but the phone
 * changes for the leg, and nothing at all for the others of its call.
 */
final class SimReplace {

  private SimReplace() {}

  static SimPair.Outcome step(Turn one, SimCall second, long number, SwitchOrder.Replace order) {
    return SimHandover.step(
      one,
      second,
      number,
      order,
      new SimHandover.Deed() {
        @Override
        public Optional<String> amiss(Turn first, Turn two) {
          return SimReplace.amiss(first, two, order);
        }

        @Override
        public void perform(Turn first, Turn two, SimCall whole) {
          replace(first, two, order);
        }

        @Override
        public void report(Turn first, Turn two) {
          SimReplace.report(first, two, order);
        }

        /** Who is at the phone is known by the first call. */
        @Override
        public Optional<Duration> memory() {
          return Optional.empty();
        }
      }
    );
  }

  private static Optional<String> amiss(Turn one, Turn two, SwitchOrder.Replace order) {
    Optional<String> unfit = SimPair.unfit(one, order.party());
    if (unfit.isPresent()) return unfit;
    SimLeg by = two.leg(order.by().index()).orElse(null);
    if (by == null || !by.up()) return Optional.of("the leg is gone: " + order.by());
    if (by.ringing()) return Optional.of("no phone has been picked up: " + order.by());
    if (by.state() != PartyState.Dialing || !two.others(by).isEmpty()) return Optional.of("not waiting: " + order.by());
    SimLeg me = one.leg(order.party().index()).orElseThrow();
    if (SimPair.strangers(me, by)) return Optional.of("not a leg of the same user: " + order.by());
    boolean there = order.to().internal() && by.lines().contains(order.to().subscriber().device());
    return there ? Optional.empty() : Optional.of("the leg is at another phone: " + order.by());
  }

  private static void replace(Turn one, Turn two, SwitchOrder.Replace order) {
    two.release(two.leg(order.by().index()).orElseThrow(), ReleaseCause.Moved);
    two.cross(null);
    SimLeg moved = one.put(one.leg(order.party().index()).orElseThrow().at(order.to()));
    one.reportPlace(moved);
    if (!moved.muted() || order.to().subscriber().canMute()) return;
    one.put(moved.muted(false));
    one.report(moved, (party, number) -> new SwitchEvent.Muted(party, number, false));
  }

  /** What came of it, as it is now. */
  private static void report(Turn one, Turn two, SwitchOrder.Replace order) {
    SimPair.reportKnown(one, order.party());
    one.leg(order.party().index()).ifPresent(one::reportPlace);
    two.report(order.by(), (party, number) -> new SwitchEvent.Released(party, number, ReleaseCause.Moved));
  }
}
