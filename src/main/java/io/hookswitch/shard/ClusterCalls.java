package io.hookswitch.shard;

import io.hookswitch.call.CallId;
import io.hookswitch.call.Command;
import io.hookswitch.call.Crossing;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.UserId;
import io.hookswitch.cluster.Cluster;
import io.hookswitch.rules.CapabilityRules;
import io.hookswitch.store.CallStore;
import io.hookswitch.wire.Ask;
import io.hookswitch.wire.Reply;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reaches the owner of a call through the bus, whichever node it is on, and looks for it again while calls move. */
public final class ClusterCalls implements Calls {

  private static final Logger LOG = LoggerFactory.getLogger(ClusterCalls.class);
  /** A fact that finds no owner for this long is dropped; the switch's list makes it good. */
  private static final Duration FACT_PATIENCE = Duration.ofSeconds(30);

  /** What did not get across by then is made good by the order it belongs to, or by the audit. */
  private static final Duration CROSSING_PATIENCE = Duration.ofSeconds(5);

  private static final Duration SAID_EVERY = Duration.ofSeconds(1);

  private final Owners owners;
  private final Cluster cluster;
  private final CallStore store;
  private final CapabilityRules rules;
  private final InstantSource clock;
  private final CallNumbers numbers;
  private final Duration remembered;
  private final LongAdder homeless = new LongAdder();
  private final AtomicLong saidAt = new AtomicLong();

  /** @param remembered how long the name that a client has given to a dial stands for the call that it began */
  public ClusterCalls(
    Vertx vertx,
    Cluster cluster,
    CallStore store,
    CapabilityRules rules,
    InstantSource clock,
    Duration remembered
  ) {
    this.remembered = remembered;
    this.owners = new Owners(vertx, cluster, clock);
    this.cluster = cluster;
    this.store = store;
    this.rules = rules;
    this.clock = clock;
    this.numbers = new CallNumbers(cluster.nodeNumber(), clock);
  }

  @Override
  public CallId mint() {
    return numbers.next(cluster::shardOf, shard -> cluster.holderOf(shard).equals(cluster.self()));
  }

  @Override
  public CallId mintBeside(CallId call) {
    return numbers.nextOf(cluster.shardOf(call), cluster::shardOf);
  }

  @Override
  public Future<Void> cross(CallId to, Crossing news) {
    return ask(
      new Ask(to, null, 0, news, Ask.Until.ACCEPTED, clock.instant().plus(CROSSING_PATIENCE), "call")
    ).mapEmpty();
  }

  @Override
  public Future<Reply> ask(Ask ask) {
    // Without a majority nobody owns anything, but what has been stored can still be looked at.
    if (ask.input() == null && !cluster.majority()) {
      return store.find(ask.call()).map(found -> Views.of(ask, found.orElse(null), rules, clock.instant()));
    }
    if (ask.input() instanceof Command.Dial dial && ask.once() != null && cluster.majority()) return named(ask, dial);
    return owned(ask);
  }

  /** A dial that comes again, at whichever node, is for the call that it has begun: that call's journal knows the rest. */
  private Future<Reply> named(Ask ask, Command.Dial dial) {
    UserId user = dial.from().subscriber().user();
    return named(user, ask.once().key(), ask.call()).compose(call ->
      owned(call.equals(ask.call()) ? ask : ask.at(call, dial.as(call.party(0))))
    );
  }

  @Override
  public Future<CallId> named(UserId user, String name, CallId fresh) {
    return store.claim(user, name, fresh, remembered);
  }

  private Future<Reply> owned(Ask ask) {
    return owners.ask(cluster.shardOf(ask.call()), ask);
  }

  @Override
  public void tell(SwitchEvent event) {
    ask(
      new Ask(
        event.party().call(),
        null,
        event.party().index(),
        event,
        Ask.Until.ACCEPTED,
        clock.instant().plus(FACT_PATIENCE),
        "switch"
      )
    ).onFailure(lost -> {
      if (lost instanceof OverloadedException) noRoom(event);
      else LOG.warn("{} did not reach its call: {}", event, lost.getMessage());
    });
  }

  /** There may be thousands of these in a second. */
  private void noRoom(SwitchEvent event) {
    homeless.increment();
    long now = clock.millis();
    long before = saidAt.get();
    if (now - before < SAID_EVERY.toMillis() || !saidAt.compareAndSet(before, now)) return;
    LOG.warn(
      "{} events of the switch found no room at the owners of their calls, who will find on its list what has happened; one of them: {}",
      homeless.sumThenReset(),
      event
    );
  }

  @Override
  public Future<List<Appearance>> of(UserId user) {
    return listed(user, one -> !one.detached());
  }

  @Override
  public Future<List<Appearance>> withDetached(UserId user) {
    return listed(user, one -> true);
  }

  private Future<List<Appearance>> listed(UserId user, Predicate<CallStore.Listed> which) {
    return store.listed(user).map(all ->
      all
        .stream()
        .filter(which)
        .map(one -> new Appearance(one.party().call(), one.party().index(), one.known(), one.appearance()))
        .toList()
    );
  }
}
