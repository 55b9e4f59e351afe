package io.hookswitch;

import com.hazelcast.core.HazelcastInstance;
import io.hookswitch.call.CallMachine;
import io.hookswitch.call.Timing;
import io.hookswitch.cluster.ClusterFile;
import io.hookswitch.cluster.ClusterFileException;
import io.hookswitch.cluster.HazelcastCluster;
import io.hookswitch.config.HookswitchConfig;
import io.hookswitch.config.OutboundConfig;
import io.hookswitch.config.PushConfig;
import io.hookswitch.directory.Directory;
import io.hookswitch.directory.YamlDirectory;
import io.hookswitch.north.Authenticator;
import io.hookswitch.north.Channel;
import io.hookswitch.north.CometDChannel;
import io.hookswitch.north.Contract;
import io.hookswitch.north.Dialect;
import io.hookswitch.north.HazelcastSessions;
import io.hookswitch.north.HttpVerticle;
import io.hookswitch.north.Routes;
import io.hookswitch.north.genesysv2.GenesysV2Dialect;
import io.hookswitch.north.genesysv2.Notifications;
import io.hookswitch.north.tenantv1.TenantV1Dialect;
import io.hookswitch.number.PhoneNumbers;
import io.hookswitch.outbound.ClusterOutbound;
import io.hookswitch.outbound.Outbound;
import io.hookswitch.push.StreamNotifier;
import io.hookswitch.push.cometd.CometDServer;
import io.hookswitch.rules.DroolsCapabilityRules;
import io.hookswitch.shard.ArmedSupervisors;
import io.hookswitch.shard.Calls;
import io.hookswitch.shard.ClusterCalls;
import io.hookswitch.shard.ClusterStreams;
import io.hookswitch.shard.Diversions;
import io.hookswitch.shard.DivertedCalls;
import io.hookswitch.shard.NodeVerticle;
import io.hookswitch.shard.Presences;
import io.hookswitch.shard.StoredPresences;
import io.hookswitch.shard.Supervisors;
import io.hookswitch.shard.Surroundings;
import io.hookswitch.shard.UserSurroundings;
import io.hookswitch.south.SwitchConnector;
import io.hookswitch.south.sim.HazelcastSimStore;
import io.hookswitch.south.sim.SimConnector;
import io.hookswitch.store.HazelcastCallStore;
import io.hookswitch.store.HazelcastEventStore;
import io.hookswitch.store.HazelcastPresenceStore;
import io.hookswitch.user.AgentStates;
import io.hookswitch.user.Seat;
import io.hookswitch.user.UserMachine;
import io.hookswitch.wire.Wire;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Starts a node and stops it in reverse order; the only file that wires rooms together. */
public final class Main {

  private final HookswitchConfig config;
  private final Path home;
  private final InstantSource clock = InstantSource.system();
  private final Startup startup = new Startup();

  private Main(HookswitchConfig config, Path home) {
    this.config = config;
    this.home = home;
  }

  /**
   * Starts one node.
   *
   * @param home where relative paths of the configuration start
   * @return the node when it serves; failed, with nothing left running, when a file is wrong or a port is taken
   */
  public static Future<Node> serve(HookswitchConfig config, Path home) {
    try {
      return new Main(config, home).start();
    } catch (ClusterFileException broken) {
      return Future.failedFuture(broken); // found before there is anything to stop
    }
  }

  private Future<Node> start() {
    // The three slow parts do not need each other: the rules compile while the cluster is looked for.
    Future<DroolsCapabilityRules> rules = startup.beside("rules", () ->
      DroolsCapabilityRules.load(home.resolve(config.rules().dir()))
    );
    Future<PhoneNumbers> numbers = startup.beside("numbers", PhoneNumbers::new);
    HazelcastClusterManager manager = new HazelcastClusterManager(
      ClusterFile.read(home.resolve(config.cluster().file()), config.cluster())
    );
    Future<Vertx> vertx = startup.phase("cluster", () ->
      Vertx.builder().with(new VertxOptions()).withClusterManager(manager).buildClustered()
    );
    return Future.join(rules, numbers, vertx)
      .compose(all -> serve(vertx.result(), manager.getHazelcastInstance(), rules.result(), numbers.result()))
      .recover(broken ->
        (vertx.succeeded() ? close(vertx.result()) : Future.succeededFuture()).transform(closed ->
          Future.failedFuture(broken)
        )
      );
  }

  private Future<Node> serve(
    Vertx vertx,
    HazelcastInstance hazelcast,
    DroolsCapabilityRules rules,
    PhoneNumbers numbers
  ) {
    Wire.register(vertx.eventBus());
    Future<HazelcastCluster> cluster = vertx.executeBlocking(() -> new HazelcastCluster(vertx, hazelcast));
    Future<Directory> directory = startup.phase("directory", () ->
      vertx.executeBlocking(() -> directory(vertx, numbers))
    );
    Future<Contract> contract = startup.phase("contract", () -> Contract.load(vertx));
    Future<Outbound> outbound = startup.phase("outbound", () ->
      vertx.executeBlocking(() -> outbound(vertx, hazelcast), false)
    );
    // Of all four the end, also when one fails: what is still under way cannot be closed quietly.
    return Future.join(cluster, directory, contract, outbound).compose(all ->
      serve(
        vertx,
        hazelcast,
        cluster.result(),
        directory.result(),
        contract.result(),
        outbound.result(),
        rules,
        numbers
      )
    );
  }

  private Directory directory(Vertx vertx, PhoneNumbers numbers) {
    YamlDirectory directory = YamlDirectory.load(vertx, home.resolve(config.directory().file()));
    directory
      .devices()
      .stream()
      .flatMap(phone -> directory.user(phone.user()).stream())
      .flatMap(user -> directory.group(user.id().tenant(), user.group()).stream())
      .distinct()
      .forEach(numbers::warmUp);
    return directory;
  }

