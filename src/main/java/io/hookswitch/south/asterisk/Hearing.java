package io.hookswitch.south.asterisk;

import io.hookswitch.call.CallId;
import io.hookswitch.call.PartyId;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Asterisk reports, on its way to the calls that it is about. */
final class Hearing {

  private static final Logger LOG = LoggerFactory.getLogger(Hearing.class);

  /** What there is to be heard; Asterisk is asked to keep the rest to itself. */
  static final List<String> EVENTS = List.of(
    "StasisStart",
    "ChannelStateChange",
    "ChannelDestroyed",
    "ChannelHold",
    "ChannelUnhold",
    "ChannelDtmfReceived",
    "ChannelTransfer",
    "DeviceStateChanged",
    "RecordingFailed"
  );

  private final Floor floor;
  private final Map<CallId, LiveCall> calls;
  private final Arrivals arrivals;
  private final Endpoints endpoints;

  /** @param calls those of this node */
  Hearing(Floor floor, Map<CallId, LiveCall> calls, Arrivals arrivals, Endpoints endpoints) {
    this.floor = floor;
    this.calls = calls;
    this.arrivals = arrivals;
    this.endpoints = endpoints;
  }

  void heard(JsonObject event) {
    JsonObject channel = event.getJsonObject("channel");
    if (channel == null) {
      unlessOfAChannel(event);
      return;
    }
    String id = channel.getString("id", "");
    Set<PartyId> legs = floor.channels().legs(id);
    for (PartyId leg : legs) {
      LiveCall live = calls.get(leg.call());
      if (live != null) live.next(() -> follow(live.course(), leg.index(), event, channel)).onFailure(Hearing::bug);
    }
    if (!event.getString("type", "").equals("StasisStart")) return;
    if (Names.ours(id)) floor.snoops().came(id);
    else if (legs.isEmpty() && Names.parties(channel).isEmpty()) {
      arrivals.arrives(channel, event.getJsonArray("args", new JsonArray()));
    }
  }

  private static Future<Void> follow(Course course, int leg, JsonObject event, JsonObject channel) {
    return switch (event.getString("type", "")) {
      case "StasisStart" -> course.answered(leg);
      case "ChannelStateChange" -> "Ringing".equals(channel.getString("state"))
        ? course.ringing(leg)
        : Future.succeededFuture();
      case "ChannelDestroyed" -> course.gone(leg, event.getInteger("cause", 0));
      case "ChannelHold" -> course.keyed(leg, true);
      case "ChannelUnhold" -> course.keyed(leg, false);
      case "ChannelDtmfReceived" -> course.pressed(leg, event.getString("digit", ""));
      default -> Future.succeededFuture();
    };
  }

  private void unlessOfAChannel(JsonObject event) {
    switch (event.getString("type", "")) {
      case "RecordingFailed" -> recordingFailed(event);
      case "ChannelTransfer" -> transfer(event);
      case "DeviceStateChanged" -> endpoints.changed(event.getJsonObject("device_state", new JsonObject()));
      default -> {
      } // nothing that anybody here asked for
    }
  }

  /** Asterisk waits to be told what becomes of it: an endpoint of docs/asterisk.md leaves transfers to the application. */
  private void transfer(JsonObject event) {
    TransferKey key = TransferKey.of(event);
    Set<PartyId> legs = floor.channels().legs(key.channel());
    if (legs.isEmpty()) return;
    PartyId leg = legs.iterator().next();
    LiveCall live = calls.get(leg.call());
    if (live == null) return;
    if (legs.size() > 1 || key.number().isEmpty()) live.next(() -> key.refused(floor.ari())).onFailure(Hearing::bug);
    else live.next(() -> live.course().transferred(leg.index(), key)).onFailure(Hearing::bug);
  }

  private void recordingFailed(JsonObject event) {
    String name = event.getJsonObject("recording", new JsonObject()).getString("name", "");
    for (LiveCall live : calls.values()) {
      if (live.sound().tapes().leg(name).isPresent()) {
        live.next(() -> live.course().recordingFailed(name)).onFailure(Hearing::bug);
      }
    }
  }

  static void bug(Throwable why) {
    if (why instanceof Crowded) return; // said once, by the call
    LOG.warn("what Asterisk has reported could not be followed up: {}", why.toString());
  }
}
