package io.hookswitch.outbound;

import io.hookswitch.call.UserId;
import io.hookswitch.outbound.Campaigns.Listed;
import io.hookswitch.outbound.OutboundResult.Refused;
import io.hookswitch.outbound.OutboundResult.Why;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Serves the commands: finds the list, steps its queue, reads or changes the records. */
final class OutboundDesk {

  /** A callback further away than this is a slip of the pen. */
  private static final Duration FARTHEST = Duration.ofDays(366);

  private final Campaigns campaigns;
  private final OutboundStore store;
  private final Duration lease;
  private final Duration callLease;
  private final InstantSource clock;

  OutboundDesk(Campaigns campaigns, OutboundStore store, Duration lease, Duration callLease, InstantSource clock) {
    this.campaigns = campaigns;
    this.store = store;
    this.lease = lease;
    this.callLease = callLease;
    this.clock = clock;
  }

  Future<OutboundResult> ask(UserId user, OutboundCommand command) {
    return switch (command) {
      case OutboundCommand.Preview preview -> preview(user, preview);
      case OutboundCommand.Keep keep -> held(user, keep.handle(), keep(user));
      case OutboundCommand.Dial dial -> held(
        user,
        dial.handle(),
        new ChainInput.Dial(user.name(), now(), clock.instant().plus(callLease).toEpochMilli())
      );
      case OutboundCommand.Reject reject -> held(user, reject.record(), new ChainInput.Reject(user.name(), now()));
      case OutboundCommand.Reschedule later -> reschedule(user, later);
      case OutboundCommand.Complete complete -> complete(user, complete);
      case OutboundCommand.Update update -> held(user, update.record(), keep(user)).compose(result ->
        change(result, update.change())
      );
      case OutboundCommand.Chained chained -> held(user, chained.record(), keep(user)).compose(this::chained);
      case OutboundCommand.Add add -> new Additions(store, now()).add(lists(user, add), add);
    };
  }

  Future<Void> release(UserId user, List<Listed> lists) {
    QueueInput gone = new QueueInput.Release(user.name(), now());
    return Future.join(
      lists
        .stream()
        .map(list -> store.step(list.number(), gone))
        .toList()
    ).mapEmpty();
  }

  private long now() {
    return clock.instant().toEpochMilli();
  }

  private ChainInput.Keep keep(UserId user) {
    return new ChainInput.Keep(user.name(), now(), clock.instant().plus(lease).toEpochMilli());
  }

  private Future<OutboundResult> preview(UserId user, OutboundCommand.Preview preview) {
    List<Listed> lists = campaigns.of(user.tenant(), preview.campaign(), preview.applicationId());
    if (lists.isEmpty()) return refused(Why.NOT_FOUND, "Campaign not found");
    long until = clock.instant().plus(lease).toEpochMilli();
    QueueInput resume = new QueueInput.Resume(user.name(), now(), until);
    QueueInput next = new QueueInput.Next(user.name(), now(), until);
    // What the agent holds of a later list comes before anything new of an earlier one.
    return (lists.size() == 1 ? Future.succeededFuture(Optional.<OutboundRecord>empty()) : first(lists, resume))
      .compose(mine -> mine.isPresent() ? Future.succeededFuture(mine) : first(lists, next))
      .map(found -> found.<OutboundResult>map(OutboundDesk::done).orElseGet(OutboundResult.NoneReady::new));
  }

  /** Tries one list after the other until one has a chain; at most {@link CallingListFolder#MOST_OF_CAMPAIGN}. */
  private Future<Optional<OutboundRecord>> first(List<Listed> lists, QueueInput input) {
    if (lists.isEmpty()) return Future.succeededFuture(Optional.empty());
    Listed list = lists.getFirst();
    return store.step(list.number(), input).compose(
      answer ->
        switch (answer.outcome()) {
          case DONE -> chain(list, answer).map(chain -> Optional.of(shown(list, answer, chain, chain.first())));
          case UNKNOWN -> Future.failedFuture(lost(list));
          default -> first(lists.subList(1, lists.size()), input);
        }
    );
  }

  private Future<OutboundResult> reschedule(UserId user, OutboundCommand.Reschedule later) {
    Instant now = clock.instant();
    if (!later.at().isAfter(now) || later.at().isAfter(now.plus(FARTHEST))) {
      return refused(Why.INVALID, "timestamp: expected a time within the next " + FARTHEST.toDays() + " days");
    }
    long due = later.at().toEpochMilli();
    return held(user, later.record(), new ChainInput.Reschedule(user.name(), now(), due, later.personal()));
  }

