package io.hookswitch;

import com.hazelcast.core.HazelcastInstance;
import io.hookswitch.call.CallMachine;
import io.hookswitch.call.Timing;
import io.hookswitch.cluster.Beginning;
import io.hookswitch.cluster.Registrations;
import io.hookswitch.config.HookswitchConfig;
import io.hookswitch.config.PushConfig;
import io.hookswitch.directory.Device;
import io.hookswitch.directory.Directory;
import io.hookswitch.directory.User;
import io.hookswitch.push.StreamNotifier;
import io.hookswitch.records.Recorder;
import io.hookswitch.records.UserNote;
import io.hookswitch.records.UserNotes;
import io.hookswitch.routing.RoutingNumbers;
import io.hookswitch.shard.AnchoredCalls;
import io.hookswitch.shard.ArmedSupervisors;
import io.hookswitch.shard.Bounds;
import io.hookswitch.shard.CallHistory;
import io.hookswitch.shard.CallSearch;
import io.hookswitch.shard.Calls;
import io.hookswitch.shard.ClusterCalls;
import io.hookswitch.shard.ClusterNodes;
import io.hookswitch.shard.ClusterStreams;
import io.hookswitch.shard.ColdStart;
import io.hookswitch.shard.Diversions;
import io.hookswitch.shard.DivertedCalls;
import io.hookswitch.shard.EveryNode;
import io.hookswitch.shard.NodeVerticle;
import io.hookswitch.shard.OwnedCalls;
import io.hookswitch.shard.OwnedPhones;
import io.hookswitch.shard.PhoneWishes;
import io.hookswitch.shard.Presences;
import io.hookswitch.shard.Rounds;
import io.hookswitch.shard.StoredPresences;
import io.hookswitch.shard.Supervisors;
import io.hookswitch.shard.Surroundings;
import io.hookswitch.shard.UserSurroundings;
import io.hookswitch.south.SwitchConnector;
import io.hookswitch.store.HazelcastCallStore;
import io.hookswitch.store.HazelcastEventStore;
import io.hookswitch.store.HazelcastPresenceStore;
import io.hookswitch.user.Presence;
import io.hookswitch.user.Seat;
import io.hookswitch.user.UserMachine;
import io.hookswitch.wire.Addresses;
import io.hookswitch.wire.WireJson;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * The actors of a node, and the switch below them.
 *
 * @param calls the calls as a client reaches them: whoever is dialled may have forwarded
 */
