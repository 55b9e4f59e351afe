package io.hookswitch.north.genesysv2;

import io.hookswitch.call.CallId;
import io.hookswitch.call.Command;
import io.hookswitch.call.Consultation;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.Operation;
import io.hookswitch.call.PartyId;
import io.hookswitch.directory.Device;
import io.hookswitch.directory.Directory;
import io.hookswitch.directory.Group;
import io.hookswitch.directory.User;
import io.hookswitch.north.Problem;
import io.hookswitch.north.Refused;
import io.hookswitch.north.Request;
import io.hookswitch.number.Destination;
import io.hookswitch.number.PhoneNumbers;
import io.hookswitch.user.DeviceOperation;
import io.hookswitch.user.Forwarding;
import io.hookswitch.user.PresenceInput;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Turns requests of this dialect into commands. Types and lengths are the contract's, so they are not checked again;
 * checked is what only the directory, the number plan or the user's features can tell. Every method throws {@link
 * Refused} for what is not acceptable.
 */
final class GenesysV2Requests {

  static final String CALL_NOT_FOUND = "Call not found";

  private final Directory directory;
  private final PhoneNumbers numbers;
  private final Dispositions dispositions;
  private final UnaryOperator<CallId> beside;

  /**
   * @param dispositionKey the key of a disposition whose client names none
   * @param beside makes the identity of a call with the same owner as a given one
   */
  GenesysV2Requests(Directory directory, PhoneNumbers numbers, String dispositionKey, UnaryOperator<CallId> beside) {
    this.beside = beside;
    this.directory = directory;
    this.numbers = numbers;
    this.dispositions = new Dispositions(dispositionKey);
  }

  /** The call of the path. */
  static CallId call(Request request) {
    return call(request.path().get("id"));
  }

  static CallId call(String callUuid) {
    return GenesysIds.call(callUuid).orElseThrow(() -> Problem.of(Problem.Kind.NOT_FOUND, CALL_NOT_FOUND).refused());
  }

  /** The phone of the path, which is the user's own. */
  Device device(Request request) {
    return directory
      .device(request.path().get("id"))
      .filter(device -> device.user().equals(request.who().user().id()))
      .orElseThrow(() -> Problem.of(Problem.Kind.NOT_FOUND, "Device not found").refused());
  }

  static Subresources subresources(Request request) {
    return Optional.ofNullable(request.query().get("subresources")).map(Subresources::of).orElse(Subresources.NONE);
  }

  /** Whether a collection shows its members, and not only where they are. */
  static boolean wantsMembers(Request request) {
    return request.query().containsKey("fields");
  }

  /** {@code POST /me/calls/{id}}. */
  CallWish callOperation(Request request) {
    String name = request.body().getString("operationName");
    CallOperations.served(name);
    return callOperation(request, call(request));
  }

  /** What the body says, for a call that the path does not name. */
  CallWish callOperation(Request request, CallId call) {
    String name = request.body().getString("operationName");
    Feature.neededFor(CallOperations.operation(name)).demand(request.who().user());
    return new CallWish(name, call, CallUri.other(request.body()), name.equals("Reject"), command(name, call, request));
  }

  private Function<PartyId, Command> command(String name, CallId call, Request request) {
    JsonObject body = request.body();
    return switch (name) {
      case "InitiateTransfer" -> consult(request.who().user(), body, Consultation.Transfer);
      case "InitiateConference" -> consult(request.who().user(), body, Consultation.Conference);
      case "SingleStepTransfer" -> {
        Endpoint to = destination(request.who().user(), body);
        yield by -> new Command.SingleStepTransfer(by, to, UserDataBody.of(body));
      }
      case "SingleStepConference" -> {
        Endpoint to = destination(request.who().user(), body);
        yield by -> new Command.SingleStepConference(by, to, UserDataBody.of(body));
      }
      case "SetCallDisposition" -> dispositions.read(body, Optional.of(call)).command();
      default -> CallOperations.simple(name, body);
    };
  }

  /** The consult call gets a number with the same owner as the call that it is about. */
  private Function<PartyId, Command> consult(User user, JsonObject body, Consultation purpose) {
    Endpoint to = destination(user, body);
    return by -> new Command.Consult(by, beside.apply(by.call()), to, purpose, UserDataBody.of(body));
  }

  /** {@code POST /me/devices/{id}}, for what is about the phone itself; empty for what is about a call. */
  Optional<PresenceInput> phoneOperation(Request request) {
    String name = request.body().getString("operationName");
    DeviceOperations.served(name);
    if (name.equals("SetCallDisposition")) return Optional.empty();
    User user = request.who().user();
    Feature.neededFor(DeviceOperation.valueOf(name)).demand(user);
    Device device = device(request);
    return Optional.of(
      switch (name) {
        case "DoNotDisturbOn" -> new PresenceInput.DoNotDisturb(device.id(), true);
        case "DoNotDisturbOff" -> new PresenceInput.DoNotDisturb(device.id(), false);
        case "ForwardCallsOn" -> new PresenceInput.ForwardCalls(device.id(), forwarding(user, device, request.body()));
        case "ForwardCallsOff" -> new PresenceInput.StopForwarding(device.id());
        default -> throw new IllegalArgumentException("no operation of a phone: " + name);
      }
    );
  }

  private Forwarding forwarding(User user, Device device, JsonObject body) {
    String typed = body.getString("destination");
    Endpoint to = endpoint(user, typed, "destination");
    if (to.internal() && to.subscriber().device().equals(device.id())) {
      throw Problem.of(Problem.Kind.INVALID, "destination: is this device itself").refused();
    }
    if (to.emergency()) {
      throw Problem.of(Problem.Kind.INVALID, "destination: calls are not forwarded to an emergency number").refused();
    }
    return new Forwarding(to.number(), typed);
  }

  /** {@code POST /me/devices/{id}}, for what is about a call. */
  CallWish deviceOperation(Request request) {
    String name = request.body().getString("operationName");
    Feature.neededFor(Operation.UpdateUserData).demand(request.who().user());
    device(request);
    Dispositions.Read read = dispositions.read(request.body(), Optional.empty());
    return new CallWish(name, read.call(), Optional.empty(), false, read.command());
  }

  /**
   * {@code POST /me/devices/{id}/calls}.
   *
   * @param by the first party of a new call
   */
  Command.Dial dial(Request request, PartyId by) {
    JsonObject body = request.body();
    User user = request.who().user();
    Feature.VOICE.demand(user);
    if (body.containsKey("outboundRecord")) Feature.OUTBOUND.demand(user);
    Endpoint from = directory.endpointOf(device(request));
    DialBody dial = DialBody.of(body);
    Endpoint to = endpoint(user, dial.number(), dial.numberField());
    // Whoever calls for help is called back.
    String callerId = to.emergency() ? null : dial.callerId().orElse(null);
    return new Command.Dial(by, from, to, false, callerId, dial.userData());
  }

  private Endpoint destination(User user, JsonObject body) {
    return endpoint(user, body.getJsonObject("destination").getString("phoneNumber"), "destination.phoneNumber");
  }

  private Endpoint endpoint(User user, String typed, String field) {
    Group group = group(user);
    return switch (numbers.clickToDial(group, typed)) {
      case Destination.Dialled to -> directory.endpointFor(group, to.number(), to.digits());
      case Destination.Invalid wrong -> throw Problem.of(Problem.Kind.INVALID, field + ": " + wrong.reason()).refused();
    };
  }

  private Group group(User user) {
    return directory
      .group(user.id().tenant(), user.group())
      .orElseThrow(() -> new IllegalStateException("user " + user.id() + " has no group " + user.group()));
  }
}
