package io.hookswitch.user;

import io.hookswitch.call.Monitoring;

/**
 * What a user has set at one phone, and what others have found of it.
 *
 * @param doNotDisturb calls to it find it busy
 * @param forwarding where its calls go, {@code null} when they ring here; goes before {@code doNotDisturb}
 * @param arming what a supervisor's phone is armed for, {@code null} for nothing
 * @param watcher who is armed for this phone, {@code null} for nobody
 * @param away the switch has said that it cannot reach the phone; one that says nothing of its phones reaches them
 */
public record PhoneState(boolean doNotDisturb, Forwarding forwarding, Arming arming, Watcher watcher, boolean away) {
  public static final PhoneState PLAIN = new PhoneState(false, null, null, null);

  /** Of a phone that is there. */
  public PhoneState(boolean doNotDisturb, Forwarding forwarding, Arming arming, Watcher watcher) {
    this(doNotDisturb, forwarding, arming, watcher, false);
  }

  PhoneState disturb(boolean off) {
    return new PhoneState(off, forwarding, arming, watcher, away);
  }

  PhoneState to(Forwarding target) {
    return new PhoneState(doNotDisturb, target, arming, watcher, away);
  }

  PhoneState armed(Arming next) {
    return new PhoneState(doNotDisturb, forwarding, next, watcher, away);
  }

  PhoneState watchedBy(Watcher next) {
    return new PhoneState(doNotDisturb, forwarding, arming, next, away);
  }

  PhoneState away(boolean now) {
    return new PhoneState(doNotDisturb, forwarding, arming, watcher, now);
  }

  public Monitoring monitoring() {
    return arming == null ? Monitoring.None : arming.how();
  }

  public boolean monitored() {
    return watcher != null;
  }
}
