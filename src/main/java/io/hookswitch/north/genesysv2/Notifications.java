package io.hookswitch.north.genesysv2;

import io.hookswitch.call.Effect;
import io.hookswitch.call.Party;
import io.hookswitch.directory.Device;
import io.hookswitch.directory.Directory;
import io.hookswitch.number.PhoneNumbers;
import io.hookswitch.push.StreamEvent;
import io.hookswitch.wire.Notice;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** Renders news for the topics of this dialect. */
public final class Notifications {

  private static final String CALLS = "/v2/me/calls";

  private final Directory directory;
  private final CallResource calls;

  public Notifications(Directory directory, PhoneNumbers numbers) {
    this.directory = directory;
    this.calls = new CallResource(directory, numbers);
  }

  /** The message for the user of the stream; empty for what this dialect has no words for. */
  public Optional<JsonObject> of(StreamEvent event, String baseUrl) {
    return switch (event) {
      case StreamEvent.CallNews news -> Optional.of(render(news.notice(), baseUrl));
      case StreamEvent.Gap gap -> Optional.empty();
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

  private static String type(Effect.News news) {
    return switch (news) {
      case Status -> "StatusChange";
      case Participants -> "ParticipantsUpdated";
      case UserData -> "AttachedDataChanged";
      case DigitsSent -> "DtmfSent";
      case Recording -> "CallRecordingStateChange";
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
