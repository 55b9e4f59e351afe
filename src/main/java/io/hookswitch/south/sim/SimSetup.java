package io.hookswitch.south.sim;

import io.hookswitch.call.Endpoint;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.SwitchOrder;
import io.hookswitch.call.TelephonyNetwork;
import io.hookswitch.config.PlanEntry;
import io.hookswitch.south.sim.SimTimer.Deed;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** From the first digit to the answer. */
final class SimSetup {

  /** How long the network takes to bring a leg back to where it came from. */
  static final Duration NETWORK_DELAY = Duration.ofMillis(200);

  private SimSetup() {}

  static Optional<String> dial(Turn turn, SwitchOrder.Dial dial) {
    Optional<String> amiss = amiss(turn, dial);
    if (amiss.isPresent()) return amiss;
    SimLeg caller = turn.put(SimLeg.caller(dial.party().index(), presented(dial), dial.alertCaller()));
    SimLeg called = turn.put(SimLeg.called(dial.called().index(), dial.to()));
    if (!dial.alertCaller()) {
      turn.reportState(caller);
      reach(turn, called);
    } else if (turn.exchange.phones().picksUpForOwnCall(dial.from().subscriber().device())) {
      turn.arm(caller, Deed.PICK_UP, null, turn.exchange.ownPhonePickup());
    } else {
      turn.arm(caller, Deed.FAIL, ReleaseCause.NoAnswer, turn.exchange.ringTimeout());
    }
    return Optional.empty();
  }

  /** Why no call can be begun so. */
  static Optional<String> amiss(Turn turn, SwitchOrder.Dial dial) {
    if (!turn.knowsNothing()) return Optional.of("the call exists already");
    if (!dial.from().internal()) return Optional.of("the switch has no phone for " + dial.from().number());
    if (!dial.called().call().equals(dial.party().call()) || dial.called().index() == dial.party().index()) {
      return Optional.of("the called party is not another party of this call: " + dial.called());
    }
    return Optional.empty();
  }

  /** The network knows a caller by the number that is presented, as networks do that believe what they are told. */
  private static Endpoint presented(SwitchOrder.Dial dial) {
    return new Endpoint(dial.presented(), dial.from().digits(), dial.from().subscriber());
  }

  /** The leg is off hook; a busy or unknown called party ends the call like one that was ordered. */
  static void placed(Turn turn, SimInput.Placed call) {
    if (!turn.knowsNothing()) return;
    SimLeg from = turn.put(SimLeg.caller(0, call.from(), false));
    SimLeg called = turn.put(SimLeg.called(1, call.to()));
    turn.report(from, (party, number) ->
      new SwitchEvent.Placed(party, number, call.tenant(), from.endpoint(), called.endpoint())
    );
    reach(turn, called);
  }

  /** Nobody hears of a call to a busy phone, except the caller. */
  static void incoming(Turn turn, SimInput.Incoming call) {
    if (!turn.knowsNothing() || turn.busy(call.called())) return;
    SimLeg from = turn.put(SimLeg.caller(0, call.from(), false));
    SimLeg called = turn.put(SimLeg.called(1, call.called()).in(PartyState.Ringing));
    armPhone(turn, called);
    turn.offer(call.tenant(), from, called);
  }

  /** The second phase of click-to-dial. */
  static void pickUp(Turn turn, SimLeg caller) {
    turn.disarm(caller);
    SimLeg offHook = turn.put(caller.in(PartyState.Dialing));
    turn.reportState(offHook);
    turn.others(offHook).forEach(called -> reach(turn, called));
  }

  /** Why a leg cannot be reached when the switch can tell without trying. */
  static Optional<ReleaseCause> unreachable(Turn turn, SimLeg target) {
    Endpoint to = target.endpoint();
    if (to.internal()) return turn.busy(to) || onThisCall(turn, target)
      ? Optional.of(ReleaseCause.Busy)
      : Optional.empty();
    if (turn.exchange.phones().routes(to.number())) return Optional.empty();
    return switch (turn.exchange.plan().of(to.number()).does()) {
      case BUSY, CALL_BACK -> Optional.of(ReleaseCause.Busy);
      case UNKNOWN -> Optional.of(ReleaseCause.UnknownNumber);
      case ANSWER, NO_ANSWER, REJECT, RING -> Optional.empty();
    };
  }

