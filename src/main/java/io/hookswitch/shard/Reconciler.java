package io.hookswitch.shard;

import io.hookswitch.call.CallId;
import io.hookswitch.call.SwitchCall;
import io.hookswitch.call.Verdict;
import io.hookswitch.shard.Reconciliations.Occasion;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the calls of this node's shards with the switch's own list: one shard after the other, a page at a time, with a
 * pause after each, so that it is never in the way of anybody. Each call is put right by its owner, which is made for a call
 * that has none. Lives on the event loop of the {@link NodeVerticle}.
 */
final class Reconciler {

  private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
  private static final int PAGE = 100;
  /** After each page: two thousand calls in a second at most. */
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final Duration BREATH = Duration.ofMillis(5);

  private final Vertx vertx;
  private final Context home;
  private final Surroundings doors;
  private final ToIntFunction<CallId> shardOf;
  private final IntFunction<Shard> shards;
  private final BooleanSupplier acting;
  private final Rounds rounds;
  private final Reconciliations log;
  private final Map<Integer, Occasion> due = new LinkedHashMap<>();
  /** Since when a call could not be decided, by shard. */
  private final Map<Integer, Map<CallId, Instant>> undecided = new HashMap<>();
  private boolean busy;
  private Set<String> reached;

  /**
   * To be built on the event loop.
   *
   * @param shards those that this node serves, {@code null} for any other
   * @param acting whether this node may act for what it owns
   */
  Reconciler(
    Vertx vertx,
    Surroundings doors,
    ToIntFunction<CallId> shardOf,
    IntFunction<Shard> shards,
    BooleanSupplier acting,
    Rounds rounds,
    Reconciliations log
  ) {
    this.vertx = vertx;
    this.home = vertx.getOrCreateContext();
    this.doors = doors;
    this.shardOf = shardOf;
    this.shards = shards;
    this.acting = acting;
    this.rounds = rounds;
    this.log = log;
    this.reached = doors.connector().reached();
  }

  /** Is to be called every second or so: notices that the switch can be reached again, and goes on with what is due. */
  void beat(Set<Integer> owned) {
    Set<String> now = doors.connector().reached();
    if (!reached.containsAll(now)) {
      LOG.info("the switch can be reached again: its list is compared with {} shards", owned.size());
      due(owned, Occasion.RECONNECT);
    }
    reached = now;
    next();
  }

  void due(Set<Integer> owned, Occasion occasion) {
    owned.forEach(shard -> due.merge(shard, occasion, Reconciler::weightier));
    next();
  }

