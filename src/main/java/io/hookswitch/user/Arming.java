package io.hookswitch.user;

import io.hookswitch.call.Monitoring;
import io.hookswitch.call.MonitoringScope;
import io.hookswitch.call.UserId;

/**
 * What a supervisor's phone is armed for.
 *
 * @param user the monitored user, of the supervisor's tenant
 * @param device the monitored phone
 */
public record Arming(Monitoring how, MonitoringMode mode, MonitoringScope scope, UserId user, String device) {
  /** What the rules must allow before the phone is armed so. */
  DeviceOperation needs() {
    return switch (how) {
      case ListenIn -> DeviceOperation.ListenIn;
      case Coach -> DeviceOperation.Coach;
      case BargeIn -> DeviceOperation.BargeIn;
      case None -> throw new IllegalArgumentException("a phone is armed for some kind of monitoring");
    };
  }
}
