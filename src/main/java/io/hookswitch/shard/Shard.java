package io.hookswitch.shard;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallId;
import io.hookswitch.call.Command;
import io.hookswitch.call.SwitchCall;
import io.hookswitch.call.UserId;
import io.hookswitch.call.Verdict;
import io.hookswitch.cluster.Lease;
import io.hookswitch.wire.Addressed;
import io.hookswitch.wire.Ask;
import io.hookswitch.wire.UserAsk;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The calls and users of one shard, while this node holds its lease. Lives on the event loop of the {@link
 * NodeVerticle}.
 */
final class Shard {

  /** Before a call whose owner could not go on is taken over again. */
  private static final Duration BREATH = Duration.ofMillis(500);
  /** A switch that answers later than this is not waited for when a shard moves. */
  private static final Duration REST = Duration.ofSeconds(1);

  private final Vertx vertx;
  private final Surroundings doors;
  private final UserSurroundings userDoors;
  private final int callAsks;
  private final Lease lease;
  private final Runnable stale;
  private final Residents<CallId, CallVerticle> calls;
  private final Residents<UserId, UserVerticle> users;
  private final Inheritance inherited;
  private boolean resting;
  private boolean closed;

  /**
   * @param callAsks so many may wait for a call
   * @param stale called, from any thread, perhaps more than once, when the shard turns out to have a newer owner
   */
  Shard(Vertx vertx, Surroundings doors, UserSurroundings userDoors, int callAsks, Lease lease, Runnable stale) {
    this.vertx = vertx;
    this.doors = doors;
    this.userDoors = userDoors;
    this.callAsks = callAsks;
    this.lease = lease;
    this.stale = stale;
    this.calls = new Residents<>(vertx);
    this.users = new Residents<>(vertx);
    Context home = vertx.getOrCreateContext();
    this.inherited = new Inheritance(next -> home.runOnContext(turn -> next.run()), this::own);
  }

  Lease lease() {
    return lease;
  }

  int size() {
    return calls.size() + inherited.size();
  }

  /** The owners of its calls, those included that have yet to start. */
  List<Future<CallVerticle>> owners() {
    Set.copyOf(inherited.calls()).forEach(this::own);
    return calls.all();
  }

  /** The calls that have an owner here, or will have. */
  Set<CallId> calls() {
    Set<CallId> all = new HashSet<>(calls.keys());
    all.addAll(inherited.calls());
    return all;
  }

  boolean has(CallId call) {
    return calls.has(call) || inherited.has(call);
  }

  /** Lets a call be put right by what the switch's list has of it; its owner is made if it has none. */
  Future<List<Verdict>> compare(SwitchCall found, Instant since, Rounds rounds) {
    if (closed) return Future.failedFuture("this shard is closed");
    if (!calls.has(found.call())) own(found.call());
    return calls.ask(found.call(), owner -> owner.compare(found, since, rounds));
  }

  /** Takes over the calls that an earlier owner left in the store. Users are taken over when they are needed. */
  void adopt(List<Call> stored) {
    inherited.add(stored);
  }

  /** Hands what was asked to its owner, which is made on first need. */
  void deliver(Addressed addressed, Asker asker) {
    switch (addressed) {
      case Ask ask -> deliver(ask, asker);
      case UserAsk ask -> deliver(ask, asker);
    }
  }

  private void deliver(Ask ask, Asker asker) {
    if (resting && ask.input() instanceof Command) {
      asker.fail(Undelivered.NOT_HERE, "this call is about to have another owner");
      return;
    }
    if (!calls.has(ask.call())) own(ask.call());
    calls
      .at(ask.call())
      .mailbox()
      .enter(ask, asker)
      .ifPresentOrElse(
        inside -> calls.deliver(ask.call(), inside, owner -> owner.offer(ask, inside)),
        () -> asker.fail(Undelivered.FULL, "Too many wait for this call at the moment")
      );
  }

  private void deliver(UserAsk ask, Asker asker) {
    UserId user = ask.user();
    if (!users.has(user)) users.own(user, forgotten -> new UserVerticle(user, userDoors, forgotten));
    users.deliver(user, asker, owner -> owner.offer(ask, asker));
  }

  /**
   * Takes no more wishes, and lets those that wait for the switch have its answer: whoever asks the next owner for the same
   * would be told that it cannot be done twice.
   *
   * @return done when nobody waits, or when that takes too long; then they are sent to the next owner
   */
  Future<Void> rest() {
    resting = true;
    inherited.rest();
    List<Future<Void>> quiet = calls
      .all()
      .stream()
      .map(one -> one.compose(CallVerticle::quiet))
      .toList();
    return Future.join(quiet).<Void>mapEmpty().timeout(REST.toMillis(), TimeUnit.MILLISECONDS).otherwiseEmpty();
  }

  /** Lets all calls and users come to rest in the store. */
  Future<Void> close() {
    closed = true;
    inherited.rest();
    return Future.join(calls.close(), users.close()).mapEmpty();
  }

  private Future<?> own(CallId id) {
    return own(id, inherited.take(id));
  }

  /** @param stored {@code null} to look in the store */
  private Future<?> own(CallId id, Call stored) {
    Context home = vertx.getOrCreateContext();
    Runnable again = () -> home.runOnContext(turn -> vertx.setTimer(BREATH.toMillis(), later -> goOn(id)));
    return calls.own(id, forgotten ->
      new CallVerticle(id, stored, lease.epoch(), doors, new Mailbox(callAsks), forgotten, stale, again)
    );
  }

  /** A call that nobody asks for has timers and legs all the same, and needs an owner. */
  private void goOn(CallId id) {
    if (!closed && !calls.has(id)) own(id);
  }
}