record Middle(
  Calls calls,
  AnchoredCalls anchored,
  ClusterStreams streams,
  Presences presences,
  Supervisors supervisors,
  Switches switches,
  NodeVerticle node,
  CallHistory history,
  ClusterNodes nodes,
  EveryNode every,
  CallSearch search,
  Registrations registrations
) {
  private static final Duration TELLING = Duration.ofSeconds(3);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

  /** @param home where relative paths of the configuration start */
  static Middle on(Ground ground, HookswitchConfig config, Path home) {
    Vertx vertx = ground.vertx();
    HazelcastInstance hazelcast = ground.hazelcast();
    Directory directory = ground.directory();
    HazelcastCallStore store = new HazelcastCallStore(vertx, hazelcast);
    ClusterCalls calls = new ClusterCalls(
      vertx,
      ground.cluster(),
      store,
      ground.generations().rules(),
      Main.CLOCK,
      config.call().linger()
    );
    ClusterStreams streams = new ClusterStreams(vertx, ground.cluster(), Main.CLOCK, config.push().backlog());
    StoredPresences presences = new StoredPresences(
      new HazelcastPresenceStore(vertx, hazelcast),
      ground.generations().rules(),
      streams::append,
      presence -> notes(ground).note(vertx, noted(presence)),
      ground.decisions(),
      Main.CLOCK
    );
    Diversions diversions = new Diversions(presences, new ForwardingTargets(directory));
    Calls diverted = new DivertedCalls(calls, diversions);
    RoutingNumbers routing = new RoutingNumbers(vertx, hazelcast, directory, Main.CLOCK);
    AnchoredCalls anchored = new AnchoredCalls(
      routing,
      ground.generations().rules(),
      diversions,
      calls,
      ground.decisions(),
      Main.CLOCK
    );
    Supervisors supervisors = new ArmedSupervisors(presences, calls, supervised(directory), Main.CLOCK);
    SimulatedPhones phones = new SimulatedPhones(directory, presences, diversions);
    ReachedPhones reached = new ReachedPhones(presences, directory, phone ->
      directory.user(phone.user()).map(Middle::seat)
    );
    Switches switches = Switches.of(
      SwitchPlan.of(config.connector(), directory.tenants()),
      store,
      new SwitchMaker(ground, config, home, phones, reached, calls)
    );
    SwitchConnector connector = switches.door();
    if (switches.lack(directory.tenants())) ground.generations().rules().without(connector::unsupported);
    connector.onEvent(calls::tell);
    connector.onArrival(anchored::route);
    connector.onWish(new PhoneWishes(diverted, Main.CLOCK)::ask);
    NodeVerticle node = new NodeVerticle(
      ground.cluster(),
      new Surroundings(
        new CallMachine(timing(config)),
        ground.generations().rules(),
        store,
        connector,
        new StreamNotifier(streams),
        calls,
        supervisors,
        ground.decisions(),
        Main.CLOCK,
        ground
          .records()
          .<Recorder>map(records -> records)
          .orElse(Recorder.NONE)
      ),
      users(ground, config.push()),
      new Bounds(config.limits().callAsks(), config.limits().nodeAsks()),
      new Rounds(config.reconcile().every(), config.reconcile().grace())
    );
    OwnedCalls owned = new OwnedCalls(vertx, node);
    ground.generations().watch(owned, new OwnedPhones(vertx, ground.cluster(), () -> seats(directory), presences));
    EveryNode every = new EveryNode(vertx, ground.cluster());
    return new Middle(
      diverted,
      anchored,
      streams,
      presences,
      supervisors,
      switches,
      node,
      new CallHistory(store, new HazelcastEventStore(vertx, hazelcast)),
      new ClusterNodes(vertx, ground.cluster()),
      every,
      new CallSearch(every, owned),
      new Registrations(vertx, hazelcast, ground.cluster().self(), Addresses.of(ground.cluster().self()))
    );
  }

  /** Events of the switch and of users first: a shard that is taken over needs both. */
  Future<Void> start(Startup startup, Vertx vertx) {
    return Future.all(connector().start(), streams.start())
      .compose(done -> startup.phase("shards", () -> vertx.deployVerticle(node).compose(id -> node.settled())))
      .<Void>mapEmpty()
      .onSuccess(settled -> registrations.start());
  }

  /** What the cluster before this one has left, when all its nodes were gone. */
  static Future<Void> revive(Ground ground, HookswitchConfig config) {
    Duration patience = config.storage().restore();
    if (patience.isZero()) return Future.succeededFuture();
    Beginning beginning = new Beginning(ground.vertx(), ground.hazelcast(), ground.cluster());
    Supplier<Future<Void>> nothing = Future::succeededFuture;
    return ground
      .records()
      .map(left ->
        new ColdStart(
          ground.vertx(),
          left,
          new HazelcastCallStore(ground.vertx(), ground.hazelcast()),
          new HazelcastPresenceStore(ground.vertx(), ground.hazelcast()),
          new HazelcastEventStore(ground.vertx(), ground.hazelcast()),
          AgentSettings.of(config.agents()).first(),
          patience,
          config.call().linger(),
          Main.CLOCK
        )
      )
      .map(start -> beginning.once(start::handIn, start::fill, patience))
      .orElseGet(() -> beginning.once(nothing, nothing, patience));
  }

  /** The calls go to other nodes, shard by shard; this one goes on asking for them wherever they are. */
  Future<Void> drain() {
    return node.drain();
  }

  /** What this node has to tell of its calls' last steps here; done when it is told, or nobody can be reached. */
  private Future<Void> told(Vertx vertx, Instant until) {
    if (streams.waiting() == 0 || Main.CLOCK.instant().isAfter(until)) return Future.succeededFuture();
    return vertx.timer(LOOK_AGAIN.toMillis()).compose(later -> told(vertx, until));
  }

  /** The calls come to rest in the store, then the switch is let go. */
  Future<Void> stop(Vertx vertx) {
    registrations.stop();
    return vertx
      .undeploy(node.deploymentID())
      .transform(done -> told(vertx, Main.CLOCK.instant().plus(TELLING)))
      .transform(done -> connector().close());
  }

  /** The door to the switches, of which there may be one. */
  SwitchConnector connector() {
    return switches.door();
  }

  private static ArmedSupervisors.Phones supervised(Directory directory) {
    return new ArmedSupervisors.Phones(
      id -> directory.device(id).map(directory::endpointOf),
      id -> directory.user(id).map(Middle::seat)
    );
  }

  private static List<Seat> seats(Directory directory) {
    return directory
      .devices()
      .stream()
      .map(Device::user)
      .distinct()
      .flatMap(id -> directory.user(id).stream())
      .map(Middle::seat)
      .toList();
  }

  private static Seat seat(User user) {
    return new Seat(user.id(), user.role(), user.devices());
  }

  private static UserSurroundings users(Ground ground, PushConfig push) {
    UserMachine machine = new UserMachine(push.keepEvents(), push.keepFor());
    HazelcastEventStore events = new HazelcastEventStore(ground.vertx(), ground.hazelcast());
    return new UserSurroundings(machine, events, notes(ground), push.keepFor(), Main.CLOCK);
  }

  private static UserNotes notes(Ground ground) {
    return ground
      .records()
      .<UserNotes>map(records -> records)
      .orElse(UserNotes.NONE);
  }

  private static UserNote noted(Presence presence) {
    String body = new String(WireJson.write(presence), StandardCharsets.UTF_8);
    return new UserNote(presence.user(), UserNote.Kind.PRESENCE, presence.version(), Main.CLOCK.instant(), body);
  }

  private static Timing timing(HookswitchConfig config) {
    return new Timing(config.call().orderPatience(), config.call().audit(), config.call().linger());
  }
}
