package io.hookswitch.north.tenantv1;

import io.hookswitch.call.Personality;
import io.hookswitch.call.Recording;
import io.hookswitch.call.RecordingMode;
import io.hookswitch.call.RecordingState;
import io.hookswitch.call.Refusal;
import java.util.Optional;

/**
 * Which text of error 59 belongs to which action in which state. Only finds the words: whether an action is refused is
 * decided by the rules, and where they refuse what the documentation allows, the nearest text is used.
 */
final class Legality {

  private Legality() {}

  /** Why the rules, or the core, refused this. */
  static Objection refused(Action action, Half half) {
    return objection(action, half).orElse(
      action.aboutRecording() ? Objection.RECORDING_DISABLED : Objection.CALL_STATE
    );
  }

  /** Why the switch could not do what had been accepted. */
  static Objection failed(Action action, String failure) {
    // The other call was found to be in another transfer only by its owner.
    if (Refusal.Why.IN_PROGRESS.name().equals(failure)) return Objection.TRANSFER_IN_PROGRESS;
    return switch (action) {
      case hold, reconnect, release -> Objection.ENDPOINT_STATE;
      case blindTransfer, consultativeTransfer -> Objection.TRANSFER_FAILED;
      case startRecording, pauseRecording, resumeRecording, stopRecording -> Objection.RECORDING_FAILED;
    };
  }

  /**
   * What is against it that the rules cannot see, since it depends on what the others on the call do: a half that alerts
   * again, and a leg of a conference.
   */
  static Optional<Objection> beyondRules(Action action, Half half) {
    boolean holding = action == Action.hold || action == Action.reconnect;
    if (half.alertsAgain()) return objection(action, half);
    return holding && half.inConference() ? Optional.of(Objection.CALL_STATE) : Optional.empty();
  }

  /** What the documentation has against this half as the one that is consulted, empty when it may be. */
  static Optional<Objection> againstConsulted(Half other) {
    return againstConsulted(other.state(), other.party().personality());
  }

  static Optional<Objection> againstConsulted(HalfState state, Personality personality) {
    if (state == HalfState.Detached) return Optional.of(Objection.DETACHED);
    if (state != HalfState.Alerting) return Optional.empty();
    return switch (personality) {
      case ClickToDial -> Optional.of(Objection.ENDPOINT_STATE);
      case Originator -> Optional.empty();
      case Terminator -> Optional.of(Objection.CALL_STATE);
    };
  }

  /** What the documentation has against it, empty when it allows it. */
  static Optional<Objection> objection(Action action, Half half) {
    return objection(action, half.state(), half.party().personality(), half.party().recording());
  }

  static Optional<Objection> objection(Action action, HalfState state, Personality personality, Recording recording) {
    if (state == HalfState.Detached) return Optional.of(Objection.DETACHED);
    boolean alerting = state == HalfState.Alerting;
    boolean unanswered = alerting && personality == Personality.ClickToDial;
    Objection why = switch (action) {
      case release -> null;
      case hold -> unless(state == HalfState.Active || state == HalfState.RemoteHeld, unanswered);
      case reconnect -> unless(state == HalfState.Held, unanswered);
      case blindTransfer -> unless(!alerting || personality == Personality.Terminator, unanswered);
      case consultativeTransfer -> unless(!alerting, unanswered);
      case startRecording, pauseRecording, resumeRecording, stopRecording -> toRecording(action, state, recording);
    };
    return Optional.ofNullable(why);
  }

  /** @param unanswered the user's own phone rings: there is no leg to do anything with */
  private static Objection unless(boolean possible, boolean unanswered) {
    if (possible) return null;
    return unanswered ? Objection.ENDPOINT_STATE : Objection.CALL_STATE;
  }

  /** The first that holds, in the documented order; {@code null} when nothing does. */
  private static Objection toRecording(Action action, HalfState state, Recording recording) {
    RecordingMode mode = recording.mode();
    RecordingState now = recording.state();
    if (mode == RecordingMode.Unassigned || mode == RecordingMode.Never) return Objection.RECORDING_DISABLED;
    if (now == RecordingState.Failed) return Objection.RECORDING_FAILED;
    if (state == HalfState.Alerting) return Objection.CALL_STATE;
    return switch (action) {
      case startRecording -> now == RecordingState.None && !mode.automatic() ? null : Objection.CALL_STATE;
      case pauseRecording -> toPausing(mode, now, RecordingState.Started);
      case resumeRecording -> toPausing(mode, now, RecordingState.Paused);
      default -> toStopping(mode, now);
    };
  }

  private static Objection toPausing(RecordingMode mode, RecordingState now, RecordingState needed) {
    if (mode == RecordingMode.Always) return Objection.RECORDING_DISABLED;
    if (now == RecordingState.None || now == RecordingState.Pending) return Objection.RECORDING_NOT_ACTIVE;
    return now == needed ? null : Objection.CALL_STATE;
  }

  private static Objection toStopping(RecordingMode mode, RecordingState now) {
    if (mode != RecordingMode.OnDemandUserStart) return Objection.STOP_NOT_SUPPORTED;
    return now == RecordingState.None ? Objection.RECORDING_NOT_ACTIVE : null;
  }
}
