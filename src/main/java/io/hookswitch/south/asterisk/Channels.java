package io.hookswitch.south.asterisk;

import io.hookswitch.call.CallId;
import io.hookswitch.call.PartyId;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Which leg a channel is, of those that this node knows and that are up. */
final class Channels {

  private final Map<String, Set<PartyId>> legs = new HashMap<>();

  void add(String channel, PartyId leg) {
    legs.computeIfAbsent(channel, first -> new LinkedHashSet<>()).add(leg);
  }

  void remove(String channel, PartyId leg) {
    legs.computeIfPresent(channel, (id, known) -> {
      known.remove(leg);
      return known.isEmpty() ? null : known;
    });
  }

  /** None when nobody here knows it. */
  Set<PartyId> legs(String channel) {
    return Set.copyOf(legs.getOrDefault(channel, Set.of()));
  }

  void forget(CallId call) {
    legs.values().removeIf(known -> {
      known.removeIf(leg -> leg.call().equals(call));
      return known.isEmpty();
    });
  }
}
