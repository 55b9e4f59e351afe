package io.hookswitch.north.genesysv2;

import io.hookswitch.call.Command;
import io.hookswitch.call.Consultation;
import io.hookswitch.call.Monitoring;
import io.hookswitch.call.Operation;
import io.hookswitch.call.PartyId;
import io.hookswitch.north.Problem;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The names that may be posted to a call. */
final class CallOperations {

  /** Those that are the core's operation under another name. */
  private static final Map<String, Operation> OTHERWISE_CALLED = Map.of(
    "Reject",
    Operation.ClearCall,
    "SetCallDisposition",
    Operation.UpdateUserData
  );

  static final Set<String> SERVED = Set.of(
    "Answer",
    "Reject",
    "Hangup",
    "Hold",
    "Retrieve",
    "SendDtmf",
    "MuteCall",
    "UnmuteCall",
    "SwapCalls",
    "InitiateTransfer",
    "CompleteTransfer",
    "SingleStepTransfer",
    "InitiateConference",
    "CompleteConference",
    "SingleStepConference",
    "RemoveParticipantFromConference",
    "ClearCall",
    "AttachUserData",
    "UpdateUserData",
    "DeleteUserData",
    "DeleteUserDataPair",
    "SetCallDisposition",
    "StartCallRecording",
    "PauseCallRecording",
    "ResumeCallRecording",
    "StopCallRecording",
    "SwitchToListenIn",
    "SwitchToBargeIn",
    "MuteMonitoredUser",
    "UnmuteMonitoredUser"
  );

  /** Possible only in the state {@code Preview}, which no call of this gateway's has: records are previewed instead. */
  static final Set<String> PREVIEW = Set.of("Accept", "Decline");

  private CallOperations() {}

  /** @throws io.hookswitch.north.Refused for a name that is not served */
  static void served(String name) {
    served(name, SERVED);
  }

  static void served(String name, Set<String> served) {
    if (served.contains(name)) return;
    throw Problem.of(
      Problem.Kind.INVALID,
      "operationName: expected one of " + String.join(", ", new TreeSet<>(served))
    ).refused();
  }

  /** Whoever sends these cannot come back later. */
  static boolean urgent(Object name) {
    return (
      "Hangup".equals(name) || "ClearCall".equals(name) || "Reject".equals(name) || "PauseCallRecording".equals(name)
    );
  }

  /** What the rules call it. */
  static Operation operation(String name) {
    Operation other = OTHERWISE_CALLED.get(name);
    return other == null ? Operation.valueOf(name) : other;
  }

  /** The command of an operation that needs nothing but what is in the body. */
  static Function<PartyId, Command> simple(String name, JsonObject body) {
    return switch (name) {
      case "Answer" -> Command.Answer::new;
      case "Reject", "ClearCall" -> Command.ClearCall::new;
      case "Hangup" -> Command.Hangup::new;
      case "Hold" -> Command.Hold::new;
      case "Retrieve" -> Command.Retrieve::new;
      case "SendDtmf" -> by -> new Command.SendDtmf(by, body.getString("digits"));
      case "MuteCall" -> by -> new Command.Mute(by, true);
      case "UnmuteCall" -> by -> new Command.Mute(by, false);
      case "SwapCalls" -> Command.SwapCalls::new;
      case "CompleteTransfer" -> by -> new Command.Complete(by, Consultation.Transfer);
      case "CompleteConference" -> by -> new Command.Complete(by, Consultation.Conference);
      case "RemoveParticipantFromConference" -> by -> new Command.RemoveParticipant(by, body.getString("participant"));
      case "AttachUserData" -> by -> new Command.AttachUserData(by, UserDataBody.of(body));
      case "UpdateUserData" -> by -> new Command.UpdateUserData(by, UserDataBody.of(body));
      case "DeleteUserData" -> Command.DeleteUserData::new;
      case "DeleteUserDataPair" -> by -> new Command.DeleteUserDataPair(by, body.getString("key"));
      case "StartCallRecording" -> Command.StartRecording::new;
      case "PauseCallRecording" -> Command.PauseRecording::new;
      case "ResumeCallRecording" -> Command.ResumeRecording::new;
      case "StopCallRecording" -> Command.StopRecording::new;
      case "SwitchToListenIn" -> by -> new Command.SwitchMonitoring(by, Monitoring.ListenIn);
      case "SwitchToBargeIn" -> by -> new Command.SwitchMonitoring(by, Monitoring.BargeIn);
      case "MuteMonitoredUser" -> by -> new Command.MuteMonitoredUser(by, true);
      case "UnmuteMonitoredUser" -> by -> new Command.MuteMonitoredUser(by, false);
      default -> throw new IllegalArgumentException("no simple operation: " + name);
    };
  }
}
