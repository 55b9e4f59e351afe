package io.hookswitch.north.genesysv2;

import io.hookswitch.outbound.Contact;
import io.hookswitch.outbound.OutboundRecord;
import io.hookswitch.outbound.TimeZones;
import io.hookswitch.push.StreamEvent.OutboundNews;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * News of records: the message of {@code /v2/me/outbound}, and after it the user event of which a switch would have made
 * it, on {@code /v2/me/devices}. Clients read one or the other.
 */
final class OutboundMessages {

  /** What the user data of the outbound server's own begin with. */
  static final String RESERVED = "GSW_";

  private static final String OUTBOUND = "/v2/me/outbound";
  private static final String DEVICES = "/v2/me/devices";

  /** What the original shows for a call that has not been made. */
  private static final int NO_RESULT_YET = 28;

  private OutboundMessages() {}

  static List<JsonObject> of(OutboundNews news) {
    return List.of(
      new JsonObject().put("channel", OUTBOUND).put("data", recordMessage(news)),
      new JsonObject().put("channel", DEVICES).put("data", userEvent(news))
    );
  }

  private static JsonObject recordMessage(OutboundNews news) {
    JsonObject data = new JsonObject()
      .put("messageType", "OutboundRecordMessage")
      .put("notificationType", type(news.kind()));
    news.referenceId().ifPresent(reference -> data.put("referenceId", reference));
    if (news.kind() == OutboundNews.Kind.NoneReady) {
      data.put("errorMessage", noneReady(news));
    }
    return data.put("record", record(news));
  }

  private static String noneReady(OutboundNews news) {
    String none = "Campaign " + news.campaign() + " has no record that could be called now";
    return news
      .next()
      .map(at -> none + "; the next one from " + at.truncatedTo(ChronoUnit.SECONDS))
      .orElse(none);
  }

  private static JsonObject record(OutboundNews news) {
    JsonObject shown = new JsonObject();
    news.record().ifPresent(record -> shown.put("recordHandle", record.handle()));
    shown.put("campaignName", news.campaign());
    news.record().ifPresent(record -> shown.put("callingList", record.callingList()));
    shown.put("applicationId", news.applicationId()).put("devicePath", "/devices/" + news.device());
    if (whole(news.kind())) news
      .record()
      .ifPresent(record -> contact(shown, record.contact()).put("userData", userData(news, record)));
    return shown;
  }

  private static JsonObject contact(JsonObject shown, Contact contact) {
    shown
      .put("phoneNumber", contact.phoneNumber())
      .put("phoneType", contact.phoneType().name())
      .put("timeZone", contact.timeZone())
      .put("from", contact.from())
      .put("until", contact.until());
    if (!contact.callerId().isEmpty()) shown.put("outboundCallerId", contact.callerId());
    return shown;
  }

  private static JsonObject userEvent(OutboundNews news) {
    JsonObject pairs = news
      .record()
      .filter(record -> whole(news.kind()))
      .map(record -> userData(news, record))
      .orElseGet(() -> acknowledged(news));
    return new JsonObject()
      .put("messageType", "DeviceUserEventMessage")
      .put("deviceId", news.device())
      .put("userData", pairs);
  }

  private static JsonObject acknowledged(OutboundNews news) {
    JsonObject pairs = new JsonObject()
      .put("GSW_APPLICATION_ID", news.applicationId())
      .put("GSW_USER_EVENT", type(news.kind()))
      .put("GSW_CAMPAIGN_NAME", news.campaign());
    news
      .record()
      .ifPresent(record ->
        pairs.put("GSW_RECORD_HANDLE", record.handle()).put("GSW_CALLING_LIST", record.callingList())
      );
    if (news.kind() == OutboundNews.Kind.Added) {
      news.record().ifPresent(record -> pairs.put("GSW_CHAIN_ID", record.chain()));
    }
    return pairs;
  }

  private static JsonObject userData(OutboundNews news, OutboundRecord record) {
    Contact contact = record.contact();
    JsonObject pairs = new JsonObject();
    contact.fields().forEach(pairs::put);
    return pairs
      .mergeIn(acknowledged(news))
      .put("GSW_AGENT_ID", news.user().name())
      .put("GSW_PHONE", contact.phoneNumber())
      .put("contact_info", contact.phoneNumber())
      .put("GSW_CALL_RESULT", contact.callResult().isEmpty() ? NO_RESULT_YET : contact.callResult())
      .put("GSW_CALL_ATTEMPT_GUID", attempt(record))
      .put("GSW_ATTEMPTS", record.attempts())
      .put("GSW_CHAIN_ID", record.chain())
      .put("GSW_TZ_NAME", contact.timeZone())
      .put("GSW_TZ_OFFSET", offset(news, contact))
      .put("GSW_CAMPAIGN_GROUP_NAME", news.campaign())
      .put("InteractionType", "Outbound")
      .put("InteractionSubtype", "OutboundNew");
  }

  /** The same for as long as nobody has tried, so that a client sees that it has got the same record again. */
  private static String attempt(OutboundRecord record) {
    String name = record.applicationId() + "/" + record.handle() + "/" + record.attempts();
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static int offset(OutboundNews news, Contact contact) {
    ZoneId zone = TimeZones.of(contact.timeZone()).orElse(ZoneOffset.UTC);
    return zone.getRules().getOffset(news.at()).getTotalSeconds();
  }

  private static boolean whole(OutboundNews.Kind kind) {
    return kind == OutboundNews.Kind.Previewed || kind == OutboundNews.Kind.Chained;
  }

  private static String type(OutboundNews.Kind kind) {
    return switch (kind) {
      case Previewed -> "PreviewRecord";
      case NoneReady -> "Error";
      case Rejected -> "RecordRejectAcknowledge";
      case Rescheduled -> "ScheduledRecordRescheduleAcknowledge";
      case Completed -> "RecordProcessedAcknowledge";
      case Cancelled -> "RecordCancelAcknowledge";
      case DoNotCall -> "DoNotCallAcknowledge";
      case Updated -> "UpdateCallCompletionStatsAcknowledge";
      case Added -> "AddRecordAcknowledge";
      case Chained -> "ChainedRecord";
      case ChainEnded -> "ChainedRecordsDataEnd";
    };
  }
}
