package io.hookswitch.north.genesysv2;

import io.hookswitch.call.Effect;
import io.hookswitch.call.Party;
import io.hookswitch.directory.Device;
import io.hookswitch.directory.Directory;
import io.hookswitch.directory.User;
import io.hookswitch.number.PhoneNumbers;
import io.hookswitch.push.StreamEvent;
import io.hookswitch.user.AgentStates;
import io.hookswitch.user.DeviceDecision;
import io.hookswitch.wire.Notice;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Renders news for the topics of this dialect. */
public final class Notifications {

  private static final String CALLS = "/v2/me/calls";
  private static final String DEVICES = "/v2/me/devices";
  private static final String CHANNELS = "/v2/me/channels";

  private final Directory directory;
  private final CallResource calls;
  private final DeviceResource devices;
  private final ChannelResource channels;

  public Notifications(Directory directory, PhoneNumbers numbers, AgentStates states) {
    this.directory = directory;
    this.calls = new CallResource(directory, numbers);
    this.devices = new DeviceResource(directory);
    this.channels = new ChannelResource(states);
  }

  /** The messages for the user of the stream; none for what this dialect has no words for. */
  public List<JsonObject> of(StreamEvent event, String baseUrl) {
    return switch (event) {
      case StreamEvent.CallNews news -> List.of(render(news.notice(), baseUrl));
      case StreamEvent.DeviceNews news -> render(news, baseUrl);
      case StreamEvent.OutboundNews news -> OutboundMessages.of(news);
      case StreamEvent.Gap gap -> List.of();
    };
  }

  /**
   * The message for the user of the notice's party.
   *
   * @param baseUrl scheme, host and port for links, as this subscriber addresses the gateway, without a final slash
   * @return {@code {"channel": ..., "data": {...}}}; without Bayeux fields
   */
  public JsonObject render(Notice notice, String baseUrl) {
    Party me = notice
      .call()
      .party(notice.party())
      .orElseThrow(() -> new IllegalArgumentException("no party " + notice.party() + " on call " + notice.call().id()));
    JsonObject data = new JsonObject()
      .put("messageType", "CallStateChangeMessage")
      .put("notificationType", type(notice.news()))
      .put("call", calls.of(notice.call(), me, notice.decision(), baseUrl, notice.at()))
      .put("phoneNumber", deviceNumber(me));
    if (notice.failure() != null) data.put("errorMessage", notice.failure());
    return new JsonObject().put("channel", CALLS).put("data", data);
  }

  /**
   * The messages for the user of these news, in order, without Bayeux fields; none for a user or a phone that has left
   * the directory meanwhile.
   */
  public List<JsonObject> render(StreamEvent.DeviceNews news, String baseUrl) {
    List<JsonObject> messages = new ArrayList<>();
    User user = directory.user(news.presence().user()).orElse(null);
    if (user == null) return messages;
    List<JsonObject> shown = user
      .devices()
      .stream()
      .filter(news.devices()::contains)
      .flatMap(id -> directory.device(id).stream())
      .map(device -> devices.of(device, news.presence(), decision(news, device.id()), baseUrl))
      .toList();
    if (!shown.isEmpty()) messages.add(message(DEVICES, "DeviceStateChangeMessage", "devices", shown));
    if (news.channels()) {
      DeviceDecision atWork = news
        .presence()
        .workplace(OwnPresence.seat(user))
        .map(device -> decision(news, device))
        .orElse(DeviceDecision.NOTHING);
      List<JsonObject> all = channels.of(user, news.presence(), atWork);
      messages.add(message(CHANNELS, "ChannelStateChangeMessageV2", "channels", all));
    }
    return messages;
  }

  private static DeviceDecision decision(StreamEvent.DeviceNews news, String device) {
    return news.decisions().getOrDefault(device, DeviceDecision.NOTHING);
  }

  private static JsonObject message(String topic, String type, String name, List<JsonObject> members) {
    JsonObject data = new JsonObject().put("messageType", type).put(name, members);
    return new JsonObject().put("channel", topic).put("data", data);
  }

  private static String type(Effect.News news) {
    return switch (news) {
      case Status -> "StatusChange";
      // The one that every client takes the whole call from, and none rings or pops up at.
      case Participants, Capabilities -> "ParticipantsUpdated";
      case UserData -> "AttachedDataChanged";
      case DigitsSent -> "DtmfSent";
      case Recording -> "CallRecordingStateChange";
      case MonitoredUserMuted -> "MonitoredUserMutedStateChange";
      case Failure -> "Error";
    };
  }

  /** The number of the phone itself, which need not be the one that was dialled to reach it. */
  private String deviceNumber(Party me) {
    return directory
      .device(me.endpoint().subscriber().device())
      .map(Device::number)
      .orElseGet(() -> me.endpoint().number());
  }
}
