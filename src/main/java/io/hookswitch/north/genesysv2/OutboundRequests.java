package io.hookswitch.north.genesysv2;

import io.hookswitch.north.Problem;
import io.hookswitch.north.Request;
import io.hookswitch.outbound.Contact;
import io.hookswitch.outbound.ContactChange;
import io.hookswitch.outbound.OutboundCommand;
import io.hookswitch.outbound.PhoneType;
import io.hookswitch.outbound.RecordRef;
import io.hookswitch.outbound.TimeZones;
import io.hookswitch.push.StreamEvent.OutboundNews.Kind;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Requests about campaigns and records, as commands of the calling lists. */
final class OutboundRequests {

  static final Set<String> SERVED = Set.of(
    "RejectRecord",
    "RescheduleRecord",
    "CompleteRecord",
    "UpdateRecord",
    "GetChainedRecord",
    "CancelRecord",
    "DoNotCall"
  );

  /** Later ones are not instants. */
  private static final long LAST_SECOND = Instant.MAX.getEpochSecond();

  private OutboundRequests() {}

  /** {@code POST /me/outbound-campaigns/{campaign}}. */
  static OutboundWish campaignOperation(Request request) {
    String campaign = request.path().get("campaign");
    long application = request.body().getLong("applicationId");
    return wish(request, campaign, new OutboundCommand.Preview(campaign, application), Kind.Previewed);
  }

  /** {@code POST /me/outbound-records/{handle}}. */
  static OutboundWish recordOperation(Request request) {
    JsonObject body = request.body();
    String name = body.getString("operationName");
    CallOperations.served(name, SERVED);
    RecordRef record = new RecordRef(
      handle(request.path().get("handle")),
      body.getString("campaignName"),
      body.getLong("applicationId"),
      text(body, "callingList")
    );
    return switch (name) {
      case "RejectRecord" -> wish(request, new OutboundCommand.Reject(record), Kind.Rejected);
      case "RescheduleRecord" -> wish(request, reschedule(record, body), Kind.Rescheduled);
      case "CompleteRecord" -> wish(
        request,
        new OutboundCommand.Complete(record, ContactChange.result(text(body, "callResult"), number(body))),
        Kind.Completed
      );
      case "UpdateRecord" -> wish(request, new OutboundCommand.Update(record, change(body)), Kind.Updated);
      case "GetChainedRecord" -> wish(request, new OutboundCommand.Chained(record), Kind.ChainEnded);
      case "CancelRecord" -> wish(request, new OutboundCommand.Cancel(record), Kind.Cancelled);
      case "DoNotCall" -> wish(request, new OutboundCommand.DoNotCall(record, number(body)), Kind.DoNotCall);
      default -> throw new IllegalArgumentException("served and not read: " + name);
    };
  }

  /** {@code POST /me/outbound-records}. */
  static OutboundWish addition(Request request) {
    JsonObject body = request.body();
    Contact contact = new Contact(
      number(body).orElseThrow(),
      PhoneType.valueOf(body.getString("phoneType")),
      zone(body).orElseThrow(),
      body.getInteger("from"),
      body.getInteger("until"),
      "",
      "",
      fields(body)
    );
    OutboundCommand add = new OutboundCommand.Add(
      body.getString("campaignName"),
      body.getLong("applicationId"),
      body.getString("callingList"),
      Optional.ofNullable(body.getLong("chainId")),
      contact
    );
    return wish(request, add, Kind.Added);
  }

  private static OutboundCommand reschedule(RecordRef record, JsonObject body) {
    Instant at = Instant.ofEpochSecond(Math.min(body.getLong("timestamp"), LAST_SECOND));
    return new OutboundCommand.Reschedule(record, at, body.getString("callbackType").equals("Personal"));
  }

  private static ContactChange change(JsonObject body) {
    return new ContactChange(
      number(body),
      text(body, "phoneType").map(PhoneType::valueOf),
      zone(body),
      Optional.ofNullable(body.getInteger("from")),
      Optional.ofNullable(body.getInteger("until")),
      Optional.empty()
    );
  }

  private static OutboundWish wish(Request request, OutboundCommand command, Kind kind) {
    return wish(request, request.body().getString("campaignName"), command, kind);
  }

  private static OutboundWish wish(Request request, String campaign, OutboundCommand command, Kind kind) {
    Feature.OUTBOUND.demand(request.who().user());
    JsonObject body = request.body();
    return new OutboundWish(
      command,
      kind,
      campaign,
      body.getLong("applicationId"),
      device(request),
      text(body, "referenceId")
    );
  }

  /** Of the path only its last part counts, as in every URI of this dialect. */
  private static String device(Request request) {
    String path = request.body().getString("devicePath");
    String id = path.substring(path.lastIndexOf('/') + 1);
    return request
      .who()
      .user()
      .devices()
      .stream()
      .filter(id::equals)
      .findFirst()
      .orElseThrow(() -> Problem.of(Problem.Kind.NOT_FOUND, "Device not found").refused());
  }

  /** The contract has allowed it as a whole number, which may be one of more digits than a long has. */
  private static long handle(String written) {
    try {
      return Long.parseLong(written);
    } catch (NumberFormatException other) {
      throw Problem.of(Problem.Kind.NOT_FOUND, "Record not found").refused();
    }
  }

  private static Optional<String> text(JsonObject body, String field) {
    return Optional.ofNullable(body.getString(field));
  }

  private static Optional<String> number(JsonObject body) {
    Optional<String> number = text(body, "phoneNumber").map(String::strip);
    if (number.filter(String::isEmpty).isPresent()) throw invalid("phoneNumber: expected a number, found blanks");
    return number;
  }

  private static Optional<String> zone(JsonObject body) {
    Optional<String> zone = text(body, "timeZone");
    if (zone.isPresent() && zone.flatMap(TimeZones::of).isEmpty()) {
      throw invalid("timeZone: expected a time zone such as America/New_York, +01:00 or PST");
    }
    return zone;
  }

  private static Map<String, Object> fields(JsonObject body) {
    Map<String, Object> fields = UserDataBody.pairs(body.getJsonObject("otherFields", new JsonObject()));
    if (fields.size() > Contact.MOST_FIELDS) {
      throw invalid("otherFields: expected at most " + Contact.MOST_FIELDS + " fields, found " + fields.size());
    }
    fields.forEach((name, value) -> {
      boolean simple =
        value instanceof String text
          ? text.length() <= Contact.LONGEST_TEXT
          : value instanceof Number || value instanceof Boolean;
      if (!simple) throw invalid(
        "otherFields." +
          name +
          ": expected a text of at most " +
          Contact.LONGEST_TEXT +
          " characters, a number, true or false"
      );
      if (name.startsWith(OutboundMessages.RESERVED)) throw invalid(
        "otherFields." + name + ": names that begin with " + OutboundMessages.RESERVED + " are the gateway's"
      );
    });
    return fields;
  }

  private static RuntimeException invalid(String detail) {
    return Problem.of(Problem.Kind.INVALID, detail).refused();
  }
}
