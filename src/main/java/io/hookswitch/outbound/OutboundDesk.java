package io.hookswitch.outbound;

import io.hookswitch.call.UserId;
import io.hookswitch.outbound.Campaigns.Listed;
import io.hookswitch.outbound.OutboundResult.Refused;
import io.hookswitch.outbound.OutboundResult.Why;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
      case OutboundCommand.Keep keep -> keep(user, keep);
      case OutboundCommand.Dial dial -> held(
        user,
        dial.handle(),
        new ChainInput.Dial(user.name(), now(), clock.instant().plus(callLease).toEpochMilli())
      );
      case OutboundCommand.Reject reject -> held(user, reject.record(), new ChainInput.Reject(user.name(), now()));
      case OutboundCommand.Reschedule later -> reschedule(user, later);
      case OutboundCommand.Complete complete -> complete(user, complete);
      case OutboundCommand.Cancel cancel -> finish(user, cancel.record());
      case OutboundCommand.DoNotCall wish -> doNotCall(user, wish);
      case OutboundCommand.Update update -> update(user, update);
      case OutboundCommand.Chained chained -> held(user, chained.record(), keep(user)).compose(result ->
        chained(user, result)
      );
      case OutboundCommand.Add add -> add(user, add);
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
    return new Handout(store, user, clock.instant(), lease).of(lists);
  }

  /** The hold is renewed even when the call is refused: the agent is at work on the record. */
  private Future<OutboundResult> keep(UserId user, OutboundCommand.Keep keep) {
    return held(user, keep.handle(), keep(user)).compose(result -> {
      if (!(result instanceof OutboundResult.Done done)) return Future.succeededFuture(result);
      CallingHours hours = CallingHours.of(done.record().contact());
      return hours.open(clock.instant())
        ? permitted(user, keep.number(), result)
        : refused(Why.WRONG_STATE, "The record may be called from " + hours + ", not now");
    });
  }

  private Future<OutboundResult> update(UserId user, OutboundCommand.Update update) {
    return held(user, update.record(), keep(user))
      .compose(result ->
        update
          .change()
          .phoneNumber()
          .map(number -> permitted(user, number, result))
          .orElse(Future.succeededFuture(result))
      )
      .compose(result -> change(result, update.change()));
  }

  private Future<OutboundResult> add(UserId user, OutboundCommand.Add add) {
    return forbids(user, add.contact().phoneNumber()).compose(forbidden ->
      forbidden ? notToBeCalled() : new Additions(store, now()).add(lists(user, add), add)
    );
  }

  /** What was done, unless it leads to a call of this number, which is not to be called. */
  private Future<OutboundResult> permitted(UserId user, String number, OutboundResult result) {
    if (!(result instanceof OutboundResult.Done)) return Future.succeededFuture(result);
    return forbids(user, number).compose(forbidden -> forbidden ? notToBeCalled() : Future.succeededFuture(result));
  }

  private Future<Boolean> forbids(UserId user, String number) {
    return store.forbidden(Set.of(NumberKey.of(user.tenant(), number))).map(forbidden -> !forbidden.isEmpty());
  }

  /** The number goes first: should the node die in between, the chain is given back, and found to be of no use. */
  private Future<OutboundResult> doNotCall(UserId user, OutboundCommand.DoNotCall wish) {
    return held(user, wish.record(), keep(user)).compose(result -> {
      if (!(result instanceof OutboundResult.Done done)) return Future.succeededFuture(result);
      String number = wish.number().orElse(done.record().contact().phoneNumber());
      return store.forbid(NumberKey.of(user.tenant(), number)).compose(kept -> finish(user, wish.record()));
    });
  }

  private Future<OutboundResult> finish(UserId user, RecordRef record) {
    return held(user, record, new ChainInput.Complete(user.name(), now()));
  }

  private Future<OutboundResult> reschedule(UserId user, OutboundCommand.Reschedule later) {
    Instant now = clock.instant();
    if (!later.at().isAfter(now) || later.at().isAfter(now.plus(FARTHEST))) {
      return refused(Why.INVALID, "timestamp: expected a time within the next " + FARTHEST.toDays() + " days");
    }
    ChainInput.Wish wish = new ChainInput.Reschedule(user.name(), now(), later.at().toEpochMilli(), later.personal());
    return held(user, later.record(), keep(user)).compose(result -> {
      if (!(result instanceof OutboundResult.Done done)) return Future.succeededFuture(result);
      CallingHours hours = CallingHours.of(done.record().contact());
      return hours.open(later.at())
        ? held(user, later.record(), wish)
        : refused(Why.INVALID, "timestamp: the record may be called from " + hours + ", and this is outside");
    });
  }

  /** The result is written while the agent still holds the record: afterwards it would be anybody's. */
  private Future<OutboundResult> complete(UserId user, OutboundCommand.Complete complete) {
    return held(user, complete.record(), keep(user))
      .compose(result -> change(result, complete.result()))
      .compose(result ->
        result instanceof OutboundResult.Done ? finish(user, complete.record()) : Future.succeededFuture(result)
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

  /** Numbers that are not to be called are not offered here either. */
  private Future<OutboundResult> chained(UserId user, OutboundResult result) {
    if (!(result instanceof OutboundResult.Done done)) return Future.succeededFuture(result);
    OutboundRecord asked = done.record();
    return store.chain(asked.chain()).compose(chain -> {
      List<OutboundRecord> others = chain.map(all -> others(asked, all)).orElse(List.of());
      Set<NumberKey> numbers = new HashSet<>();
      others.forEach(other -> numbers.add(NumberKey.of(user.tenant(), other.contact().phoneNumber())));
      return store
        .forbidden(numbers)
        .map(forbidden -> new Readiness(user.tenant(), forbidden, clock.instant()))
        .map(ready ->
          others
            .stream()
            .filter(other -> ready.allows(other.contact()))
            .toList()
        )
        .map(offered -> chain.isEmpty() ? notFound() : new OutboundResult.Done(asked, offered));
    });
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

  private static Future<OutboundResult> notToBeCalled() {
    return refused(Why.WRONG_STATE, "phoneNumber: this number is not to be called");
  }

  private static OutboundResult notFound() {
    return new Refused(Why.NOT_FOUND, "Record not found");
  }

  /** Two nodes went at once, and took the list with them. */
  static IllegalStateException lost(Listed list) {
    return new IllegalStateException("calling list " + list.tenant() + "/" + list.name() + " is not in the store");
  }
}
