package io.hookswitch.shard;

import io.hookswitch.call.Command;
import io.hookswitch.cluster.Cluster;
import io.hookswitch.cluster.Lease;
import io.hookswitch.shard.Reconciliations.Occasion;
import io.hookswitch.wire.Addressed;
import io.hookswitch.wire.Addresses;
import io.hookswitch.wire.Ask;
import io.hookswitch.wire.UserAsk;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This node's part of the cluster: claims the shards that it should own, gives up those that it should not, and hands
 * every ask to its shard. One per node.
 */
public final class NodeVerticle extends VerticleBase {

  private static final Logger LOG = LoggerFactory.getLogger(NodeVerticle.class);
  /** Changes of the membership are announced; this finds what an announcement missed. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
  /** Well before the others take a silent node for dead: whoever has been silent for longer asks before it speaks. */
  private static final Duration STOOD_STILL = Duration.ofSeconds(3);
  /**
   * Others are still served meanwhile, so that each shard is without an owner for a moment only: the shorter, the fewer take the
   * processors from each other.
   */
  private static final int MOVES_AT_ONCE = 2;
  private static final long SETTLE_MILLIS = 5;
  private static final Duration DRAIN = Duration.ofSeconds(15);
  private static final Duration FAREWELL = Duration.ofSeconds(2);
  private static final String STOOD_STILL_TEXT =
    "this node stood still for more than " + STOOD_STILL.toSeconds() + " s";

  private final Cluster cluster;
  private final Surroundings doors;
  private final UserSurroundings userDoors;
  private final Map<Integer, Shard> shards = new HashMap<>();
  private final Promise<Void> settled = Promise.promise();
  private final Pulse pulse = new Pulse(STOOD_STILL, System::nanoTime);
  private final Bounds bounds;
  private final Mailbox mailbox;
  private final Tally tally;
  private final Promise<Void> drained = Promise.promise();
  private final AtomicBoolean looking = new AtomicBoolean();
  private final Rounds rounds;
  private final Reconciliations reconciliations = new Reconciliations();
  private Arrivals arrivals;
  private Departures departures;
  private Farewell farewell;
  private Reconciler reconciler;
  private boolean doubting;
  private boolean cutOff;
  private boolean draining;
  private boolean leaving;

  public NodeVerticle(Cluster cluster, Surroundings doors, UserSurroundings userDoors) {
    this(cluster, doors, userDoors, Bounds.DEFAULT);
  }

  public NodeVerticle(Cluster cluster, Surroundings doors, UserSurroundings userDoors, Bounds bounds) {
    this(cluster, doors, userDoors, bounds, Rounds.DEFAULT);
  }

  public NodeVerticle(Cluster cluster, Surroundings doors, UserSurroundings userDoors, Bounds bounds, Rounds rounds) {
    this.rounds = rounds;
    this.bounds = bounds;
    this.mailbox = new Mailbox(bounds.nodeAsks());
    this.tally = new Tally(mailbox);
    this.cluster = cluster;
    this.doors = doors;
    this.userDoors = userDoors;
  }

  @Override
  public Future<?> start() {
    var asks = vertx.eventBus().<Addressed>consumer(Addresses.node(cluster.self()), this::deliver);
    var yields = vertx.eventBus().<Integer>consumer(Addresses.yield(cluster.self()), this::yield);
    cluster.onChange(this::changed);
    cluster.onReturn(() ->
      context.runOnContext(turn -> {
        doubt("this node came back from a split");
        arrivals.returned();
      })
    );
    pulse.beat();
    arrivals = new Arrivals(
      vertx,
      cluster,
      doors.store(),
      (number, lease) -> new Shard(vertx, doors, userDoors, bounds.callAsks(), lease, () -> fenced(number, lease)),
      this::opened,
      this::changed
    );
    departures = new Departures(cluster, context, shards, () -> {
      if (draining) lookWhetherDrained();
    });
    farewell = new Farewell(vertx, cluster, FAREWELL);
    reconciler = new Reconciler(
      vertx,
      doors,
      cluster::shardOf,
      shards::get,
      () -> !(doubting || cutOff || leaving),
      rounds,
      reconciliations
    );
    vertx.setPeriodic(rounds.every().toMillis(), turn -> reconciler.due(shards.keySet(), Occasion.ROUND));
    vertx.setPeriodic(LOOK_AGAIN.toMillis(), tick -> beat());
    return Future.all(asks.completion(), yields.completion(), farewell.listen()).onSuccess(done -> reconcile());
  }

