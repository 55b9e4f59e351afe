package io.hookswitch.user;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * An agent at work; not the HTTP session, which comes and goes. A login code, which lets its bearer log in at a phone, is
 * not part of it: a session is stored and travels in news.
 *
 * @param device the phone, one of the user's
 * @param place as the client named it, {@code ""} when it did not
 * @param queue for the switch, {@code ""} for none
 */
public record ContactCenterSession(String device, Set<Channel> channels, String place, String queue) {
  public ContactCenterSession {
    channels = channels.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(channels));
  }
}
