package io.hookswitch.south.asterisk;

import io.hookswitch.call.CallId;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.RecordingState;
import io.hookswitch.call.SwitchCall;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.SwitchLeg;
import io.hookswitch.south.SwitchPage;
import io.hookswitch.south.asterisk.Leg.Phase;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Asterisk's channels as calls of the gateway. Which there are is Asterisk's word; who holds and who is muted Asterisk cannot
 * say, so that is said only of calls that this node has.
 */
final class SwitchList {

  /** As Asterisk writes it, {@code 2026-11-29T14:38:43.317+0000}. */
  private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ");

  private SwitchList() {}

  static SwitchPage of(List<JsonObject> channels, Map<CallId, LiveCall> known, CallId after, int most) {
    TreeMap<CallId, TreeMap<Integer, JsonObject>> calls = new TreeMap<>();
    for (JsonObject channel : channels) {
      for (PartyId party : Names.parties(channel)) {
        calls.computeIfAbsent(party.call(), call -> new TreeMap<>()).put(party.index(), channel);
      }
    }
    List<SwitchCall> page = new ArrayList<>();
    for (Map.Entry<CallId, TreeMap<Integer, JsonObject>> call : calls.entrySet()) {
      if (after != null && call.getKey().compareTo(after) <= 0) continue;
      if (page.size() == most) return new SwitchPage(page, Optional.of(page.getLast().call()));
      page.add(call(call.getKey(), call.getValue(), known.get(call.getKey())));
    }
    return new SwitchPage(page, Optional.empty());
  }

  private static SwitchCall call(CallId id, Map<Integer, JsonObject> channels, LiveCall live) {
    boolean ours = live != null && !live.legs().isEmpty();
    List<SwitchLeg> legs = new ArrayList<>();
    channels.forEach((index, channel) -> {
      PartyId party = id.party(index);
      Optional<SwitchEvent> fact = ours
        ? live
            .leg(index)
            .filter(SwitchList::tellable)
            .map(leg -> Reports.inspected(leg, party, live.reports().sequence()))
        : guess(party, channel);
      legs.add(new SwitchLeg(index, fact.map(List::of).orElse(List.of())));
    });
    Instant changed = ours ? live.reports().changedAt() : made(channels.values().iterator().next());
    return new SwitchCall(
      id,
      ours ? live.reports().sequence() : 0,
      changed,
      ours ? live.reports().began() : null,
      legs
    );
  }

  private static boolean tellable(Leg leg) {
    return leg.up() && leg.phase() != Phase.WAITING && leg.phase() != Phase.CALLED;
  }

  /** Whether somebody who is up talks or holds is not to be seen. */
  private static Optional<SwitchEvent> guess(PartyId party, JsonObject channel) {
    if (!"Ringing".equals(channel.getString("state"))) return Optional.empty();
    return Optional.of(new SwitchEvent.Inspected(party, 0, PartyState.Ringing, false, RecordingState.None));
  }

  private static Instant made(JsonObject channel) {
    try {
      return OffsetDateTime.parse(channel.getString("creationtime", ""), WRITTEN).toInstant();
    } catch (DateTimeParseException odd) {
      return Instant.now();
    }
  }
}