  /** Done when, for the first time, every shard that this node should own has an owner: this node, or who hands it over. */
  public Future<Void> settled() {
    return settled.future();
  }

  /** What this node has to do. */
  public Tally tally() {
    return tally;
  }

  /** What has come of comparing its calls with the switch's own list. */
  public Reconciliations reconciliations() {
    return reconciliations;
  }

  /** The owners of all calls here. */
  Future<List<Future<CallVerticle>>> owners() {
    Promise<List<Future<CallVerticle>>> all = Promise.promise();
    context.runOnContext(turn ->
      all.complete(
        shards
          .values()
          .stream()
          .flatMap(shard -> shard.owners().stream())
          .toList()
      )
    );
    return all.future();
  }

  private void count(boolean complete) {
    int calls = shards.values().stream().mapToInt(Shard::size).sum();
    tally.owns(shards.size(), calls, complete && !doubting && !leaving);
  }

  /**
   * Lets the others have all shards, a few at a time; each is served here until its turn comes. This node goes on sending
   * asks to wherever the owners are.
   *
   * @return done when all are gone, or nobody else can have them, or it takes too long; {@link #stop} lets go of the rest
   */
  public Future<Void> drain() {
    context.runOnContext(turn -> {
      if (draining) return;
      draining = true;
      LOG.info("draining: {} shards are to have other owners", shards.size());
      vertx.setTimer(DRAIN.toMillis(), late -> drained.tryComplete());
      say(cluster.drain()).onComplete(done -> reconcile());
    });
    return drained.future();
  }

  private static Future<Void> say(Future<Void> said) {
    return said.onFailure(lost ->
      LOG.warn("the others could not be told whether this node takes shards: {}", lost.toString())
    );
  }

  private void lookWhetherDrained() {
    boolean empty = shards.isEmpty() && departures.none() && arrivals.count() == 0;
    boolean alone = shards
      .keySet()
      .stream()
      .anyMatch(shard -> cluster.ownerOf(shard).equals(cluster.self()));
    if (empty || alone || !cluster.majority()) drained.tryComplete();
  }

  /**
   * Lets all calls and users come to rest in the store and gives the leases back, so that others can go on with them; then
   * sends there who still comes here.
   */
  @Override
  public Future<?> stop() {
    leaving = true;
    count(false);
    return Future.join(say(cluster.drain()), departures.all()).transform(done -> farewell.bid());
  }

  /** Changes come by the hundred, when nodes come and go: one look is for all that came before it. */
  private void changed() {
    if (looking.compareAndSet(false, true)) context.runOnContext(turn ->
      vertx.setTimer(SETTLE_MILLIS, due -> {
        looking.set(false);
        reconcile();
      })
    );
  }

  private void beat() {
    if (pulse.missed()) doubt(STOOD_STILL_TEXT);
    pulse.beat();
    reconcile();
    reconciler.beat(shards.keySet());
  }

  /** This node may have been taken for dead: nothing is served until all leases have been looked at. */
  private void doubt(String why) {
    if (doubting) return;
    doubting = true;
    LOG.warn("{}: asking who owns its {} shards", why, shards.size());
    confirm();
  }

