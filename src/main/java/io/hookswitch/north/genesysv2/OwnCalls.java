package io.hookswitch.north.genesysv2;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallId;
import io.hookswitch.call.CallInput;
import io.hookswitch.call.Command;
import io.hookswitch.call.Decision;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.Once;
import io.hookswitch.call.Operation;
import io.hookswitch.call.Party;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.Terms;
import io.hookswitch.call.UserId;
import io.hookswitch.directory.Device;
import io.hookswitch.north.Problem;
import io.hookswitch.north.Refused;
import io.hookswitch.north.Request;
import io.hookswitch.shard.Calls;
import io.hookswitch.wire.Ask;
import io.hookswitch.wire.Reply;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The calls of whoever asks, and no others. A call that the user is no party of, or no longer, fails with the same
 * problem as one that does not exist.
 */
final class OwnCalls {

  private final Calls calls;
  private final LastSeen seen = new LastSeen();

  OwnCalls(Calls calls) {
    this.calls = calls;
  }

  /** A call as its user sees it. */
  record View(Call call, Party me, Decision decision) {
    /** Empty when the party has left, or the call is none that the user may know of. */
    private static Optional<View> of(Reply reply, int index) {
      return Optional.ofNullable(reply.call())
        .filter(call -> !call.temporary())
        .flatMap(call -> call.party(index))
        .filter(Party::live)
        .map(party -> new View(reply.call(), party, reply.decision()));
    }
  }

  /**
   * What became of a command.
   *
   * @param me whose command it was, an index of the call
   */
  record Outcome(Reply reply, int me) {
    /** The call as it is now. */
    Optional<View> view() {
      return View.of(reply, me);
    }
  }

  PartyId newcomer() {
    return calls.mint().party(0);
  }

  /** The user's calls by name only, oldest first. */
  Future<List<CallId>> ids(Request request) {
    return all(request).map(seen ->
      seen
        .stream()
        .map(view -> view.me().knownAs(view.call().id()).call())
        .toList()
    );
  }

  /** The user's calls, oldest first; those that end meanwhile are left out. Fails when one owner does not answer. */
  Future<List<View>> all(Request request) {
    return calls
      .of(request.who().user().id())
      .compose(all ->
        Future.all(
          all
            .stream()
            .map(one -> look(request, one.call().party(one.party())))
            .toList()
        )
      )
      .map(seen -> seen.<Optional<View>>list().stream().flatMap(Optional::stream).toList());
  }

  Future<View> one(Request request, CallId call) {
    return seen(request, call)
      .map(me -> look(request, me).map(view -> view.filter(still -> is(request, call, still))))
      .orElseGet(() -> Future.succeededFuture(Optional.empty()))
      .compose(view -> view.map(Future::succeededFuture).orElseGet(() -> search(request, call)));
  }

  private Future<View> search(Request request, CallId call) {
    return mine(request, call)
      .compose(me -> look(request, me))
      .map(view -> view.orElseThrow(OwnCalls::notFound));
  }

  private Optional<PartyId> seen(Request request, CallId call) {
    return seen.of(request.who().user().id(), call);
  }

  /** Whether this is the user's end of the call that the user knows by that id. */
  private static boolean is(Request request, CallId call, View view) {
    Endpoint.Subscriber who = view.me().endpoint().subscriber();
    return (
      who != null &&
      who.user().equals(request.who().user().id()) &&
      view.me().knownAs(view.call().id()).call().equals(call)
    );
  }

  /** Asks for a command on a call of the user; answered, refusals included, when it is accepted. */
  Future<Outcome> command(Request request, CallWish wish) {
    if (request.terms().once() == null) return fresh(request, wish);
    return recall(request, wish.call()).compose(known ->
      known.map(Future::succeededFuture).orElseGet(() -> fresh(request, wish))
    );
  }

  /** The command may have made the user leave the call since, or go over to another one. */
  private Future<Optional<Outcome>> recall(Request request, CallId call) {
    return mine(request, call)
      .compose(me ->
        recall(request, me).compose(known ->
          known.isPresent() || me.call().equals(call)
            ? Future.succeededFuture(known)
            : left(request, call).compose(before -> recall(request, before))
        )
      )
      .recover(unknown ->
        missing(unknown) ? left(request, call).compose(me -> recall(request, me)) : Future.failedFuture(unknown)
      )
      .recover(unknown -> missing(unknown) ? Future.succeededFuture(Optional.empty()) : Future.failedFuture(unknown));
  }

  /** What the user's named command was answered when it came before; empty when it is new. */
  private Future<Optional<Outcome>> recall(Request request, PartyId me) {
    return ask(request, me, null, request.terms()).map(reply ->
      reply.replayed() || reply.refusal() != null ? Optional.of(new Outcome(reply, me.index())) : Optional.empty()
    );
  }

  private Future<Outcome> fresh(Request request, CallWish wish) {
    return wish
      .other()
      .<Future<?>>map(other -> mine(request, other))
      .orElseGet(Future::succeededFuture)
      .compose(known -> {
        Optional<PartyId> last = seen(request, wish.call());
        if (last.isEmpty() || wish.ringingOnly()) return search(request, wish);
        return give(request, wish, last.get()).compose(outcome ->
          there(request, wish.call(), outcome) ? Future.succeededFuture(outcome) : search(request, wish)
        );
      });
  }

  /** Whoever is not where it was seen last was refused, and is looked for. */
  private static boolean there(Request request, CallId call, Outcome outcome) {
    if (outcome.reply().refusal() == null) return true;
    return outcome
      .view()
      .filter(view -> is(request, call, view))
      .isPresent();
  }

