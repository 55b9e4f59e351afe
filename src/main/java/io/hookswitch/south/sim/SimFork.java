package io.hookswitch.south.sim;

import io.hookswitch.call.Endpoint;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchOrder;
import io.hookswitch.south.sim.SimTimer.Deed;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Several phones of a user ring for one leg; whichever would be picked up first is, and then waits for something to do. */
final class SimFork {

  private SimFork() {}

  static Optional<String> ring(Turn turn, SwitchOrder.Fork order) {
    if (!turn.knowsNothing()) return Optional.of("the call exists already");
    if (order.locations().isEmpty() || !order.locations().stream().allMatch(Endpoint::internal)) {
      return Optional.of("the switch rings its own phones only, and at least one");
    }
    List<Endpoint> free = order
      .locations()
      .stream()
      .filter(phone -> !turn.busy(phone))
      .toList();
    if (free.isEmpty()) {
      SimRelease.failed(turn, turn.put(SimLeg.forked(order.party().index(), order.locations())), ReleaseCause.Busy);
      return Optional.empty();
    }
    SimLeg leg = turn.put(SimLeg.forked(order.party().index(), free));
    turn.reportState(leg);
    first(turn, leg)
      .flatMap(phone -> after(turn, phone))
      .ifPresent(after -> turn.arm(leg, Deed.PICK_UP, null, after));
    turn.arm(leg, Deed.FAIL, ReleaseCause.NoAnswer, turn.exchange.ringTimeout());
    return Optional.empty();
  }

  static void pickUp(Turn turn, SimLeg leg) {
    turn.disarm(leg);
    SimLeg waiting = turn.put(leg.at(first(turn, leg).orElse(leg.endpoint())));
    turn.reportPlace(waiting);
    // Nobody listens to nothing for ever.
    turn.arm(waiting, Deed.FAIL, ReleaseCause.Hangup, turn.exchange.ringTimeout());
  }

  private static Optional<Endpoint> first(Turn turn, SimLeg leg) {
    return leg
      .fork()
      .stream()
      .filter(phone -> after(turn, phone).isPresent())
      .min(Comparator.comparing(phone -> after(turn, phone).orElseThrow()));
  }

  private static Optional<Duration> after(Turn turn, Endpoint phone) {
    return turn.exchange.phones().answersAfter(phone.subscriber().device());
  }
}
