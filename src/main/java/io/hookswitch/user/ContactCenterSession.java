package io.hookswitch.user;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * An agent at work; not the HTTP session, which comes and goes.
 *
 * @param device the phone, one of the user's
 * @param place as the client named it, {@code ""} when it did not
 * @param loginCode for the switch, {@code ""} for none
 * @param queue for the switch, {@code ""} for none
 */
public record ContactCenterSession(String device, Set<Channel> channels, String place, String loginCode, String queue) {
  public ContactCenterSession {
    channels = channels.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(channels));
  }

  /** A login code lets its bearer log in at a phone. */
  @Override
  public String toString() {
    return "ContactCenterSession[device=" + device + ", channels=" + channels + ", place=" + place + "]";
  }
}
