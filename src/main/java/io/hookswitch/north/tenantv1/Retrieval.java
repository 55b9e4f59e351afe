package io.hookswitch.north.tenantv1;

import io.hookswitch.call.CallId;
import io.hookswitch.call.Command;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.Once;
import io.hookswitch.call.Party;
import io.hookswitch.call.Terms;
import io.hookswitch.directory.Device;
import io.hookswitch.directory.Directory;
import io.hookswitch.directory.User;
import io.hookswitch.north.Problem;
import io.hookswitch.north.Request;
import io.hookswitch.shard.Calls;
import io.hookswitch.wire.Reply;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Pulls the user's call to another location: chooses the call and the phones, and asks the owner of the call. Answered as
 * soon as the temporary call exists, when it is about to ring.
 */
final class Retrieval {

  private final Calls calls;
  private final Halves halves;
  private final Directory directory;

  Retrieval(Calls calls, Halves halves, Directory directory) {
    this.calls = calls;
    this.halves = halves;
    this.directory = directory;
  }

  /**
   * A temporary call, as the client is told of it.
   *
   * @param replayed whether the request had come before, under the same name
   */
  record Pull(CallId temporary, boolean replayed) {}

  Future<Pull> retrieve(User user, Request request) {
    List<Device> locations = locations(user);
    if (locations.size() < 2) return refused(TenantV1Errors.noRetrieval());
    return halves.all(user, request).compose(all -> {
      List<Half> own = all.stream().map(Halves.Listed::half).toList();
      return known(user, own, request).compose(known ->
        known.isPresent()
          ? named(user, request, known.get().half()).map(temporary -> outcome(known.get(), temporary))
          : pull(user, locations, own, request)
      );
    });
  }

  /** The call that was pulled under this name before: it keeps its half, so it is one of the user's. */
  private Future<Optional<Halves.Replay>> known(User user, List<Half> own, Request request) {
    if (request.terms().once() == null) return Future.succeededFuture(Optional.empty());
    List<Future<Optional<Halves.Replay>>> looks = own
      .stream()
      .map(half -> halves.recall(user, half.id(), request))
      .toList();
    return Future.all(looks).map(done -> looks.stream().map(Future::result).flatMap(Optional::stream).findFirst());
  }

  private static Pull outcome(Halves.Replay known, CallId temporary) {
    return new Pull(outcome(known.half(), temporary, known.reply()), true);
  }

  /** The temporary call beside this one; the same one whenever the client uses the same name. */
  private Future<CallId> named(User user, Request request, Half half) {
    CallId fresh = calls.mintBeside(half.call().id());
    Once once = request.terms().once();
    // No header has a line break: a dial of the same name is something else.
    return once == null ? Future.succeededFuture(fresh) : calls.named(user.id(), "retrieve\n" + once.key(), fresh);
  }

  private Future<Pull> pull(User user, List<Device> locations, List<Half> own, Request request) {
    if (own.isEmpty()) return refused(TenantV1Errors.noCallToRetrieve());
    Optional<Half> chosen = choose(own);
    // The owner of the call refuses a second one too: two may ask at the same time.
    boolean running = own.stream().anyMatch(half -> half.call().temporary());
    if (running || chosen.isEmpty()) return refused(TenantV1Errors.invalidCallState());
    Half half = chosen.get();
    List<Endpoint> phones = elsewhere(half, locations);
    // Of a version nothing is said in the contract: the client does not name the call.
    Terms terms = new Terms(request.terms().once(), null);
    return named(user, request, half).compose(temporary ->
      halves
        .command(user, new Command.Pull(half.at(), temporary, phones), request.deadline(), request, terms)
        .map(reply -> new Pull(outcome(half, temporary, reply), reply.replayed()))
    );
  }

  static CallId outcome(Half half, CallId temporary, Reply reply) {
    if (reply.failure() != null) {
      boolean left = half
        .now(reply)
        .filter(now -> !now.released())
        .isEmpty();
      throw (left ? TenantV1Errors.noCallToRetrieve() : TenantV1Errors.notRetrieved(reply.failure())).refused();
    }
    if (reply.refusal() == null) return temporary;
    throw (switch (reply.refusal().why()) {
      case NO_SUCH_CALL -> TenantV1Errors.noCallToRetrieve();
      case NOT_ALLOWED, BAD_ARGUMENT, ALREADY_EXISTS, IN_PROGRESS -> TenantV1Errors.invalidCallState();
      case TOO_MANY_ORDERS -> TenantV1Errors.tooManyOrders();
      case CHANGED -> Problem.changed();
      case KEY_REUSED -> Problem.keyReused();
    }).refused();
  }

  /** Where the user can be: the first phone, and those that a service makes further locations. */
  private List<Device> locations(User user) {
    List<Device> phones = user
      .devices()
      .stream()
      .flatMap(id -> directory.device(id).stream())
      .toList();
    return phones
      .stream()
      .filter(phone -> phone == phones.getFirst() || phone.location().isPresent())
      .toList();
  }

  /** All locations but the one where the call is; of these, the marked ones if there are any. */
  private List<Endpoint> elsewhere(Half half, List<Device> locations) {
    String here = half.party().endpoint().subscriber().device();
    List<Device> others = locations
      .stream()
      .filter(phone -> !phone.id().equals(here))
      .toList();
    boolean marked = others.stream().anyMatch(Device::pulls);
    return others
      .stream()
      .filter(phone -> !marked || phone.pulls())
      .map(directory::endpointOf)
      .toList();
  }

  /** The active call, of several the one that was answered last; else the one that was held last, by whomever. */
  private static Optional<Half> choose(List<Half> all) {
    Optional<Half> active = all
      .stream()
      .filter(half -> half.state() == HalfState.Active)
      .max(Comparator.comparing(half -> half.party().answeredAt()));
    return active.or(() ->
      all
        .stream()
        .filter(half -> half.state() == HalfState.Held || half.state() == HalfState.RemoteHeld)
        .max(Comparator.comparing(Retrieval::heldSince))
    );
  }

  private static Instant heldSince(Half half) {
    Party holder = half.state() == HalfState.Held ? half.party() : half.remote().orElse(half.party());
    return holder.heldAt() == null ? half.party().answeredAt() : holder.heldAt();
  }

  private static <T> Future<T> refused(Problem why) {
    return Future.failedFuture(why.refused());
  }
}
