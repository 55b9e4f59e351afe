package io.hookswitch.call;

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
import static io.hookswitch.call.Operation.Reject;
import static io.hookswitch.call.Operation.RemoveParticipantFromConference;
import static io.hookswitch.call.Operation.Retrieve;
import static io.hookswitch.call.Operation.SendDtmf;
import static io.hookswitch.call.Operation.SingleStepConference;
import static io.hookswitch.call.Operation.SingleStepTransfer;
import static io.hookswitch.call.Operation.SwapCalls;
import static io.hookswitch.call.Operation.SwitchToBargeIn;
import static io.hookswitch.call.Operation.SwitchToListenIn;
import static io.hookswitch.call.Operation.UnmuteCall;
import static io.hookswitch.call.Operation.UnmuteMonitoredUser;
import static io.hookswitch.call.Operation.UpdateUserData;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What the shipped rules say, in a page of Java: the core is tested without a rule engine. */
final class TestPolicy {

  private static final Set<Operation> USER_DATA = EnumSet.of(
    AttachUserData,
    UpdateUserData,
    DeleteUserData,
    DeleteUserDataPair
  );
  private static final Set<Operation> TRANSFER = EnumSet.of(
    InitiateTransfer,
    InitiateConference,
    SingleStepTransfer,
    SingleStepConference
  );

  private TestPolicy() {}

  static Decision idle() {
    return new Decision(EnumSet.of(Dial), RecordingControl.none, List.of("idle"));
  }

  /** For a party that does not exist or has no user: nothing. */
  static Decision decide(Call call, int index) {
    return call
      .party(index)
      .filter(party -> party.endpoint().internal())
      .map(party -> decide(CallFacts.of(call, party, Circumstances.USUAL)))
      .orElse(Decision.NOTHING);
  }

  static Decision decide(CallFacts facts) {
    Set<Operation> allowed = EnumSet.noneOf(Operation.class);
    switch (facts.state()) {
      case Null -> allowed.add(Dial);
      case Dialing -> allowed.addAll(EnumSet.of(Hangup, SendDtmf));
      case Ringing -> {
        allowed.addAll(EnumSet.of(Reject, Deflect, ClearCall));
        if (facts.network() == TelephonyNetwork.Private) allowed.add(Answer);
      }
      case Established -> {
        allowed.addAll(EnumSet.of(Hold, Hangup, SendDtmf));
        if (facts.canMute() && facts.monitoring() == Monitoring.None) allowed.add(
          facts.muted() ? UnmuteCall : MuteCall
        );
        boolean supervises = facts.monitoring() != Monitoring.None;
        if (facts.conference() != ConferenceRole.None && !supervises) allowed.add(ClearCall);
        if (supervises && facts.role() == UserRole.Supervisor) allowed.addAll(supervisor(facts.monitoring()));
        if (facts.conference() == ConferenceRole.Owner) allowed.add(RemoveParticipantFromConference);
      }
      case Held -> {
        allowed.add(Hangup);
        if (facts.consultation() == Consultation.None) allowed.add(Retrieve);
      }
      case Released -> {
        return Decision.NOTHING;
      }
    }
    if (facts.state().live()) allowed.addAll(USER_DATA);
    if (facts.state().connected()) allowed.addAll(TRANSFER);
    if (facts.consultation() != Consultation.None) allowed.addAll(pair(facts));
    boolean alone = facts.consultation() == Consultation.None && facts.monitoring() == Monitoring.None;
    if (facts.state().connected() && alone) allowed.add(Operation.PullCall);
    RecordingControl control = facts.state().connected() ? control(facts) : RecordingControl.none;
    allowed.addAll(control.operations());
    return new Decision(allowed, control, List.of("state: " + facts.state(), "recording: " + control));
  }

  /** What two calls of one user add. */
  private static Set<Operation> pair(CallFacts facts) {
    Operation complete = ConsultCommands.operationFor(facts.consultation());
    return switch (facts.state()) {
      case Established -> EnumSet.of(SwapCalls, CompleteTransfer, CompleteConference);
      case Held -> EnumSet.of(SwapCalls, complete);
      case Dialing -> facts.type() == CallType.Consult && complete == CompleteTransfer
        ? EnumSet.of(CompleteTransfer)
        : EnumSet.noneOf(Operation.class);
      case Null, Ringing, Released -> EnumSet.noneOf(Operation.class);
    };
  }

  private static Set<Operation> supervisor(Monitoring how) {
    Set<Operation> allowed = EnumSet.of(RemoveParticipantFromConference, MuteMonitoredUser, UnmuteMonitoredUser);
    if (how != Monitoring.BargeIn) allowed.add(SwitchToBargeIn);
    if (how != Monitoring.ListenIn) allowed.add(SwitchToListenIn);
    return allowed;
  }

  private static RecordingControl control(CallFacts facts) {
    return switch (facts.recordingMode()) {
      case Unassigned, Never, Always -> RecordingControl.none;
      case AlwaysPauseResume -> switch (facts.recordingState()) {
        case Started -> RecordingControl.pause;
        case Paused -> RecordingControl.resume;
        case None, Pending, Failed -> RecordingControl.none;
      };
      case OnDemand -> switch (facts.recordingState()) {
        case None -> RecordingControl.record;
        case Started -> RecordingControl.pause;
        case Paused -> RecordingControl.resume;
        case Pending, Failed -> RecordingControl.none;
      };
      case OnDemandUserStart -> switch (facts.recordingState()) {
        case None -> RecordingControl.record;
        case Pending -> RecordingControl.stop;
        case Started -> RecordingControl.pause_stop;
        case Paused -> RecordingControl.resume_stop;
        case Failed -> RecordingControl.none;
      };
    };
  }
}
