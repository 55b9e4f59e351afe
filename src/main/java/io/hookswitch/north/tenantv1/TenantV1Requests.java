package io.hookswitch.north.tenantv1;

import io.hookswitch.call.CallId;
import io.hookswitch.call.Command;
import io.hookswitch.call.Endpoint;
import io.hookswitch.directory.Device;
import io.hookswitch.directory.Directory;
import io.hookswitch.directory.Group;
import io.hookswitch.directory.User;
import io.hookswitch.north.Request;
import io.hookswitch.number.Destination;
import io.hookswitch.number.PhoneNumbers;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what the requests of this dialect ask for. Types and presence of fields are known to be right; each method throws
 * a refusal when what is asked for makes no sense.
 */
final class TenantV1Requests {

  private final Directory directory;
  private final PhoneNumbers numbers;

  TenantV1Requests(Directory directory, PhoneNumbers numbers) {
    this.directory = directory;
    this.numbers = numbers;
  }

  HalfId half(Request request) {
    return half(request.path().get("callId"));
  }

  private static HalfId half(String callId) {
    return HalfId.parse(callId).orElseThrow(() -> TenantV1Errors.callNotFound().refused());
  }

  private static HalfId consulted(String callId) {
    return HalfId.parse(callId).orElseThrow(() -> TenantV1Errors.invalidTransferCallId().refused());
  }

  /** The query is there for those whose proxy drops the body of a GET. */
  boolean includeDetails(Request request) {
    Boolean inBody = request.body().getBoolean("includeDetails");
    return inBody != null ? inBody : Boolean.parseBoolean(request.query().get("includeDetails"));
  }

  /** Rings the user's first phone, then dials: in this dialect every call is a click-to-dial. */
  Command.Dial dial(Request request, User user, CallId call) {
    Device phone = user
      .devices()
      .stream()
      .findFirst()
      .flatMap(directory::device)
      .filter(device -> hasChargeAddress(user))
      .orElseThrow(() -> TenantV1Errors.invalidCallingUser().refused());
    Endpoint to = destination(request, user);
    return new Command.Dial(call.party(0), directory.endpointOf(phone), to, true, null, Map.of());
  }

  Modification modification(Request request, User user) {
    Action action = Action.valueOf(request.body().getString("action"));
    return switch (action) {
      case blindTransfer -> new Modification(action, Optional.of(destination(request, user)), Optional.empty());
      case consultativeTransfer -> new Modification(
        action,
        Optional.empty(),
        Optional.of(consulted(request.body().getString("transferCallId")))
      );
      default -> Modification.of(action);
    };
  }

  /** Somebody has to pay for what a user dials, and is found by number. */
  static boolean hasChargeAddress(User user) {
    return user.number().isPresent() || user.extension().isPresent();
  }

  Endpoint destination(Request request, User user) {
    return destination(request, "phoneNumber", user);
  }

  /** Where the number of a field leads when this user dials it. */
  Endpoint destination(Request request, String field, User user) {
    Destination.Dialled good = number(request, field, user);
    return directory.endpointFor(group(user), good.number(), good.digits());
  }

  /** What the number of a field means to this user. */
  Destination.Dialled number(Request request, String field, User user) {
    return switch (numbers.normalise(group(user), request.body().getString(field))) {
      case Destination.Dialled good -> good;
      case Destination.Invalid bad -> throw TenantV1Errors.invalidNumber(field, bad.reason()).refused();
    };
  }

  private Group group(User user) {
    return directory.group(user.id().tenant(), user.group()).orElseThrow();
  }
}
