package io.hookswitch.north.tenantv1;

import io.hookswitch.call.CallFacts;
import io.hookswitch.call.Decision;
import io.hookswitch.call.Operation;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.RecordingControl;
import io.hookswitch.call.RecordingMode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What the shipped rules say of a call between two, as far as this dialect uses it. */
final class Rules {

  private Rules() {}

  static Decision decide(CallFacts facts) {
    Set<Operation> allowed = switch (facts.state()) {
      case Null -> EnumSet.of(Operation.Dial);
      case Dialing -> EnumSet.of(Operation.Hangup);
      case Ringing -> EnumSet.of(Operation.Answer, Operation.Reject, Operation.Deflect);
      case Established -> EnumSet.of(
        Operation.Hold,
        Operation.Hangup,
        Operation.InitiateTransfer,
        Operation.SingleStepTransfer
      );
      case Held -> EnumSet.of(
        Operation.Retrieve,
        Operation.Hangup,
        Operation.InitiateTransfer,
        Operation.SingleStepTransfer
      );
      case Released -> EnumSet.noneOf(Operation.class);
    };
    boolean connected = facts.state() == PartyState.Established || facts.state() == PartyState.Held;
    RecordingControl control = connected ? control(facts) : RecordingControl.none;
    allowed.addAll(control.operations());
    return new Decision(allowed, control, List.of("test"));
  }

  private static RecordingControl control(CallFacts facts) {
    boolean stoppable = facts.recordingMode() == RecordingMode.OnDemandUserStart;
    return switch (facts.recordingMode()) {
      case Unassigned, Never, Always -> RecordingControl.none;
      case AlwaysPauseResume, OnDemand, OnDemandUserStart -> switch (facts.recordingState()) {
        case None -> facts.recordingMode().automatic() ? RecordingControl.none : RecordingControl.record;
        case Pending -> stoppable ? RecordingControl.stop : RecordingControl.none;
        case Started -> stoppable ? RecordingControl.pause_stop : RecordingControl.pause;
        case Paused -> stoppable ? RecordingControl.resume_stop : RecordingControl.resume;
        case Failed -> RecordingControl.none;
      };
    };
  }
}
