package io.hookswitch.user;

import io.hookswitch.call.Monitoring;

/**
 * What a user has set at one phone.
 *
 * @param doNotDisturb calls to it find it busy
 * @param forwarding where its calls go, {@code null} when they ring here; goes before {@code doNotDisturb}
 * @param monitoring what a supervisor's phone is armed for
 * @param monitored whether a supervisor is armed for this phone
 */
public record PhoneState(boolean doNotDisturb, Forwarding forwarding, Monitoring monitoring, boolean monitored) {
  public static final PhoneState PLAIN = new PhoneState(false, null, Monitoring.None, false);

  PhoneState disturb(boolean off) {
    return new PhoneState(off, forwarding, monitoring, monitored);
  }

  PhoneState to(Forwarding target) {
    return new PhoneState(doNotDisturb, target, monitoring, monitored);
  }
}
