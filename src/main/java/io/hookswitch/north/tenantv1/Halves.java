package io.hookswitch.north.tenantv1;

import io.hookswitch.call.Command;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.Terms;
import io.hookswitch.directory.User;
import io.hookswitch.north.Request;
import io.hookswitch.shard.Calls;
import io.hookswitch.wire.Ask;
import io.hookswitch.wire.Reply;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The halves of a user, wherever their owners are. */
final class Halves {

  /**
   * A half in a list.
   *
   * @param appearance from 1, its place among the user's calls
   */
  record Listed(Half half, int appearance) {}

  /** A named command that has come again: the half as it is now, and the answer of then. */
  record Replay(Half half, Reply reply) {}

  private final Calls calls;

  Halves(Calls calls) {
    this.calls = calls;
  }

  /** Fails as "not found" for a half that is over, never was, or is not this user's. */
  Future<Listed> find(User user, HalfId id, Request request) {
    return calls
      .withDetached(user.id())
      .compose(all ->
        all
          .stream()
          .filter(entry -> id.partyId().equals(entry.known()))
          .findFirst()
          .map(entry -> look(user, entry, request))
          .orElseGet(() -> Future.succeededFuture(Optional.empty()))
      )
      .map(found -> found.orElseThrow(() -> TenantV1Errors.callNotFound().refused()));
  }

  /** All halves that are not over, in the order in which they appeared. */
  Future<List<Listed>> all(User user, Request request) {
    return calls.withDetached(user.id()).compose(entries -> {
      List<Future<Optional<Listed>>> looks = entries
        .stream()
        .map(entry -> look(user, entry, request))
        .toList();
      return Future.all(looks).map(done -> looks.stream().map(Future::result).flatMap(Optional::stream).toList());
    });
  }

  /** Has the owner do it. Answered when the switch has, or has failed. */
  Future<Reply> command(User user, Command wish, Instant deadline, Request request) {
    return ask(user, wish, Ask.Until.SETTLED, deadline, request, request.terms());
  }

  /** Begins a call. Answered as soon as it exists. */
  Future<Reply> dial(User user, Command.Dial dial, Request request) {
    return ask(user, dial, Ask.Until.ACCEPTED, request.deadline(), request, request.terms());
  }

  /** The same on other terms than those of the request. */
  Future<Reply> command(User user, Command wish, Instant deadline, Request request, Terms terms) {
    return ask(user, wish, Ask.Until.SETTLED, deadline, request, terms);
  }

  /** What a named command was answered when it came before; the half may be over since. Empty when it is new. */
  Future<Optional<Replay>> recall(User user, HalfId id, Request request) {
    if (request.terms().once() == null) return Future.succeededFuture(Optional.empty());
    return calls.withDetached(user.id()).compose(all -> {
      PartyId at = all
        .stream()
        .filter(entry -> id.partyId().equals(entry.known()))
        .findFirst()
        .map(entry -> entry.call().party(entry.party()))
        .orElse(id.partyId());
      return recall(user, id, at, request).compose(known ->
        // It may have come before the half went over to another call.
        known.isPresent() || at.equals(id.partyId())
          ? Future.succeededFuture(known)
          : recall(user, id, id.partyId(), request)
      );
    });
  }

  private Future<Optional<Replay>> recall(User user, HalfId id, PartyId at, Request request) {
    return calls.ask(look(user, at, Ask.Until.SETTLED, request, request.terms())).map(reply ->
      Half.of(id, at.index(), reply)
        .filter(half -> half.belongsTo(user.id()))
        .filter(half -> reply.replayed() || reply.refusal() != null)
        .map(half -> new Replay(half, reply))
    );
  }

  private static Ask look(User user, PartyId at, Ask.Until until, Request request, Terms terms) {
    return new Ask(
      at.call(),
      user.id().tenant(),
      at.index(),
      null,
      until,
      request.deadline(),
      request.urgent(),
      request.correlation(),
      terms
    );
  }

  private Future<Reply> ask(User user, Command wish, Ask.Until until, Instant deadline, Request request, Terms terms) {
    PartyId by = wish.by();
    return calls.ask(
      new Ask(
        by.call(),
        user.id().tenant(),
        by.index(),
        wish,
        until,
        deadline,
        request.urgent(),
        request.correlation(),
        terms
      ).by(request.who().user().id().toString())
    );
  }

  private Future<Optional<Listed>> look(User user, Calls.Appearance entry, Request request) {
    HalfId id = HalfId.of(entry.known());
    Ask look = look(user, entry.call().party(entry.party()), Ask.Until.ACCEPTED, request, Terms.NONE);
    return calls.ask(look).map(reply ->
      Half.of(id, entry.party(), reply)
        .filter(half -> half.belongsTo(user.id()))
        .filter(half -> !half.released())
        .map(half -> new Listed(half, entry.number()))
    );
  }
}
