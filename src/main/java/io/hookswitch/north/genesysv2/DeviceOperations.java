package io.hookswitch.north.genesysv2;

import io.hookswitch.user.DeviceOperation;
import java.util.Set;

/** The names that may be posted to a device. */
final class DeviceOperations {

  /** Operations of the one call of the phone for which they are possible, under their names there. */
  static final Set<String> OF_CALLS = Set.of(
    "StartCallRecording",
    "PauseCallRecording",
    "ResumeCallRecording",
    "StopCallRecording",
    "MuteMonitoredUser",
    "UnmuteMonitoredUser"
  );

  static final Set<String> SERVED = Set.of(
    "StartCallRecording",
    "PauseCallRecording",
    "ResumeCallRecording",
    "StopCallRecording",
    "MuteMonitoredUser",
    "UnmuteMonitoredUser",
    "SetCallDisposition",
    "DoNotDisturbOn",
    "DoNotDisturbOff",
    "ForwardCallsOn",
    "ForwardCallsOff",
    "ListenIn",
    "Coach",
    "BargeIn",
    "CancelSupervisorMonitoring"
  );

  private DeviceOperations() {}

  /** @throws io.hookswitch.north.Refused for a name that is not served */
  static void served(String name) {
    CallOperations.served(name, SERVED);
  }

  /** Whether a call is asked, which then remembers the name that the client has given to it. */
  static boolean ofCall(String name) {
    return OF_CALLS.contains(name) || name.equals("SetCallDisposition");
  }

  /** Whoever sends this cannot come back later. */
  static boolean urgent(Object name) {
    return "PauseCallRecording".equals(name);
  }

  /** Whether a device lists it; the others are of the channel, or of the user. */
  static boolean ofPhone(DeviceOperation operation) {
    return switch (operation) {
      case
        DoNotDisturbOn,
        DoNotDisturbOff,
        ForwardCallsOn,
        ForwardCallsOff,
        ListenIn,
        Coach,
        BargeIn,
        CancelSupervisorMonitoring -> true;
      case
        StartContactCenterSession,
        EndContactCenterSession,
        Ready,
        NotReady,
        AfterCallWork,
        AuxWork,
        Offline -> false;
    };
  }
}
