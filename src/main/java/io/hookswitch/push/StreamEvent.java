package io.hookswitch.push;

import io.hookswitch.user.DeviceDecision;
import io.hookswitch.user.Presence;
import io.hookswitch.wire.Notice;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** What can stand in a user's stream, in no dialect's words; each dialect's channel says it in its own. */
public sealed interface StreamEvent {
  /** News of a call. */
  record CallNews(Notice notice) implements StreamEvent {}

  /**
   * News of a user's own phones and channels.
   *
   * @param presence as it was when the news arose
   * @param decisions what can be done with each of the user's phones, by device id
   * @param devices whose look has changed
   * @param channels whether that of the channels has
   * @param at when it arose
   */
  record DeviceNews(
    Presence presence,
    Map<String, DeviceDecision> decisions,
    Set<String> devices,
    boolean channels,
    Instant at
  ) implements StreamEvent {
    public DeviceNews {
      decisions = Map.copyOf(decisions);
      devices = Set.copyOf(devices);
    }
  }
}