  private static boolean onThisCall(Turn turn, SimLeg target) {
    String device = target.endpoint().subscriber().device();
    return turn
      .others(target)
      .stream()
      .anyMatch(leg -> leg.lines().contains(device));
  }

  static void reach(Turn turn, SimLeg leg) {
    Optional<ReleaseCause> hopeless = unreachable(turn, leg);
    Endpoint to = leg.endpoint();
    if (!to.internal() && turn.exchange.phones().routes(to.number())) {
      turn.arm(leg, Deed.ARRIVE, ReleaseCause.UnknownNumber, NETWORK_DELAY);
    } else if (hopeless.isEmpty()) {
      ring(turn, leg);
    } else if (leg.endpoint().internal()) {
      SimRelease.failed(turn, leg, hopeless.get());
    } else {
      turn.arm(leg, Deed.FAIL, hopeless.get(), turn.exchange.plan().of(leg.endpoint().number()).after());
    }
  }

  private static void ring(Turn turn, SimLeg leg) {
    SimLeg ringing = turn.put(leg.in(PartyState.Ringing));
    turn.reportState(ringing);
    if (ringing.endpoint().internal()) armPhone(turn, ringing);
    else armNetwork(turn, ringing);
  }

  private static void armPhone(Turn turn, SimLeg leg) {
    Optional<Duration> answers = turn.exchange.phones().answersAfter(leg.endpoint().subscriber().device());
    answers.ifPresent(after -> turn.arm(leg, Deed.ANSWER, null, after));
    turn.arm(leg, Deed.FAIL, ReleaseCause.NoAnswer, turn.exchange.ringTimeout());
  }

  private static void armNetwork(Turn turn, SimLeg leg) {
    PlanEntry plan = turn.exchange.plan().of(leg.endpoint().number());
    switch (plan.does()) {
      case ANSWER -> {
        turn.put(leg.talking(plan.talks().orElse(null)));
        turn.arm(leg, Deed.ANSWER, null, plan.after());
      }
      case NO_ANSWER -> turn.arm(leg, Deed.FAIL, ReleaseCause.NoAnswer, plan.after());
      case REJECT -> turn.arm(leg, Deed.FAIL, ReleaseCause.Rejected, plan.after());
      case RING -> turn.arm(leg, Deed.FAIL, ReleaseCause.NoAnswer, turn.exchange.ringTimeout());
      case BUSY, UNKNOWN, CALL_BACK -> throw new IllegalStateException("such a number never rings: " + leg);
    }
  }

  /** Both ends are told; whoever waited for the new party alone hears it from now on. In a conference nobody waited. */
  static void answer(Turn turn, SimLeg leg) {
    turn.disarm(leg);
    SimLeg talking = turn.put(leg.in(PartyState.Established));
    if (leg.talks() != null) turn.arm(talking, Deed.HANG_UP, null, leg.talks());
    turn.reportState(talking);
    List<SimLeg> others = turn.others(talking);
    boolean conference =
      others
        .stream()
        .filter(other -> other.state().connected())
        .count() > 1;
    for (SimLeg other : others) {
      if (other.state() == PartyState.Null || other.ringing()) continue;
      if (conference && other.state().connected()) continue;
      turn.reportState(other.state() == PartyState.Dialing ? turn.put(other.in(PartyState.Established)) : other);
    }
  }

  static Optional<String> answerByOrder(Turn turn, SimLeg leg) {
    if (!leg.endpoint().internal() || leg.endpoint().subscriber().network() == TelephonyNetwork.Public) {
      return SimOrders.unsupported("no phone of another network is told to pick up");
    }
    if (!leg.fork().isEmpty()) return Optional.of("several phones ring for this leg");
    if (leg.alerting()) pickUp(turn, leg);
    else if (leg.state() == PartyState.Ringing) answer(turn, leg);
    else if (leg.state().connected()) turn.reportState(leg);
    else return Optional.of("the phone does not ring");
    return Optional.empty();
  }
}
