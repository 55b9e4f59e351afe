package io.hookswitch.policy;

import com.hazelcast.core.HazelcastInstanceNotActiveException;
import io.hookswitch.rules.VerdictMemory;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Keeps the rules of this node in step with the ledger. Everything here happens on one event loop, one change after the
 * other; only loading does not.
 */
final class Follower {

  private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

  /** A node that cannot load what is in force tries again, and compiling is work. */
  private static final int TICKS_BETWEEN_TRIES = 10;

  private static final long LOOK_AGAIN_MILLIS = 1000;
  /** What is neither in force, nor before, nor on trial, and was asked for last. */
  private static final int MOST_ASIDE = 2;

  private final Vertx vertx;
  private final PolicyStore store;
  private final RulesInForce rules;
  private final VerdictMemory memory;
  private final Context home;
  private final Map<Long, Future<Loaded>> aside = new HashMap<>();
  private final List<Long> asked = new ArrayList<>();
  private Future<Void> tail = Future.succeededFuture();
  private volatile Ledger ledger;
  private Consumer<Force> changed = before -> {};
  private int ticks;

  Follower(Vertx vertx, PolicyStore store, RulesInForce rules, VerdictMemory memory) {
    this.memory = memory;
    this.vertx = vertx;
    this.store = store;
    this.rules = rules;
    this.home = vertx.getOrCreateContext();
  }

  /** @param loaded what this node has already, perhaps of use */
  Future<Void> start(Optional<Loaded> loaded) {
    loaded.ifPresent(one -> aside.put(one.generation(), Future.succeededFuture(one)));
    store.onChange(this::follow);
    return follow().onSuccess(done -> vertx.setPeriodic(LOOK_AGAIN_MILLIS, tick -> tick()));
  }

  /** @param listener given, on an event loop, what was in force until now, after something else has come into force */
  void onChange(Consumer<Force> listener) {
    home.runOnContext(turn -> changed = listener);
  }

  /** As this node knows it; {@code null} before the start. */
  Ledger known() {
    return ledger;
  }

  /** Done when this node decides as the ledger says; failed when it cannot, and then it does not decide. */
  Future<Void> follow() {
    return atHome(() -> {
      tail = tail.transform(done -> store.ledger().compose(this::follow));
      return tail;
    });
  }

  /** Done when a generation can come into force here at once. */
  Future<Loaded> prepare(long generation, String hash) {
    return atHome(() -> {
      asked.remove(generation);
      asked.add(generation);
      return load(generation, hash).onComplete(done -> tidy());
    });
  }

  /** What has been put aside, or is in force; failed when that has not been asked for lately. */
  Future<Loaded> aside(long generation) {
    return atHome(() ->
      aside.getOrDefault(generation, Future.failedFuture("generation " + generation + " is not ready"))
    );
  }

  private void tick() {
    if (!rules.able() && ++ticks % TICKS_BETWEEN_TRIES != 0) return;
    follow().onFailure(lost -> {
      // Whoever stops this node knows that it has left.
      boolean left = lost instanceof HazelcastInstanceNotActiveException;
      LOG.atLevel(left ? Level.DEBUG : Level.WARN).log(
        "rules: the ledger could not be followed: {}",
        lost.getMessage()
      );
    });
  }

  private Future<Void> follow(Optional<Ledger> found) {
    if (found.isEmpty()) return ledger == null ? Future.failedFuture("no rules in the cluster") : restore();
    Ledger next = found.get();
    if (next.equals(ledger) && rules.able()) return Future.succeededFuture();
    Future<Loaded> active = load(next, next.active());
    Future<Loaded> trial = next.trial() == null ? Future.succeededFuture() : load(next, next.trial().generation());
    return Future.join(active, trial)
      .onFailure(broken -> {
        if (rules.able()) LOG.error(
          "rules: generation {} is in force and cannot be loaded, so this node does not decide: {}",
          next.active(),
          broken.getMessage()
        );
        rules.become(null);
      })
      .map(both -> {
        ledger = next;
        become(new Force(active.result(), trial.result(), next.trial()));
        tidy();
        return null;
      });
  }

  private void become(Force next) {
    Force before = rules.force();
    if (next.same(before)) return;
    rules.become(next);
    if (before == null) return;
    String onTrial = next.trial() == null ? "" : ", " + next.trial().generation() + " is on trial";
    LOG.info("rules: generation {} is in force{}", next.active().generation(), onTrial);
    changed.accept(before);
  }

  private Future<Loaded> load(Ledger of, long number) {
    return of
      .find(number)
      .map(generation -> load(number, generation.hash()))
      .orElseGet(() -> Future.failedFuture("generation " + number + " is not in the ledger"));
  }

  private Future<Loaded> load(long number, String hash) {
    Future<Loaded> known = aside.get(number);
    boolean good = known != null && !known.failed() && (!known.isComplete() || known.result().hash().equals(hash));
    if (good) return known;
    Future<Loaded> loading = store
      .files(hash)
      .compose(files ->
        vertx.executeBlocking(
          () ->
            Loaded.of(
              number,
              files
                .filter(found -> found.fingerprint().equals(hash))
                .orElseThrow(() ->
                  new IllegalStateException("the files of generation " + number + " are not in the store")
                ),
              memory
            ),
          false
        )
      );
    aside.put(number, loading);
    return loading;
  }

  /** The store has lost everything, with the nodes that had it: what is in force here is in force. */
  private Future<Void> restore() {
    Force force = rules.force();
    if (force == null) return Future.failedFuture("no rules in the cluster");
    Ledger again = ledger.alone();
    LOG.error("rules: the cluster has lost its generations, it goes on with {}", again.active());
    return store
      .keep(force.active().rules().set().files())
      .compose(kept -> store.save(again))
      .mapEmpty();
  }

  private void tidy() {
    while (asked.size() > MOST_ASIDE) asked.removeFirst();
    Set<Long> needed = new HashSet<>(asked);
    if (ledger == null) return;
    needed.add(ledger.active());
    ledger.previous().ifPresent(needed::add);
    if (ledger.trial() != null) needed.add(ledger.trial().generation());
    aside.keySet().retainAll(needed);
  }

  private <T> Future<T> atHome(Supplier<Future<T>> work) {
    Promise<T> promise = Promise.promise();
    home.runOnContext(turn -> {
      try {
        work.get().onComplete(promise);
      } catch (RuntimeException down) {
        promise.fail(down); // the store says so at once when it has been shut down
      }
    });
    return promise.future();
  }
}
