package io.hookswitch.north.genesysv2;

import io.hookswitch.user.DeviceOperation;
import java.util.Set;

/** The names that may be posted to a device. */
final class DeviceOperations {

  static final Set<String> SERVED = Set.of(
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

  /** In the contract, refused until they are built. */
  static final Set<String> UNSERVED = Set.of(
    "StartCallRecording",
    "StopCallRecording",
    "MuteMonitoredUser",
    "UnmuteMonitoredUser"
  );

  private DeviceOperations() {}

  /** @throws io.hookswitch.north.Refused for a name that is not served */
  static void served(String name) {
    CallOperations.served(name, SERVED, UNSERVED);
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
        CancelSupervisorMonitoring,
        MuteMonitoredUser,
        UnmuteMonitoredUser -> true;
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