  /** The result is written while the agent still holds the record: afterwards it would be anybody's. */
  private Future<OutboundResult> complete(UserId user, OutboundCommand.Complete complete) {
    return held(user, complete.record(), keep(user))
      .compose(result -> change(result, complete.result()))
      .compose(result ->
        result instanceof OutboundResult.Done
          ? held(user, complete.record(), new ChainInput.Complete(user.name(), now()))
          : Future.succeededFuture(result)
      );
  }

  private Future<OutboundResult> change(OutboundResult result, ContactChange change) {
    if (!(result instanceof OutboundResult.Done done)) return Future.succeededFuture(result);
    OutboundRecord before = done.record();
    int place = Handle.of(before.handle()).place();
    return store.change(before.chain(), place, change).map(chain ->
      chain
        .flatMap(all -> all.contact(place))
        .<OutboundResult>map(contact -> done(before.with(contact)))
        .orElseGet(OutboundDesk::notFound)
    );
  }

  private Future<OutboundResult> chained(OutboundResult result) {
    if (!(result instanceof OutboundResult.Done done)) return Future.succeededFuture(result);
    OutboundRecord asked = done.record();
    return store
      .chain(asked.chain())
      .map(chain ->
        chain
          .<OutboundResult>map(all -> new OutboundResult.Done(asked, others(asked, all)))
          .orElseGet(OutboundDesk::notFound)
      );
  }

  private static List<OutboundRecord> others(OutboundRecord asked, Chain chain) {
    Handle handle = Handle.of(asked.handle());
    return IntStream.range(0, chain.contacts().size())
      .filter(place -> place != handle.place())
      .mapToObj(place -> asked.at(handle.at(place).number()).with(chain.contacts().get(place)))
      .toList();
  }

  private Future<OutboundResult> held(UserId user, RecordRef ref, ChainInput.Wish wish) {
    Optional<Listed> list = list(user, ref.handle())
      .filter(found -> found.of(ref.campaign(), ref.applicationId()))
      .filter(found -> ref.callingList().isEmpty() || ref.callingList().get().equals(found.name()));
    return held(list, ref.handle(), wish);
  }

  private Future<OutboundResult> held(UserId user, long handle, ChainInput.Wish wish) {
    return held(list(user, handle), handle, wish);
  }

  /** Steps the chain of a record that the agent says it holds. */
  private Future<OutboundResult> held(Optional<Listed> found, long number, ChainInput.Wish wish) {
    if (found.isEmpty()) return Future.succeededFuture(notFound());
    Listed list = found.get();
    Handle handle = Handle.of(number);
    return store.chain(handle.chainId()).compose(chain -> {
      // Before the step: a wish about a record that the chain does not have must change nothing.
      if (chain.flatMap(all -> all.contact(handle.place())).isEmpty()) return Future.succeededFuture(notFound());
      return store.step(list.number(), new QueueInput.Ask(handle.chain(), wish)).compose(
        answer ->
          switch (answer.outcome()) {
            case DONE -> Future.succeededFuture(done(shown(list, answer, chain.get(), handle.place())));
            case DIALLED -> refused(Why.WRONG_STATE, "The record has been dialled; it can be completed or rescheduled");
            case UNKNOWN -> Future.failedFuture(lost(list));
            default -> Future.succeededFuture(notFound());
          }
      );
    });
  }

  private Optional<Listed> list(UserId user, long handle) {
    return Handle.possible(handle) ? campaigns.list(user.tenant(), Handle.of(handle).list()) : Optional.empty();
  }

  private Optional<Listed> lists(UserId user, OutboundCommand.Add add) {
    return campaigns
      .of(user.tenant(), add.campaign(), add.applicationId())
      .stream()
      .filter(list -> list.name().equals(add.callingList()))
      .findFirst();
  }

  private Future<Chain> chain(Listed list, QueueAnswer answer) {
    return store
      .chain(new Handle(list.number(), answer.chain(), 0).chainId())
      .map(chain -> chain.orElseThrow(() -> lost(list)));
  }

  static OutboundRecord shown(Listed list, QueueAnswer answer, Chain chain, int place) {
    Handle handle = new Handle(list.number(), answer.chain(), place);
    return new OutboundRecord(
      handle.number(),
      handle.chainId(),
      list.campaign(),
      list.name(),
      list.applicationId(),
      answer.attempts(),
      chain.contacts().get(place)
    );
  }

  static OutboundResult done(OutboundRecord record) {
    return new OutboundResult.Done(record, List.of());
  }

  static Future<OutboundResult> refused(Why why, String detail) {
    return Future.succeededFuture(new Refused(why, detail));
  }

  private static OutboundResult notFound() {
    return new Refused(Why.NOT_FOUND, "Record not found");
  }

  /** Two nodes went at once, and took the list with them. */
  static IllegalStateException lost(Listed list) {
    return new IllegalStateException("calling list " + list.tenant() + "/" + list.name() + " is not in the store");
  }
}
