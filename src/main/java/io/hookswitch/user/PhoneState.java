package io.hookswitch.user;

import io.hookswitch.call.Monitoring;

/**
 * What a user has set at one phone.
 *
 * @param doNotDisturb calls to it find it busy
 * @param forwarding where its calls go, {@code null} when they ring here; goes before {@code doNotDisturb}
 * @param arming what a supervisor's phone is armed for, {@code null} for nothing
 * @param watcher who is armed for this phone, {@code null} for nobody
 */
public record PhoneState(boolean doNotDisturb, Forwarding forwarding, Arming arming, Watcher watcher) {
  public static final PhoneState PLAIN = new PhoneState(false, null, null, null);

  PhoneState disturb(boolean off) {
    return new PhoneState(off, forwarding, arming, watcher);
  }

  PhoneState to(Forwarding target) {
    return new PhoneState(doNotDisturb, target, arming, watcher);
  }

  PhoneState armed(Arming next) {
    return new PhoneState(doNotDisturb, forwarding, next, watcher);
  }

  PhoneState watchedBy(Watcher next) {
    return new PhoneState(doNotDisturb, forwarding, arming, next);
  }

  public Monitoring monitoring() {
    return arming == null ? Monitoring.None : arming.how();
  }

  public boolean monitored() {
    return watcher != null;
  }
}