  /** What has happened to the shard says more than that it is its turn. */
  private static Occasion weightier(Occasion one, Occasion other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  private void next() {
    if (busy || due.isEmpty() || reached.isEmpty() || !acting.getAsBoolean()) return;
    var first = due.entrySet().iterator().next();
    due.remove(first.getKey());
    Shard shard = shards.apply(first.getKey());
    if (shard == null) {
      undecided.remove(first.getKey());
      next();
      return;
    }
    busy = true;
    new Visit(first.getKey(), shard, first.getValue())
      .all()
      .transform(done -> pause(BREATH))
      .onComplete(later -> {
        busy = false;
        next();
      });
  }

  private Future<Void> pause(Duration time) {
    Promise<Void> over = Promise.promise();
    vertx.setTimer(time.toMillis(), due -> over.complete());
    return over.future();
  }

  /** Not before what has just happened is old enough to be judged, and nobody waits for it any more. */
  void later(Set<Integer> some, Occasion occasion) {
    Set<Integer> shaken = Set.copyOf(some);
    vertx.setTimer(rounds.grace().toMillis() + 1, late -> due(shaken, occasion));
  }

  private <T> Future<T> here(Future<T> elsewhere) {
    Promise<T> back = Promise.promise();
    elsewhere.onComplete((value, failure) -> home.runOnContext(turn -> back.complete(value, failure)));
    return back.future();
  }

  /** One shard, once. */
  private final class Visit {

    private final int number;
    private final Shard shard;
    private final Occasion occasion;
    private final Map<CallId, Instant> before;
    private final Map<CallId, Instant> open = new HashMap<>();
    private final Set<CallId> listed = new HashSet<>();
    private Predicate<CallId> covered = call -> true;
    private boolean strangers;

    Visit(int number, Shard shard, Occasion occasion) {
      this.number = number;
      this.shard = shard;
      this.occasion = occasion;
      this.before = undecided.getOrDefault(number, Map.of());
    }

    Future<Void> all() {
      return page(null)
        .compose(done -> unlisted())
        .onSuccess(done -> conclude())
        .onFailure(lost -> {
          if (left()) return;
          log.failed();
          LOG.warn("shard {}: could not be compared with the switch's list: {}", number, lost.toString());
          later(Set.of(number), occasion);
        });
    }

    /** Whoever owns the shard now compares it. */
    private boolean left() {
      return shards.apply(number) != shard || !acting.getAsBoolean();
    }

    private Future<Void> page(CallId after) {
      return here(doors.connector().list(number, after, PAGE)).compose(page -> {
        List<Future<?>> looks = new ArrayList<>();
        covered = covered.and(page.covers());
        for (SwitchCall found : page.calls()) {
          // Where one page ends and the next begins a call may be on both.
          if (shardOf.applyAsInt(found.call()) == number && listed.add(found.call())) looks.add(look(found));
        }
        return join(looks).compose(done -> page.last().map(this::page).orElseGet(Future::succeededFuture));
      });
    }

    /** Those that the switch has not named. */
    private Future<Void> unlisted() {
      if (left()) return moved();
      List<CallId> rest = shard
        .calls()
        .stream()
        .filter(call -> !listed.contains(call) && covered.test(call))
        .toList();
      return unlisted(rest, 0);
    }

    private Future<Void> unlisted(List<CallId> rest, int from) {
      if (from >= rest.size()) return Future.succeededFuture();
      int to = Math.min(rest.size(), from + PAGE);
      List<Future<?>> looks = new ArrayList<>();
      for (CallId call : rest.subList(from, to)) {
        if (shard.has(call)) looks.add(look(SwitchCall.none(call, doors.clock().instant())));
      }
      return join(looks).compose(done -> unlisted(rest, to));
    }

    private Future<Void> join(List<Future<?>> looks) {
      if (left()) return moved();
      if (looks.isEmpty()) return Future.succeededFuture();
      return here(Future.join(looks).<Void>mapEmpty()).compose(all -> pause(PAUSE));
    }

    private Future<Void> moved() {
      return Future.failedFuture("the shard has another owner, or soon will have");
    }

    /** Of one whose owner lets go of it meanwhile, or cannot keep what it was told, nothing is known; the next time, perhaps. */
    private Future<Void> look(SwitchCall found) {
      if (left()) return Future.succeededFuture();
      CallId call = found.call();
      boolean stranger = !shard.has(call);
      return here(shard.compare(found, before.get(call), rounds))
        .onSuccess(verdicts -> {
          Instant at = doors.clock().instant();
          log.note(occasion, at, verdicts);
          if (verdicts.stream().noneMatch(verdict -> verdict.kind() == Verdict.Kind.REPORTED)) return;
          open(call, at);
          strangers |= stranger;
        })
        .onFailure(lost -> {
          LOG.debug("call {}: could not be compared: {}", call, lost.toString());
          open(call, doors.clock().instant());
        })
        .<Void>mapEmpty()
        .otherwiseEmpty();
    }

    private void open(CallId call, Instant at) {
      open.put(call, before.getOrDefault(call, at));
    }

    /**
     * On a busy shard something is always under way: only what nobody else looks after is looked at again soon, and what was open
     * after something had happened to the shard, until it is not.
     */
    private void conclude() {
      log.compared();
      if (open.isEmpty()) undecided.remove(number);
      else undecided.put(number, open);
      boolean soon = switch (occasion) {
        case ROUND -> false;
        case AGAIN -> open.keySet().stream().anyMatch(before::containsKey);
        default -> !open.isEmpty();
      };
      if (strangers || soon) later(Set.of(number), Occasion.AGAIN);
    }
  }
}
