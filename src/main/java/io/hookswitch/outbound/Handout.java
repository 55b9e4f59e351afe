package io.hookswitch.outbound;

import io.hookswitch.call.UserId;
import io.hookswitch.outbound.Campaigns.Listed;
import io.hookswitch.outbound.QueueInput.Later;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Hands the next record to an agent: the one it holds already, else the first that may be called now. The queue knows
 * nothing of what is in a record; what comes up outside its calling hours goes back until they begin, and the chains
 * behind it are looked through {@link #AT_ONCE} at a time. Each is moved once, so a night costs a list one pass.
 */
final class Handout {

  /** Chains that are looked at together. */
  private static final int AT_ONCE = 500;

  /** Enough for a whole list, and some that others take meanwhile. */
  private static final int MOST_ROUNDS = 2 * (CallQueue.CAPACITY / AT_ONCE);

  private final OutboundStore store;
  private final UserId user;
  private final Instant now;
  private final long until;

  /** @param lease how long the agent holds what it is handed */
  Handout(OutboundStore store, UserId user, Instant now, Duration lease) {
    this.store = store;
    this.user = user;
    this.now = now;
    this.until = now.plus(lease).toEpochMilli();
  }

  /** @param lists at most {@link CallingListFolder#MOST_OF_CAMPAIGN} */
  Future<OutboundResult> of(List<Listed> lists) {
    QueueInput resume = new QueueInput.Resume(user.name(), millis(), until);
    // What the agent holds of a later list comes before anything new of an earlier one.
    Function<Listed, Future<OutboundResult>> held = list ->
      store.step(list.number(), resume).compose(answer -> handed(list, answer));
    return (lists.size() == 1 ? none(0) : first(lists, held, Optional.empty())).compose(mine ->
      mine instanceof OutboundResult.Done
        ? Future.succeededFuture(mine)
        : first(lists, list -> next(list, MOST_ROUNDS), Optional.empty())
    );
  }

  private static Future<OutboundResult> first(
    List<Listed> lists,
    Function<Listed, Future<OutboundResult>> ask,
    Optional<Instant> soonest
  ) {
    if (lists.isEmpty()) return Future.succeededFuture(new OutboundResult.NoneReady(soonest));
    return ask
      .apply(lists.getFirst())
      .compose(result ->
        result instanceof OutboundResult.NoneReady none
          ? first(lists.subList(1, lists.size()), ask, earlier(soonest, none.next()))
          : Future.succeededFuture(result)
      );
  }

  private Future<OutboundResult> next(Listed list, int rounds) {
    if (rounds == 0) return none(0);
    return store
      .step(list.number(), new QueueInput.Next(user.name(), millis(), until))
      .compose(answer -> answer.was() == null ? handed(list, answer) : fresh(list, answer, rounds));
  }

  /** A chain that the agent has held before is shown as it is, whatever the hour. */
  private Future<OutboundResult> handed(Listed list, QueueAnswer answer) {
    return switch (answer.outcome()) {
      case DONE -> look(list, answer).map(seen -> {
        int place = seen.readiness().place(seen.chain()).orElse(seen.chain().first());
        return OutboundDesk.done(OutboundDesk.shown(list, answer, seen.chain(), place));
      });
      case UNKNOWN -> Future.failedFuture(OutboundDesk.lost(list));
      default -> none(answer.due());
    };
  }

  private Future<OutboundResult> fresh(Listed list, QueueAnswer answer, int rounds) {
    return look(list, answer).compose(seen -> {
      Optional<Integer> place = seen.readiness().place(seen.chain());
      if (place.isPresent()) {
        return Future.succeededFuture(
          OutboundDesk.done(OutboundDesk.shown(list, answer, seen.chain(), place.orElseThrow()))
        );
      }
      ChainInput.Wish back = seen
        .readiness()
        .opening(seen.chain())
        .<ChainInput.Wish>map(at -> new ChainInput.PutBack(user.name(), millis(), at.toEpochMilli(), answer.was()))
        .orElseGet(() -> new ChainInput.Complete(user.name(), millis()));
      return store
        .step(list.number(), new QueueInput.Ask(answer.chain(), back))
        .compose(done -> sift(list))
        .compose(done -> next(list, rounds - 1));
    });
  }

  private record Seen(Chain chain, Readiness readiness) {}

  private Future<Seen> look(Listed list, QueueAnswer answer) {
    return store
      .chain(id(list, answer.chain()))
      .map(found -> found.orElseThrow(() -> OutboundDesk.lost(list)))
      .compose(chain -> readiness(list, List.of(chain)).map(readiness -> new Seen(chain, readiness)));
  }

  /** Moves all chains away that stand before the first that may be called, as far as one look reaches. */
  private Future<Void> sift(Listed list) {
    return store
      .step(list.number(), new QueueInput.Look(user.name(), millis(), AT_ONCE))
      .compose(look -> {
        List<Integer> order = look.waiting();
        Set<Long> ids = order
          .stream()
          .map(chain -> id(list, chain))
          .collect(Collectors.toSet());
        return store
          .chains(ids)
          .compose(chains -> readiness(list, chains.values()).map(readiness -> later(list, order, chains, readiness)));
      })
      .compose(later ->
        later.isEmpty()
          ? Future.succeededFuture()
          : store.step(list.number(), new QueueInput.Withhold(later, millis())).mapEmpty()
      );
  }

  private static ArrayList<Later> later(
    Listed list,
    List<Integer> order,
    Map<Long, Chain> chains,
    Readiness readiness
  ) {
    ArrayList<Later> later = new ArrayList<>();
    for (int number : order) {
      Chain chain = chains.get(id(list, number));
      if (chain == null || readiness.place(chain).isPresent()) return later;
      later.add(new Later(number, readiness.opening(chain).map(Instant::toEpochMilli).orElse(Later.NEVER)));
    }
    return later;
  }

  private Future<Readiness> readiness(Listed list, Iterable<Chain> chains) {
    Set<NumberKey> numbers = new HashSet<>();
    chains.forEach(chain ->
      chain.contacts().forEach(contact -> numbers.add(NumberKey.of(list.tenant(), contact.phoneNumber())))
    );
    return store.forbidden(numbers).map(forbidden -> new Readiness(list.tenant(), forbidden, now));
  }

  private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
    if (one.isEmpty() || other.isEmpty()) return one.or(() -> other);
    return one.get().isBefore(other.get()) ? one : other;
  }

  private static Future<OutboundResult> none(long due) {
    return Future.succeededFuture(
      new OutboundResult.NoneReady(due == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(due)))
    );
  }

  private static long id(Listed list, int chain) {
    return new Handle(list.number(), chain, 0).chainId();
  }

  private long millis() {
    return now.toEpochMilli();
  }
}