  private Future<Node> serve(
    Vertx vertx,
    HazelcastInstance hazelcast,
    HazelcastCluster cluster,
    Directory directory,
    Contract contract,
    Outbound outbound,
    DroolsCapabilityRules rules,
    PhoneNumbers numbers
  ) {
    HazelcastCallStore store = new HazelcastCallStore(vertx, hazelcast);
    ClusterCalls calls = new ClusterCalls(vertx, cluster, store, clock);
    ClusterStreams streams = new ClusterStreams(vertx, cluster, clock, config.push().backlog());
    Presences presences = new StoredPresences(
      new HazelcastPresenceStore(vertx, hazelcast),
      rules,
      streams::append,
      clock
    );
    Calls diverted = new DivertedCalls(calls, new Diversions(presences, new ForwardingTargets(directory)));
    Supervisors supervisors = new ArmedSupervisors(presences, calls, supervised(directory), clock);
    SwitchConnector connector = simulated(vertx, hazelcast, directory, presences);
    connector.onEvent(calls::tell);
    NodeVerticle node = new NodeVerticle(
      cluster,
      new Surroundings(
        new CallMachine(timing()),
        rules,
        store,
        connector,
        new StreamNotifier(streams),
        calls,
        supervisors,
        clock
      ),
      users(vertx, hazelcast)
    );
    AgentStates states = AgentSettings.of(config.agents());
    List<Dialect> dialects = List.of(
      new GenesysV2Dialect(
        diverted,
        presences,
        outbound,
        supervisors,
        directory,
        numbers,
        states,
        config.call().dispositionKey(),
        streams,
        clock
      ),
      new TenantV1Dialect(directory, numbers, diverted, clock)
    );
    Authenticator authenticator = new Authenticator(
      directory,
      new HazelcastSessions(vertx, hazelcast, config.http().sessionTimeout()),
      config.http().secureCookies()
    );
    Notifications words = new Notifications(directory, numbers, states);
    CometDServer cometd = new CometDServer(
      vertx,
      streams,
      words::of,
      config.cometd(),
      config.http().cors().allowedOrigins()::contains
    );
    authenticator.onEnd(cometd::end);
    Channel notifications = new CometDChannel("/api/v2/notifications", cometd, authenticator);
    Routes routes = new Routes(contract, dialects, List.of(notifications), authenticator, config.http());
    return Future.all(connector.start(), streams.start())
      .compose(done -> startup.phase("shards", () -> vertx.deployVerticle(node).compose(id -> node.settled())))
      .compose(done -> cometd.start())
      .compose(done -> startup.phase("routes", () -> listen(vertx, routes)))
      .map(http ->
        startup.ready(config, http.port(), routes.unserved(), () -> stop(vertx, cometd, http, node, connector))
      );
  }

  private Outbound outbound(Vertx vertx, HazelcastInstance hazelcast) {
    OutboundConfig outbound = config.outbound();
    Path dir = home.resolve(outbound.dir());
    return ClusterOutbound.open(vertx, hazelcast, dir, outbound.lease(), outbound.callLease(), clock);
  }

  private static ArmedSupervisors.Phones supervised(Directory directory) {
    return new ArmedSupervisors.Phones(
      id -> directory.device(id).map(directory::endpointOf),
      id -> directory.user(id).map(user -> new Seat(user.id(), user.role(), user.devices()))
    );
  }

  private SwitchConnector simulated(
    Vertx vertx,
    HazelcastInstance hazelcast,
    Directory directory,
    Presences presences
  ) {
    return new SimConnector(
      vertx,
      config.connector().sim(),
      new SimulatedPhones(directory, presences),
      new HazelcastSimStore(vertx, hazelcast)
    );
  }

  private UserSurroundings users(Vertx vertx, HazelcastInstance hazelcast) {
    PushConfig push = config.push();
    UserMachine machine = new UserMachine(push.keepEvents(), push.keepFor());
    return new UserSurroundings(machine, new HazelcastEventStore(vertx, hazelcast), push.keepFor(), clock);
  }

  private Timing timing() {
    return new Timing(config.call().orderPatience(), config.call().audit(), config.call().linger());
  }

  /** One server per event loop; they share the port. */
  private Future<HttpVerticle> listen(Vertx vertx, Routes routes) {
    int servers = config.http().port() == 0 ? 1 : VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE;
    HttpVerticle first = new HttpVerticle(routes, config.http());
    Iterator<HttpVerticle> all = Stream.iterate(first, one -> new HttpVerticle(routes, config.http())).iterator();
    return vertx.deployVerticle(all::next, new DeploymentOptions().setInstances(servers)).map(first);
  }

  /** Subscribers go elsewhere, no new requests, then the calls come to rest in the store, then the switch is let go, the cluster last. */
  private static Future<Void> stop(
    Vertx vertx,
    CometDServer cometd,
    HttpVerticle http,
    NodeVerticle node,
    SwitchConnector connector
  ) {
    Promise<Void> stopped = Promise.promise();
    cometd
      .drain()
      .transform(done -> vertx.undeploy(http.deploymentID()))
      .transform(done -> vertx.undeploy(node.deploymentID()))
      .transform(done -> connector.close())
      .onComplete(done -> close(vertx).onComplete(stopped));
    return stopped.future();
  }

  /** Not on a thread of Vert.x, and told on none: they are gone by the time the close is complete. */
  private static Future<Void> close(Vertx vertx) {
    Promise<Void> closed = Promise.promise();
    Thread.ofPlatform().start(() -> vertx.close().onComplete(closed));
    return closed.future();
  }
}
