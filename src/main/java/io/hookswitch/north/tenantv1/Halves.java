package io.hookswitch.north.tenantv1;

import io.hookswitch.call.Command;
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

  private final Calls calls;

  Halves(Calls calls) {
    this.calls = calls;
  }

  /** Fails as "not found" for a half that is over, never was, or is not this user's. */
  Future<Half> find(User user, HalfId id, Request request) {
    return look(user, id, request).map(found ->
      found
        .filter(half -> half.belongsTo(user.id()))
        .filter(half -> !half.released())
        .orElseThrow(() -> TenantV1Errors.callNotFound().refused())
    );
  }

  /** The same, with its appearance. */
  Future<Listed> findListed(User user, HalfId id, Request request) {
    return find(user, id, request).compose(half ->
      calls.of(user.id()).map(all -> new Listed(half, appearance(all, id)))
    );
  }

  /** All halves that are not over, in the order in which they appeared. */
  Future<List<Listed>> all(User user, Request request) {
    return calls.of(user.id()).compose(entries -> {
      List<Future<Optional<Listed>>> looks = entries
        .stream()
        .map(entry ->
          look(user, new HalfId(entry.call(), entry.party()), request).map(found ->
            found.filter(half -> !half.released()).map(half -> new Listed(half, entry.number()))
          )
        )
        .toList();
      return Future.all(looks).map(done -> looks.stream().map(Future::result).flatMap(Optional::stream).toList());
    });
  }

  /** Has the owner do it. Answered when the switch has, or has failed. */
  Future<Reply> command(User user, Command wish, Instant deadline, Request request) {
    return ask(user, wish, Ask.Until.SETTLED, deadline, request);
  }

  /** Begins a call. Answered as soon as it exists. */
  Future<Reply> dial(User user, Command.Dial dial, Request request) {
    return ask(user, dial, Ask.Until.ACCEPTED, request.deadline(), request);
  }

  private Future<Reply> ask(User user, Command wish, Ask.Until until, Instant deadline, Request request) {
    return calls.ask(
      new Ask(wish.by().call(), user.id().tenant(), wish.by().index(), wish, until, deadline, request.correlation())
    );
  }

  private Future<Optional<Half>> look(User user, HalfId id, Request request) {
    Ask look = new Ask(
      id.call(),
      user.id().tenant(),
      id.party(),
      null,
      Ask.Until.ACCEPTED,
      request.deadline(),
      request.correlation()
    );
    return calls.ask(look).map(reply -> Half.of(id, reply));
  }

  /** A half that is no longer presented to the user has lost its number: it shows one that no other call has. */
  private static int appearance(List<Calls.Appearance> all, HalfId id) {
    return all
      .stream()
      .filter(entry -> entry.call().equals(id.call()) && entry.party() == id.party())
      .mapToInt(Calls.Appearance::number)
      .findFirst()
      .orElseGet(() -> lowestFree(all));
  }

  private static int lowestFree(List<Calls.Appearance> all) {
    List<Integer> taken = all.stream().map(Calls.Appearance::number).toList();
    int free = 1;
    while (taken.contains(free)) free++;
    return free;
  }
}
