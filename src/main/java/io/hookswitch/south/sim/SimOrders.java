package io.hookswitch.south.sim;

import io.hookswitch.call.PartyState;
import io.hookswitch.call.RecordingState;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.SwitchOrder;
import java.util.Optional;

/**
 * Orders about one leg that change nothing for the others. An order whose wish is true already is obeyed by saying so:
 * whoever gives it has missed an event.
 */
final class SimOrders {

  private static final Optional<String> OBEYED = Optional.empty();
  /** What all switches say of what a phone does not do. */
  private static final String UNSUPPORTED = "not supported by this device: ";

  private SimOrders() {}

  /** A leg that the switch has never had, or has forgotten together with its call. */
  static Optional<String> unknownLeg(Turn turn, SwitchOrder order) {
    return switch (order) {
      case SwitchOrder.Inspect inspect -> lost(turn, order);
      case SwitchOrder.Release release -> lost(turn, order);
      default -> Optional.of("the switch does not know this leg");
    };
  }

  private static Optional<String> lost(Turn turn, SwitchOrder order) {
    turn.report(order.party(), (party, number) -> new SwitchEvent.Released(party, number, ReleaseCause.Lost));
    return OBEYED;
  }

  static Optional<String> goneLeg(Turn turn, SimLeg leg, SwitchOrder order) {
    if (!(order instanceof SwitchOrder.Inspect || order instanceof SwitchOrder.Release)) {
      return Optional.of("the leg has been released: " + leg.cause());
    }
    turn.reportState(leg);
    return OBEYED;
  }

  static Optional<String> hold(Turn turn, SimLeg leg) {
    if (!leg.state().connected()) return notConnected(leg);
    if (!leg.endpoint().internal()) return notOurs();
    turn.reportState(turn.put(leg.in(PartyState.Held)));
    return OBEYED;
  }

  static Optional<String> retrieve(Turn turn, SimLeg leg) {
    if (!leg.state().connected()) return notConnected(leg);
    if (!leg.endpoint().internal()) return notOurs();
    turn.report(turn.put(leg.in(PartyState.Established)), SwitchEvent.Retrieved::new);
    return OBEYED;
  }

  static Optional<String> mute(Turn turn, SimLeg leg, boolean on) {
    if (!leg.state().connected()) return notConnected(leg);
    if (!leg.endpoint().internal() || !leg.endpoint().subscriber().canMute()) {
      return unsupported("the directory says that this phone is not muted by the switch");
    }
    reportMuted(turn, turn.put(leg.muted(on)));
    return OBEYED;
  }

  static Optional<String> digits(Turn turn, SimLeg leg, long number) {
    if (leg.state() != PartyState.Established) return Optional.of("no tones can be sent while " + leg.state());
    if (!leg.endpoint().internal()) return notOurs();
    reportDigits(turn, leg, number);
    return OBEYED;
  }

  static Optional<String> record(Turn turn, SimLeg leg, RecordingState to) {
    switch (to) {
      case Started, Paused -> {
        if (!leg.state().connected()) return notConnected(leg);
        if (!leg.endpoint().internal()) return notOurs();
        if (to == RecordingState.Paused && leg.recording() == RecordingState.None) {
          return Optional.of("there is no recording to pause");
        }
      }
      case None -> {
      }
      case Pending, Failed -> {
        return Optional.of("no recording can be brought to " + to);
      }
    }
    reportRecorded(turn, turn.put(leg.recorded(to)));
    return OBEYED;
  }

  static Optional<String> inspect(Turn turn, SimLeg leg) {
    if (leg.state() == PartyState.Null) return Optional.of("the leg is still being reached");
    turn.report(leg, (party, number) -> Turn.inspected(leg, party, number));
    turn.reportPlace(leg);
    SimMonitoring.report(turn, leg);
    return OBEYED;
  }

  /** The fact that an order was about, as it is now. */
  static void reportAgain(Turn turn, SimLeg leg, long number, SwitchOrder order) {
    if (!leg.up()) turn.reportState(leg);
    else switch (order) {
      case SwitchOrder.Retrieve retrieve when leg.state() == PartyState.Established -> turn.report(
        leg,
        SwitchEvent.Retrieved::new
      );
      case SwitchOrder.Mute mute -> reportMuted(turn, leg);
      case SwitchOrder.Digits digits -> reportDigits(turn, leg, number);
      case SwitchOrder.Record record -> reportRecorded(turn, leg);
      case SwitchOrder.Partake partake -> SimMonitoring.report(turn, leg);
      case SwitchOrder.Silence silence -> SimMonitoring.report(turn, leg);
      case SwitchOrder.Fork fork -> {
        turn.reportState(leg);
        turn.reportPlace(leg);
      }
      default -> turn.reportState(leg);
    }
  }

  private static void reportMuted(Turn turn, SimLeg leg) {
    turn.report(leg, (party, number) -> new SwitchEvent.Muted(party, number, leg.muted()));
  }

  private static void reportDigits(Turn turn, SimLeg leg, long order) {
    turn.report(leg, (party, number) -> new SwitchEvent.DigitsSent(party, number, order));
  }

  private static void reportRecorded(Turn turn, SimLeg leg) {
    turn.report(leg, (party, number) -> new SwitchEvent.Recorded(party, number, leg.recording()));
  }

  static Optional<String> unsupported(String what) {
    return Optional.of(UNSUPPORTED + what);
  }

  private static Optional<String> notConnected(SimLeg leg) {
    return Optional.of("the leg is not connected: " + leg.state());
  }

  private static Optional<String> notOurs() {
    return Optional.of("the switch does not control this leg");
  }
}
