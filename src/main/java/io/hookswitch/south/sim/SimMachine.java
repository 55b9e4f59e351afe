package io.hookswitch.south.sim;

import io.hookswitch.call.Call;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.SwitchOrder;
import io.hookswitch.south.sim.SimTimer.Deed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the switch does when it is given an order, when a timer runs out and when the network calls. Pure. */
final class SimMachine {

  private SimMachine() {}

  /**
   * A phone that an input is going to ring, unless it is busy.
   *
   * @param device in the directory
   * @param leg that will ring on it
   */
  record Ring(String device, PartyId leg) {}

  /** The phones whose lines have to be asked for before {@link #step}; empty when the input rings no subscriber's phone. */
  static List<Ring> rings(SimCall call, SimInput input) {
    return switch (input) {
      case SimInput.Ordered ordered -> switch (ordered.order()) {
        case SwitchOrder.Dial dial when !dial.alertCaller() && call.legs().isEmpty() -> ring(dial.called(), dial.to());
        case SwitchOrder.Fork fork when call.legs().isEmpty() -> fork
          .locations()
          .stream()
          .flatMap(phone -> ring(fork.party(), phone).stream())
          .toList();
        case SwitchOrder.Redirect redirect when call.leg(redirect.target().index()).isEmpty() -> ring(
          redirect.target(),
          redirect.to()
        );
        case SwitchOrder.Answer answer -> ringAfterOwnPhone(call, answer.party().index());
        case SwitchOrder.Join join when call.leg(join.target().index()).isEmpty() -> ring(join.target(), join.to());
        case SwitchOrder.Monitor monitor when call.leg(monitor.supervisor().index()).isEmpty() -> ring(
          monitor.supervisor(),
          monitor.to()
        );
        default -> List.of();
      };
      case SimInput.TimerDue due when due.timer().deed() == Deed.PICK_UP -> ringAfterOwnPhone(call, due.timer().leg());
      case SimInput.Adopted adopted -> List.of();
      case SimInput.TimerDue due -> List.of();
      case SimInput.Incoming incoming -> ring(call.id().party(1), incoming.called());
      case SimInput.Placed placed -> ring(call.id().party(1), placed.to());
      case SimInput.Routed routed -> List.of();
    };
  }

  private static List<Ring> ringAfterOwnPhone(SimCall call, int caller) {
    boolean alerting = call.leg(caller).filter(SimLeg::alerting).isPresent();
    if (!alerting) return List.of();
    return call
      .legs()
      .stream()
      .filter(leg -> leg.index() != caller && leg.up())
      .findFirst()
      .map(leg -> ring(call.party(leg), leg.endpoint()))
      .orElse(List.of());
  }

  static List<Ring> ring(PartyId leg, Endpoint where) {
    return where.internal() ? List.of(new Ring(where.subscriber().device(), leg)) : List.of();
  }

  /**
   * @param call {@link SimCall#none} when there is none
   * @param busy those of the phones of {@link #rings} that cannot take the call
   */
  static SimStep step(SimCall call, SimInput input, Set<String> busy, Exchange exchange, Instant now) {
    Turn turn = new Turn(call, busy, exchange, now);
    switch (input) {
      case SimInput.Ordered ordered -> ordered(turn, ordered.number(), ordered.order());
      case SimInput.Adopted adopted -> adopted(turn, call, adopted.known());
      case SimInput.TimerDue due -> timerDue(turn, due.timer());
      case SimInput.Incoming incoming -> SimSetup.incoming(turn, incoming);
      case SimInput.Placed placed -> SimSetup.placed(turn, placed);
      case SimInput.Routed routed -> routed(turn, routed.timer(), routed.taken());
    }
    return turn.done();
  }

  /** Kept also when there is nothing to report: nobody who owned the call before may act on it any more. */
  private static void adopted(Turn turn, SimCall call, Call known) {
    if (!call.over()) turn.keep();
    for (SwitchOrder.Inspect question : Adoption.questions(known, call)) {
      ordered(turn, SwitchOrder.QUESTION, question);
    }
  }

  private static void ordered(Turn turn, long number, SwitchOrder order) {
    Optional<TakenOrder> before = turn.taken(number);
    if (before.isPresent()) {
      repeated(turn, number, order, before.get());
      return;
    }
    Optional<String> failure = obey(turn, number, order);
    concluded(turn, number, order, failure);
  }

  /** Reports and remembers what came of an order. */
  static void concluded(Turn turn, long number, SwitchOrder order, Optional<String> failure) {
    failure.ifPresent(reason -> fail(turn, number, order, reason));
    // Questions may be asked again at any time, and have no effect that could happen twice.
    boolean question = order.kind() == SwitchOrder.Kind.Inspect || (failure.isEmpty() && unknown(turn, order));
    if (!question) turn.remember(number, TakenOrder.of(order, failure.orElse(null)));
  }

  private static boolean unknown(Turn turn, SwitchOrder order) {
    return turn.leg(order.party().index()).isEmpty();
  }

