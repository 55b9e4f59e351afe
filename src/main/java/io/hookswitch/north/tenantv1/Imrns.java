package io.hookswitch.north.tenantv1;

import io.hookswitch.call.Endpoint;
import io.hookswitch.directory.Device;
import io.hookswitch.directory.Directory;
import io.hookswitch.directory.User;
import io.hookswitch.north.Answer;
import io.hookswitch.north.Request;
import io.hookswitch.number.Destination;
import io.hookswitch.routing.Anchor;
import io.hookswitch.shard.AnchoredCalls;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Lends numbers that a user's mobile dials instead of the number it wants (IMRN). */
final class Imrns {

  private final Directory directory;
  private final TenantV1Requests requests;
  private final AnchoredCalls anchored;

  Imrns(Directory directory, TenantV1Requests requests, AnchoredCalls anchored) {
    this.directory = directory;
    this.requests = requests;
    this.anchored = anchored;
  }

  /** @param user may act and be acted for */
  Future<Answer> create(User user, Request request) {
    if (!TenantV1Requests.hasChargeAddress(user)) throw TenantV1Errors.invalidCallingUser().refused();
    return anchored.allocate(anchor(user, request), request.correlation()).map(Imrns::answer);
  }

  private static Answer answer(AnchoredCalls.Allocation allocation) {
    return switch (allocation) {
      case AnchoredCalls.Allocation.Lent lent -> Answer.of(201, new JsonObject().put("imrn", lent.number()));
      case AnchoredCalls.Allocation.Exhausted none -> TenantV1Errors.of(Objection.NO_IMRN);
      case AnchoredCalls.Allocation.Forbidden no -> TenantV1Errors.of(TenantV1Errors.invalidCallingUser());
    };
  }

  private Anchor anchor(User user, Request request) {
    if (requests.number(request, "phoneNumber", user) instanceof Destination.Emergency) {
      throw TenantV1Errors.invalidPhoneNumber("Emergency numbers are dialled by the mobile itself.").refused();
    }
    Endpoint to = requests.destination(request, "phoneNumber", user);
    if (!to.internal() && directory.routingPoolOf(to.number()).isPresent()) {
      throw TenantV1Errors.invalidPhoneNumber("It is a routing number itself.").refused();
    }
    Destination.Dialled calling = requests.number(request, "callingPhoneNumber", user);
    Device phone = phone(user, calling.number()).orElseThrow(() ->
      TenantV1Errors.callingPhoneNumberNotFound().refused()
    );
    Endpoint.Subscriber who = directory.endpointOf(phone).subscriber();
    String identity = user.number().or(user::extension).orElseThrow();
    return new Anchor(names(user, phone), new Endpoint(identity, identity, who), to);
  }

  /** The user's number and extension are names of the first phone. */
  private Optional<Device> phone(User user, String number) {
    return user
      .devices()
      .stream()
      .flatMap(id -> directory.device(id).stream())
      .filter(device -> names(user, device).contains(number))
      .findFirst();
  }

  /** Everything that the network may call the phone, whichever of them the client knows. */
  private static Set<String> names(User user, Device phone) {
    Set<String> names = new HashSet<>(Set.of(phone.number()));
    if (user.devices().getFirst().equals(phone.id())) {
      user.number().ifPresent(names::add);
      user.extension().ifPresent(names::add);
    }
    return names;
  }
}
