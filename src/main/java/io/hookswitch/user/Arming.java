package io.hookswitch.user;

import io.hookswitch.call.Monitoring;
import io.hookswitch.call.MonitoringScope;
import io.hookswitch.call.UserId;
import java.time.Instant;

/**
 * What a supervisor's phone is armed for.
 *
 * @param user the monitored user, of the supervisor's tenant
 * @param device the monitored phone
 * @param since when it was armed, {@code null} while it is only asked for
 */
public record Arming(
  Monitoring how,
  MonitoringMode mode,
  MonitoringScope scope,
  UserId user,
  String device,
  Instant since
) {
  /** What is asked for. */
  public Arming(Monitoring how, MonitoringMode mode, MonitoringScope scope, UserId user, String device) {
    this(how, mode, scope, user, device, null);
  }

  public Arming since(Instant at) {
    return new Arming(how, mode, scope, user, device, at);
  }

  public boolean before(Instant moment) {
    return since != null && since.isBefore(moment);
  }

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