  private void confirm() {
    List<Future<?>> all = new ArrayList<>();
    shards.forEach((number, shard) -> all.add(cluster.claim(number).onSuccess(lease -> confirm(number, shard, lease))));
    Future.join(all)
      .onSuccess(done -> {
        doubting = false;
        reconciler.later(shards.keySet(), Occasion.HEAL);
      })
      .onFailure(lost -> vertx.setTimer(LOOK_AGAIN.toMillis(), later -> confirm()));
  }

  private void confirm(int number, Shard shard, Lease lease) {
    if (!lease.equals(shard.lease())) lose(number, shard.lease());
  }

  private void deliver(Message<Addressed> message) {
    if (pulse.missed()) doubt(STOOD_STILL_TEXT);
    if (!cluster.majority()) cutOff = true;
    if (doubting || cutOff) {
      message.fail(Undelivered.NOT_HERE, "this node is finding out whether it still owns anything");
      return;
    }
    if (!doors.rules().able() && message.body() instanceof Ask ask && ask.input() instanceof Command) {
      message.fail(Undelivered.NOT_HERE, "this node has no rules to decide by");
      return;
    }
    int number = switch (message.body()) {
      case Ask ask -> cluster.shardOf(ask.call());
      case UserAsk ask -> cluster.shardOf(ask.user());
    };
    Shard shard = shards.get(number);
    if (shard == null) message.fail(Undelivered.NOT_HERE, "this node does not own the shard");
    else mailbox
      .enter(message.body(), Asker.of(message))
      .ifPresentOrElse(
        asker -> shard.deliver(message.body(), asker),
        () -> message.fail(Undelivered.FULL, "This node has too much to do at the moment")
      );
  }

  private void reconcile() {
    if (leaving) return;
    if (draining) {
      count(false);
      lookWhetherDrained();
      return;
    }
    boolean served = true;
    boolean majority = cluster.majority();
    if (!majority) cutOff = true;
    if (majority && cutOff) {
      cutOff = false;
      doubt("this node was cut off from most others");
    }
    if (!majority) return;
    if (!doors.rules().able()) {
      say(cluster.drain());
      count(false);
      return;
    }
    say(cluster.serve());
    arrivals.without(cluster.members());
    int moving = arrivals.count();
    for (int shard = 0; shard < cluster.shards(); shard++) {
      if (shards.containsKey(shard) || !cluster.ownerOf(shard).equals(cluster.self())) continue;
      // While it moves, whoever has it serves it.
      boolean moves = !cluster.holderOf(shard).equals(cluster.self());
      served &= moves;
      if (departures.leaves(shard) || arrivals.comes(shard)) continue;
      if (moves && ++moving > MOVES_AT_ONCE) continue;
      arrivals.claim(shard);
    }
    if (served) settled.tryComplete();
    count(served);
  }

  private void opened(int number, Shard shard) {
    shards.put(number, shard);
    tally.tookOver(shard.size());
    reconciler.later(Set.of(number), Occasion.TAKEOVER);
  }

  private void yield(Message<Integer> message) {
    int number = message.body();
    if (cluster.ownerOf(number).equals(cluster.self()) || arrivals.comes(number)) {
      message.reply(false);
      return;
    }
    departures
      .giveUp(number)
      .onSuccess(done -> message.reply(true))
      .onFailure(broken -> message.fail(Undelivered.NOT_HERE, broken.getMessage()));
  }

  private void fenced(int number, Lease lease) {
    tally.wasFenced();
    context.runOnContext(turn -> lose(number, lease));
  }

  /** Somebody else has the lease: whoever waits here is sent there. The claim that follows finds out who. */
  private void lose(int number, Lease lease) {
    Shard shard = shards.get(number);
    if (shard == null || !shard.lease().equals(lease)) return;
    LOG.warn("shard {} (epoch {}): has a newer owner, letting go of {} calls", number, lease.epoch(), shard.size());
    shards.remove(number);
    shard.close().onComplete(done -> reconcile());
  }
}
