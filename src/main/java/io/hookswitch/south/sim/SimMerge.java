package io.hookswitch.south.sim;

import io.hookswitch.call.Consultation;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.RecordingState;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.SwitchOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Two calls of a user become one, the legs of the second coming to the first: a {@link SimHandover}. The second is kept for
 * a while to say where its legs are.
 */
final class SimMerge {

  /** Longer than between two audits of a gateway. */
  static final Duration MEMORY = Duration.ofMinutes(15);

  private SimMerge() {}

  static SimPair.Outcome step(Turn one, SimCall second, long number, SwitchOrder.Merge order) {
    return SimHandover.step(
      one,
      second,
      number,
      order,
      new SimHandover.Deed() {
        @Override
        public Optional<String> amiss(Turn first, Turn two) {
          return SimMerge.amiss(first, two, order);
        }

        @Override
        public void perform(Turn first, Turn two, SimCall whole) {
          merge(first, two, whole, order);
        }

        @Override
        public void report(Turn first, Turn two) {
          SimMerge.report(first, two, order);
        }

        @Override
        public Optional<Duration> memory() {
          return Optional.of(MEMORY);
        }
      }
    );
  }

  private static Optional<String> amiss(Turn one, Turn two, SwitchOrder.Merge order) {
    Optional<String> unfit = SimPair.unfit(one, order.party());
    if (unfit.isPresent()) return unfit;
    SimLeg me = one.leg(order.party().index()).orElseThrow();
    SimLeg consulting = two.leg(order.consulting().index()).orElse(null);
    if (consulting == null || !consulting.up()) return Optional.of("the leg is gone: " + order.consulting());
    if (SimPair.strangers(me, consulting)) return Optional.of("not a leg of the same user: " + order.consulting());
    if (consulting.ringing()) return Optional.of("the phone has not been picked up: " + order.consulting());
    return amissInMoves(one, two, consulting, order).or(() -> silent(one, two, me, consulting, order));
  }

  private static Optional<String> amissInMoves(Turn one, Turn two, SimLeg consulting, SwitchOrder.Merge order) {
    Set<Integer> from = new HashSet<>();
    Set<Integer> to = new HashSet<>();
    for (SwitchOrder.Move move : order.moves()) {
      boolean ids =
        move.from().call().equals(order.consulting().call()) && move.to().call().equals(order.party().call());
      boolean again = !from.add(move.from().index()) || !to.add(move.to().index());
      if (!ids || again || move.from().equals(order.consulting()) || one.leg(move.to().index()).isPresent()) {
        return Optional.of("no such move is possible: " + move.from() + " to " + move.to());
      }
      SimLeg leg = two.leg(move.from().index()).orElse(null);
      if (leg == null || !leg.up()) return Optional.of("the leg is gone: " + move.from());
      if (!leg.state().live()) return Optional.of("the leg is still being reached: " + move.from());
    }
    return two
      .others(consulting)
      .stream()
      .filter(other -> !from.contains(other.index()))
      .findFirst()
      .map(other -> "a leg would be left behind: " + two.party(other));
  }

  /** Somebody must be there to talk, or to hear the ringing. */
  private static Optional<String> silent(Turn one, Turn two, SimLeg me, SimLeg consulting, SwitchOrder.Merge order) {
    if (order.moves().isEmpty()) return Optional.of("nobody would come to the call");
    if (order.purpose() == Consultation.Conference) return Optional.empty();
    List<SimLeg> rest = new ArrayList<>(one.others(me));
    rest.addAll(two.others(consulting));
    rest.removeIf(SimMonitoring::silent);
    if (rest.stream().anyMatch(leg -> leg.state().connected())) return Optional.empty();
    return Optional.of("nobody is connected whom the call could be left to");
  }

  private static void merge(Turn one, Turn two, SimCall whole, SwitchOrder.Merge order) {
    boolean stays = order.purpose() == Consultation.Conference;
    SimLeg me = one.leg(order.party().index()).orElseThrow();
    SimLeg consulting = two.leg(order.consulting().index()).orElseThrow();
    if (!stays) one.release(me, ReleaseCause.Transferred);
    two.release(consulting, stays ? ReleaseCause.Conferenced : ReleaseCause.Transferred);
    if (stays && me.state() == PartyState.Held) {
      one.put(me.in(PartyState.Established));
      one.report(order.party(), SwitchEvent.Retrieved::new);
    }
    List<SimLeg> moved = new ArrayList<>();
    for (SwitchOrder.Move move : order.moves()) {
      SimLeg leg = two.leg(move.from().index()).orElseThrow();
      moved.add(leg);
      reportWhole(one, one.takeIn(leg, move.to().index(), whole.timers()));
    }
    two.handOver(moved);
    two.cross(null);
  }

  private static void reportWhole(Turn turn, SimLeg leg) {
    turn.reportState(leg);
    if (leg.muted()) turn.report(leg, (party, number) -> new SwitchEvent.Muted(party, number, true));
    if (leg.recording() != RecordingState.None) {
      turn.report(leg, (party, number) -> new SwitchEvent.Recorded(party, number, leg.recording()));
    }
    turn.reportPlace(leg);
    SimMonitoring.report(turn, leg);
  }

  /** What came of a merge that has been made, as it is now. */
  private static void report(Turn one, Turn two, SwitchOrder.Merge order) {
    boolean stays = order.purpose() == Consultation.Conference;
    PartyId consulting = order.consulting();
    SimLeg me = one.leg(order.party().index()).orElseThrow();
    if (stays && me.state() == PartyState.Established) one.report(me, SwitchEvent.Retrieved::new);
    else one.reportState(me);
    ReleaseCause cause = stays ? ReleaseCause.Conferenced : ReleaseCause.Transferred;
    two.report(consulting, (party, number) -> new SwitchEvent.Released(party, number, cause));
    order.moves().forEach(move -> one.leg(move.to().index()).ifPresent(leg -> reportWhole(one, leg)));
  }
}