  /** Says once more what came of an order; has no second effect. */
  private static void repeated(Turn turn, long number, SwitchOrder order, TakenOrder before) {
    if (!failedBefore(turn, number, order, before)) {
      turn.leg(before.leg()).ifPresent(leg -> SimOrders.reportAgain(turn, leg, number, order));
      turn
        .leg(before.other())
        .filter(leg -> leg.state() != PartyState.Null)
        .ifPresent(other -> {
          turn.reportState(other);
          SimMonitoring.report(turn, other);
        });
    }
  }

  /** Whether a repeated order has failed once for all; reports so. */
  static boolean failedBefore(Turn turn, long number, SwitchOrder order, TakenOrder before) {
    if (!before.same(order)) fail(turn, number, order, "order " + number + " was another one: " + before.kind());
    else if (before.failure() != null) fail(turn, number, order, before.failure());
    else return false;
    return true;
  }

  private static void fail(Turn turn, long number, SwitchOrder order, String reason) {
    turn.report(order.party(), (party, sequence) -> new SwitchEvent.OrderFailed(party, sequence, number, reason));
  }

  private static Optional<String> obey(Turn turn, long number, SwitchOrder order) {
    if (order instanceof SwitchOrder.Dial dial) return SimSetup.dial(turn, dial);
    if (order instanceof SwitchOrder.Fork fork) return SimFork.ring(turn, fork);
    Optional<SimLeg> known = turn.leg(order.party().index());
    if (known.isEmpty()) return SimOrders.unknownLeg(turn, order);
    SimLeg leg = known.get();
    if (!leg.up()) return SimOrders.goneLeg(turn, leg, order);
    return switch (order) {
      case SwitchOrder.Dial dial -> throw new IllegalStateException("answered above");
      case SwitchOrder.Fork fork -> throw new IllegalStateException("answered above");
      case SwitchOrder.Answer answer -> SimSetup.answerByOrder(turn, leg);
      case SwitchOrder.Release release -> SimRelease.byOrder(turn, leg, release.cause());
      case SwitchOrder.Redirect redirect -> SimRedirect.redirect(turn, leg, redirect);
      case SwitchOrder.Hold hold -> SimOrders.hold(turn, leg);
      case SwitchOrder.Retrieve retrieve -> SimOrders.retrieve(turn, leg);
      case SwitchOrder.Mute mute -> SimOrders.mute(turn, leg, mute.on());
      case SwitchOrder.Digits digits -> SimOrders.digits(turn, leg, number);
      case SwitchOrder.Record record -> SimOrders.record(turn, leg, record.to());
      case SwitchOrder.Inspect inspect -> SimOrders.inspect(turn, leg);
      case SwitchOrder.Join join -> SimRedirect.join(turn, leg, join);
      case SwitchOrder.Monitor monitor -> SimMonitoring.monitor(turn, leg, monitor);
      case SwitchOrder.Partake partake -> SimMonitoring.partake(turn, leg, partake);
      case SwitchOrder.Silence silence -> SimMonitoring.silence(turn, leg, silence);
      case SwitchOrder.Consult consult -> oneCall(consult.consulting());
      case SwitchOrder.Merge merge -> oneCall(merge.consulting());
      case SwitchOrder.Alternate alternate -> oneCall(alternate.other());
      case SwitchOrder.Replace replace -> oneCall(replace.by());
    };
  }

  /** Orders over two calls do not come here, see {@link SimPair}. */
  private static Optional<String> oneCall(PartyId other) {
    return Optional.of("not a leg of another call: " + other);
  }

  /** A leg that was taken is another call's from now on, which ends this one as if the far end had hung up. */
  private static void routed(Turn turn, SimTimer timer, boolean taken) {
    if (!turn.expire(timer)) return;
    SimLeg leg = legOf(turn, timer);
    if (taken) SimRelease.byFarEnd(turn, leg);
    else SimRelease.failed(turn, leg, timer.cause());
  }

  private static SimLeg legOf(Turn turn, SimTimer timer) {
    return turn.leg(timer.leg()).orElseThrow(() -> new IllegalStateException("a timer without its leg: " + timer));
  }

  private static void timerDue(Turn turn, SimTimer timer) {
    if (!turn.expire(timer)) return;
    SimLeg leg = legOf(turn, timer);
    switch (timer.deed()) {
      case PICK_UP -> {
        if (leg.fork().isEmpty()) SimSetup.pickUp(turn, leg);
        else SimFork.pickUp(turn, leg);
      }
      case ANSWER -> SimSetup.answer(turn, leg);
      // Nobody has been asked about an arrival that comes here.
      case FAIL, ARRIVE -> SimRelease.failed(turn, leg, timer.cause());
      case HANG_UP -> SimRelease.byFarEnd(turn, leg);
      case ABANDON -> turn.cross(null);
      case FORGET -> {
        // With the timer goes what kept the call.
      }
    }
  }
}
