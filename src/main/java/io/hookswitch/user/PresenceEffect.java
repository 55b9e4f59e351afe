package io.hookswitch.user;

import java.util.Set;

/** What the shell does after a step. */
public sealed interface PresenceEffect {
  /** Tell the user's clients how these phones look now. */
  record DevicesChanged(Set<String> devices) implements PresenceEffect {
    public DevicesChanged {
      devices = Set.copyOf(devices);
    }
  }

  /** Tell them how the channels look now. */
  record ChannelsChanged() implements PresenceEffect {}
}
