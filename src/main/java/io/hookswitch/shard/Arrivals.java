package io.hookswitch.shard;

import io.hookswitch.cluster.Cluster;
import io.hookswitch.cluster.Lease;
import io.hookswitch.store.CallStore;
import io.hookswitch.wire.Addresses;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The shards that this node is about to own. Lives on the event loop of the {@link NodeVerticle}. */
final class Arrivals {

  private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);
  private static final Duration YIELD_PATIENCE = Duration.ofSeconds(10);
  /** So often a shard that cannot be opened is tried, until somebody has done something about it. */
  private static final long ASK_AGAIN_MILLIS = 200;
  /** And so often it is said why it cannot be. */
  private static final Duration SAID_EVERY = Duration.ofSeconds(10);
  /** Shards that are taken over at the same time: the first are served long before the last, when there are many. */
  private static final int OPENING_AT_ONCE = 8;

  private final Vertx vertx;
  private final Cluster cluster;
  private final CallStore store;
  private final BiFunction<Integer, Lease, Shard> make;
  private final BiConsumer<Integer, Shard> opened;
  private final Runnable changed;
  private final Set<Integer> claiming = new HashSet<>();
  private final Map<Integer, Asked> waiting = new HashMap<>();
  private final Map<Integer, Trouble> troubles = new HashMap<>();
  private final Deque<Promise<Void>> line = new ArrayDeque<>();
  private int opening;
  private boolean looksAgain;

  /** A holder that was asked for a shard, and whether it yields. */
  private record Asked(String holder, Promise<Boolean> yields) {}

  /**
   * Why a shard is not here.
   *
   * @param saidAt when it was, {@link System#nanoTime()}
   * @param unsaid how many more times it has happened since
   */
  private record Trouble(String why, long saidAt, int unsaid) {}

  /**
   * @param make a shard of this number, for as long as this node has the lease
   * @param opened told of each that is served from now on
   * @param changed called when there may be more to claim
   */
  Arrivals(
    Vertx vertx,
    Cluster cluster,
    CallStore store,
    BiFunction<Integer, Lease, Shard> make,
    BiConsumer<Integer, Shard> opened,
    Runnable changed
  ) {
    this.vertx = vertx;
    this.cluster = cluster;
    this.store = store;
    this.make = make;
    this.opened = opened;
    this.changed = changed;
  }

  int count() {
    return claiming.size();
  }

  boolean comes(int number) {
    return claiming.contains(number);
  }

  void claim(int number) {
    claiming.add(number);
    cluster
      .claim(number)
      .compose(lease -> lease.holder().equals(cluster.self()) ? open(number, lease) : askToYield(number, lease))
      .onComplete(done -> {
        claiming.remove(number);
        if (done.failed()) complain(number, done.cause().toString());
        else troubles.remove(number);
        // A holder that does not agree yet, or is not there any more, is asked again after a while.
        if (done.succeeded() && done.result()) changed.run();
        else lookAgain();
      });
  }

  /** Who looks claims all that is missing: a look of its own for each of them would be more looks each time. */
  private void lookAgain() {
    if (looksAgain) return;
    looksAgain = true;
    vertx.setTimer(ASK_AGAIN_MILLIS, later -> {
      looksAgain = false;
      changed.run();
    });
  }

  private void complain(int number, String why) {
    Trouble before = troubles.get(number);
    long now = System.nanoTime();
    if (before != null && before.why().equals(why) && now - before.saidAt() < SAID_EVERY.toNanos()) {
      troubles.put(number, new Trouble(why, before.saidAt(), before.unsaid() + 1));
      return;
    }
    int unsaid = before == null ? 0 : before.unsaid();
    String since = unsaid == 0 ? "" : " (and " + unsaid + " times since this was said last)";
    LOG.warn("shard {} could not be claimed, trying again{}: {}", number, since, why);
    troubles.put(number, new Trouble(why, now, 0));
  }

  /** @return true */
  private Future<Boolean> open(int number, Lease lease) {
    return turn()
      .compose(go -> fill(number, lease))
      .onComplete(done -> {
        opening--;
        Promise<Void> next = line.poll();
        if (next != null) next.complete();
      });
  }

  private Future<Void> turn() {
    opening++;
    if (opening <= OPENING_AT_ONCE) return Future.succeededFuture();
    Promise<Void> turn = Promise.promise();
    line.add(turn);
    return turn.future();
  }

  /** @return true */
  private Future<Boolean> fill(int number, Lease lease) {
    Shard shard = make.apply(number, lease);
    return store
      .takeOver(number, lease.epoch())
      .map(calls -> {
        if (!calls.isEmpty()) LOG.info(
          "shard {} (epoch {}): taking over {} calls",
          number,
          lease.epoch(),
          calls.size()
        );
        shard.adopt(calls);
        opened.accept(number, shard);
        return true;
      })
      .recover(broken -> cluster.yield(number, lease).transform(done -> Future.failedFuture(broken)));
  }

  /**
   * The holder may not know yet that it should not be; whoever looks again finds the lease free, or is told once more.
   *
   * @return whether the shard is open here
   */
  private Future<Boolean> askToYield(int number, Lease lease) {
    Asked asked = new Asked(lease.holder(), Promise.promise());
    waiting.put(number, asked);
    DeliveryOptions patience = new DeliveryOptions().setSendTimeout(YIELD_PATIENCE.toMillis());
    vertx
      .eventBus()
      .<Boolean>request(Addresses.yield(lease.holder()), number, patience)
      .map(Message::body)
      .onComplete((yields, silent) -> {
        if (silent == null) asked.yields().tryComplete(yields);
        else asked.yields().tryFail(silent);
      });
    return asked
      .yields()
      .future()
      .onComplete(answered -> waiting.remove(number, asked))
      .compose(yields -> yields ? retry(number) : Future.succeededFuture(false));
  }

  /** Who has left does not answer any more, and its shards are free. */
  void without(Set<String> members) {
    List.copyOf(waiting.values()).forEach(asked -> {
      if (!members.contains(asked.holder())) asked.yields().tryComplete(true);
    });
  }

  /** While this node came back from a split nobody knew the way to it, so an answer may be lost: it asks anew. */
  void returned() {
    List.copyOf(waiting.values()).forEach(asked -> asked.yields().tryComplete(false));
  }

  private Future<Boolean> retry(int number) {
    return cluster
      .claim(number)
      .compose(lease -> lease.holder().equals(cluster.self()) ? open(number, lease) : Future.succeededFuture(false));
  }
}
