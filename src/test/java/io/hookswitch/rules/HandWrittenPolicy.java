package io.hookswitch.rules;

import static io.hookswitch.call.Operation.Answer;
import static io.hookswitch.call.Operation.AttachUserData;
import static io.hookswitch.call.Operation.ClearCall;
import static io.hookswitch.call.Operation.CompleteConference;
import static io.hookswitch.call.Operation.CompleteTransfer;
import static io.hookswitch.call.Operation.Deflect;
import static io.hookswitch.call.Operation.DeleteUserData;
import static io.hookswitch.call.Operation.DeleteUserDataPair;
import static io.hookswitch.call.Operation.Dial;
import static io.hookswitch.call.Operation.Hangup;
import static io.hookswitch.call.Operation.Hold;
import static io.hookswitch.call.Operation.InitiateConference;
import static io.hookswitch.call.Operation.InitiateTransfer;
import static io.hookswitch.call.Operation.MuteCall;
import static io.hookswitch.call.Operation.MuteMonitoredUser;
import static io.hookswitch.call.Operation.PauseCallRecording;
import static io.hookswitch.call.Operation.PullCall;
import static io.hookswitch.call.Operation.Reject;
import static io.hookswitch.call.Operation.RemoveParticipantFromConference;
import static io.hookswitch.call.Operation.ResumeCallRecording;
import static io.hookswitch.call.Operation.Retrieve;
import static io.hookswitch.call.Operation.SendDtmf;
import static io.hookswitch.call.Operation.SingleStepConference;
import static io.hookswitch.call.Operation.SingleStepTransfer;
import static io.hookswitch.call.Operation.StartCallRecording;
import static io.hookswitch.call.Operation.StopCallRecording;
import static io.hookswitch.call.Operation.SwapCalls;
import static io.hookswitch.call.Operation.SwitchToBargeIn;
import static io.hookswitch.call.Operation.SwitchToListenIn;
import static io.hookswitch.call.Operation.UnmuteCall;
import static io.hookswitch.call.Operation.UnmuteMonitoredUser;
import static io.hookswitch.call.Operation.UpdateUserData;

import io.hookswitch.call.CallFacts;
import io.hookswitch.call.CallType;
import io.hookswitch.call.ConferenceRole;
import io.hookswitch.call.Consultation;
import io.hookswitch.call.Monitoring;
import io.hookswitch.call.Operation;
import io.hookswitch.call.RecordingControl;
import io.hookswitch.call.TelephonyNetwork;
import io.hookswitch.call.UserRole;

/** The rules that ship, as a programmer would write them who may do without rules: what their cost is measured against. */
final class HandWrittenPolicy {

  private static final long USER_DATA = bits(AttachUserData, UpdateUserData, DeleteUserData, DeleteUserDataPair);
  private static final long NEW_CALLS = bits(
    InitiateTransfer,
    SingleStepTransfer,
    InitiateConference,
    SingleStepConference
  );

  private HandWrittenPolicy() {}

  /** A bit for each operation that is allowed, by its place in the enum. */
  static long allowed(CallFacts facts) {
    return switch (facts.state()) {
      case Null -> bits(Dial);
      case Dialing -> USER_DATA |
        bits(Hangup) |
        bits(SendDtmf) |
        (facts.type() == CallType.Consult && facts.consultation() == Consultation.Transfer
          ? bits(CompleteTransfer)
          : 0);
      case Ringing -> USER_DATA |
        bits(Reject) |
        bits(Deflect) |
        bits(ClearCall) |
        (facts.network() == TelephonyNetwork.Public ? 0 : bits(Answer));
      case Established -> established(facts) | recording(facts);
      case Held -> held(facts) | recording(facts);
      case Released -> 0;
    };
  }

  private static long established(CallFacts facts) {
    long allowed = USER_DATA | NEW_CALLS | bits(Hangup) | bits(Hold) | bits(SendDtmf);
    boolean alone = facts.monitoring() == Monitoring.None;
    if (alone && facts.canMute()) allowed |= facts.muted() ? bits(UnmuteCall) : bits(MuteCall);
    if (facts.consultation() != Consultation.None) {
      allowed |= bits(SwapCalls) | bits(CompleteTransfer) | bits(CompleteConference);
    } else if (alone) {
      allowed |= bits(PullCall);
    }
    if (inConference(facts)) allowed |= bits(ClearCall);
    boolean supervises = facts.role() == UserRole.Supervisor && !alone;
    if (facts.conference() == ConferenceRole.Owner || supervises) allowed |= bits(RemoveParticipantFromConference);
    if (!supervises) return allowed;
    allowed |= bits(MuteMonitoredUser) | bits(UnmuteMonitoredUser);
    return (
      allowed |
      switch (facts.monitoring()) {
        case None -> 0;
        case ListenIn -> bits(SwitchToBargeIn);
        case Coach -> bits(SwitchToListenIn) | bits(SwitchToBargeIn);
        case BargeIn -> bits(SwitchToListenIn);
      }
    );
  }

  private static long held(CallFacts facts) {
    long allowed = USER_DATA | NEW_CALLS | bits(Hangup);
    return (
      allowed |
      switch (facts.consultation()) {
        case None -> bits(Retrieve) | (facts.monitoring() == Monitoring.None ? bits(PullCall) : 0);
        case Transfer -> bits(SwapCalls) | bits(CompleteTransfer);
        case Conference -> bits(SwapCalls) | bits(CompleteConference);
      }
    );
  }

  private static boolean inConference(CallFacts facts) {
    return facts.conference() != ConferenceRole.None && facts.monitoring() == Monitoring.None;
  }

  private static long recording(CallFacts facts) {
    RecordingControl control = switch (facts.recordingMode()) {
      case AlwaysPauseResume -> switch (facts.recordingState()) {
        case Started -> RecordingControl.pause;
        case Paused -> RecordingControl.resume;
        default -> RecordingControl.none;
      };
      case OnDemand -> switch (facts.recordingState()) {
        case None -> RecordingControl.record;
        case Started -> RecordingControl.pause;
        case Paused -> RecordingControl.resume;
        default -> RecordingControl.none;
      };
      case OnDemandUserStart -> switch (facts.recordingState()) {
        case None -> RecordingControl.record;
        case Pending -> RecordingControl.stop;
        case Started -> RecordingControl.pause_stop;
        case Paused -> RecordingControl.resume_stop;
        default -> RecordingControl.none;
      };
      default -> RecordingControl.none;
    };
    return switch (control) {
      case none -> 0;
      case record -> bits(StartCallRecording);
      case pause -> bits(PauseCallRecording);
      case pause_stop -> bits(PauseCallRecording) | bits(StopCallRecording);
      case resume -> bits(ResumeCallRecording);
      case resume_stop -> bits(ResumeCallRecording) | bits(StopCallRecording);
      case stop -> bits(StopCallRecording);
    };
  }

  private static long bits(Operation operation) {
    return 1L << operation.ordinal();
  }

  private static long bits(Operation... operations) {
    long bits = 0;
    for (Operation operation : operations) bits |= bits(operation);
    return bits;
  }
}
