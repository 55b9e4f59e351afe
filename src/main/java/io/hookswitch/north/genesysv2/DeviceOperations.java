package io.hookswitch.north.genesysv2;

import java.util.Set;

/** The names that may be posted to a device. */
final class DeviceOperations {

  static final Set<String> SERVED = Set.of("SetCallDisposition");

  /** In the contract, refused until they are built. */
  static final Set<String> UNSERVED = Set.of(
    "DoNotDisturbOn",
    "DoNotDisturbOff",
    "ForwardCallsOn",
    "ForwardCallsOff",
    "StartCallRecording",
    "StopCallRecording",
    "ListenIn",
    "Coach",
    "BargeIn",
    "CancelSupervisorMonitoring",
    "MuteMonitoredUser",
    "UnmuteMonitoredUser"
  );

  private DeviceOperations() {}

  /** @throws io.hookswitch.north.Refused for a name that is not served */
  static void served(String name) {
    CallOperations.served(name, SERVED, UNSERVED);
  }
}