  private Future<Outcome> search(Request request, CallWish wish) {
    return mine(request, wish.call())
      .recover(unknown -> wish.afterwards() ? left(request, wish.call()) : Future.failedFuture(unknown))
      .compose(me -> give(request, wish, me));
  }

  private Future<Outcome> give(Request request, CallWish wish, PartyId me) {
    return (wish.ringingOnly() ? ringing(request, wish, me) : Future.succeededFuture(me)).compose(party ->
      ask(request, party, wish.command().apply(party), request.terms()).map(reply -> new Outcome(reply, party.index()))
    );
  }

  /**
   * The one call of a phone for which an operation is possible. Where it is possible for none, the phone's only call, whose
   * owner says why not; fails where that leaves none, or several.
   */
  Future<CallId> at(Request request, Device device, Operation wanted) {
    Feature.neededFor(wanted).demand(request.who().user());
    return all(request).map(all -> {
      List<View> here = all
        .stream()
        .filter(view -> view.me().endpoint().subscriber().device().equals(device.id()))
        .toList();
      List<View> possible = here
        .stream()
        .filter(view -> view.decision().allows(wanted))
        .toList();
      Optional<View> before = here
        .stream()
        .filter(view -> knows(view, request.terms().once()))
        .findFirst();
      if (before.isPresent()) return known(before.get());
      List<View> fitting = possible.isEmpty() ? here : possible;
      if (fitting.size() == 1) return known(fitting.getFirst());
      throw Problem.of(Problem.Kind.WRONG_STATE, wanted + unfit(here, possible)).refused();
    });
  }

  /** Whether the command has come to this call before, under the same name. */
  private static boolean knows(View view, Once once) {
    return (
      once != null &&
      view
        .call()
        .journal()
        .stream()
        .anyMatch(entry -> entry.party() == view.me().index() && entry.key().equals(once.key()))
    );
  }

  private static CallId known(View view) {
    return view.me().knownAs(view.call().id()).call();
  }

  private static String unfit(List<View> here, List<View> possible) {
    if (here.isEmpty()) return " is not possible: this device is on no call";
    if (possible.isEmpty()) return (
      " is not possible for any of the " +
      here.size() +
      " calls of this device, which are " +
      here
        .stream()
        .map(view -> view.me().state().name())
        .collect(Collectors.joining(", "))
    );
    return (
      " is possible for " +
      possible.size() +
      " calls of this device: post it to one of " +
      possible
        .stream()
        .map(view -> "/me/calls/" + GenesysIds.callUuid(known(view)))
        .collect(Collectors.joining(", "))
    );
  }

  /** What a named dial was answered when it came before; empty when it is new. */
  Future<Optional<Reply>> dialled(Request request, Command.Dial dial) {
    Once once = request.terms().once();
    if (once == null) return Future.succeededFuture(Optional.empty());
    CallId fresh = dial.by().call();
    return calls
      .named(request.who().user().id(), once.key(), fresh)
      .compose(call ->
        call.equals(fresh)
          ? Future.succeededFuture(Optional.empty())
          : recall(request, call.party(0)).map(known -> known.map(Outcome::reply))
      );
  }

  Future<Reply> dial(Request request, Command.Dial dial) {
    return ask(request, dial.by(), dial, request.terms());
  }

  /** The same name would do something else to a call that is answered already. */
  private Future<PartyId> ringing(Request request, CallWish wish, PartyId me) {
    return look(request, me).map(view -> {
      PartyState state = view.orElseThrow(OwnCalls::notFound).me().state();
      if (state == PartyState.Ringing) return me;
      throw Problem.of(
        Problem.Kind.WRONG_STATE,
        wish.operationName() + " is not possible while the call is " + state + ", only while it is Ringing"
      ).refused();
    });
  }

  private Future<PartyId> mine(Request request, CallId call) {
    UserId user = request.who().user().id();
    return calls.of(user).map(all -> {
      Optional<PartyId> me = all
        .stream()
        .filter(one -> one.known().call().equals(call))
        .map(one -> one.call().party(one.party()))
        .findFirst();
      me.ifPresentOrElse(party -> seen.note(user, call, party), () -> seen.forget(user, call));
      return me.orElseThrow(OwnCalls::notFound);
    });
  }

  /** The user's party on a call that it has left, as long as the call is remembered. */
  private Future<PartyId> left(Request request, CallId call) {
    return ask(request, call.party(0), null, Terms.NONE).map(reply ->
      Optional.ofNullable(reply.call())
        .stream()
        .flatMap(known -> known.parties().stream())
        .filter(party -> party.endpoint().internal() && party.state() == PartyState.Released)
        .filter(party -> party.endpoint().subscriber().user().equals(request.who().user().id()))
        .map(party -> call.party(party.index()))
        .findFirst()
        .orElseThrow(OwnCalls::notFound)
    );
  }

  private Future<Optional<View>> look(Request request, PartyId me) {
    return ask(request, me, null, Terms.NONE).map(reply -> View.of(reply, me.index()));
  }

  private Future<Reply> ask(Request request, PartyId me, CallInput input, Terms terms) {
    return calls.ask(
      new Ask(
        me.call(),
        request.who().user().id().tenant(),
        me.index(),
        input,
        Ask.Until.ACCEPTED,
        request.deadline(),
        request.urgent(),
        request.correlation(),
        terms
      ).by(request.who().user().id().toString())
    );
  }

  static boolean missing(Throwable why) {
    return why instanceof Refused refused && refused.problem().kind() == Problem.Kind.NOT_FOUND;
  }

  static RuntimeException notFound() {
    return Problem.of(Problem.Kind.NOT_FOUND, GenesysV2Requests.CALL_NOT_FOUND).refused();
  }
}
