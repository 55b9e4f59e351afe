package io.hookswitch;

import io.hookswitch.config.HookswitchConfig;
import io.hookswitch.config.HttpConfig;
import io.hookswitch.north.Admission;
import io.hookswitch.north.Authenticator;
import io.hookswitch.north.BridgeBackend;
import io.hookswitch.north.BridgeOperations;
import io.hookswitch.north.Channel;
import io.hookswitch.north.CometDChannel;
import io.hookswitch.north.Dialect;
import io.hookswitch.north.EventBusChannel;
import io.hookswitch.north.HazelcastNamedAnswers;
import io.hookswitch.north.HazelcastSessions;
import io.hookswitch.north.HttpVerticle;
import io.hookswitch.north.NamedCommands;
import io.hookswitch.north.Passwords;
import io.hookswitch.north.Routes;
import io.hookswitch.north.genesysv2.Feeds;
import io.hookswitch.north.genesysv2.GenesysV2Dialect;
import io.hookswitch.north.genesysv2.Notifications;
import io.hookswitch.north.ops.CallFamily;
import io.hookswitch.north.ops.CallingListFamily;
import io.hookswitch.north.ops.ConnectorFamily;
import io.hookswitch.north.ops.LiveFamily;
import io.hookswitch.north.ops.LoadFamily;
import io.hookswitch.north.ops.NodeFamily;
import io.hookswitch.north.ops.OpsDialect;
import io.hookswitch.north.ops.PastFamily;
import io.hookswitch.north.ops.ReconciliationFamily;
import io.hookswitch.north.ops.RecordFamily;
import io.hookswitch.north.ops.RecordingFamily;
import io.hookswitch.north.ops.RuleFamily;
import io.hookswitch.north.ops.SelfFamily;
import io.hookswitch.north.pages.Pages;
import io.hookswitch.north.tenantv1.TenantV1Dialect;
import io.hookswitch.push.Listener;
import io.hookswitch.push.cometd.CometDServer;
import io.hookswitch.push.sockjs.EventBusServer;
import io.hookswitch.records.Records;
import io.hookswitch.user.AgentStates;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** What clients meet: the routes of both dialects, and the notification channel. */
record North(CometDServer cometd, EventBusServer eventbus, Routes routes) {
  private static final Duration LEAVING = Duration.ofSeconds(3);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  static North over(Ground ground, Middle middle, HookswitchConfig config, Path home) {
    HttpConfig http = config.http();
    Passwords passwords = new Passwords(ground.directory(), http.login(), System::nanoTime);
    AgentStates states = AgentSettings.of(config.agents());
    Records records = ground
      .records()
      .<Records>map(kept -> kept)
      .orElseGet(Records::none);
    Dialect genesys = new GenesysV2Dialect(
      middle.calls(),
      middle.presences(),
      ground.outbound(),
      middle.supervisors(),
      ground.directory(),
      ground.numbers(),
      states,
      config.call().dispositionKey(),
      middle.streams(),
      Main.CLOCK,
      records
    );
    Dialect ops = new OpsDialect(
      List.of(
        new NodeFamily(middle.nodes(), ground.cluster(), ground.cluster()),
        new ReconciliationFamily(middle.every()),
        new RuleFamily(ground.vertx(), ground.generations(), config.rules().candidates().map(home::resolve)),
        new CallFamily(middle.history(), ground.generations(), Main.CLOCK),
        new LiveFamily(middle.search(), middle.history(), middle.calls()),
        new LoadFamily(middle.every()),
        new PastFamily(middle.every()),
        new ConnectorFamily(middle.every()),
        new SelfFamily(ground.cluster().self()),
        new RecordFamily(records, ground.lists()),
        new RecordingFamily(records, new SwitchRecordings(middle.connector())),
        new CallingListFamily(ground.lists())
      )
    );
    List<Dialect> dialects = List.of(
      genesys,
      new TenantV1Dialect(
        ground.directory(),
        ground.numbers(),
        middle.calls(),
        middle.anchored(),
        passwords,
        ground.tokens(),
        config.tenant(),
        Main.CLOCK
      ),
      ops
    );
    Authenticator authenticator = new Authenticator(
      ground.directory(),
      new HazelcastSessions(ground.vertx(), ground.hazelcast(), http.sessionTimeout()),
      passwords,
      ground.tokens(),
      http.secureCookies()
    );
    Notifications words = new Notifications(ground.directory(), ground.numbers(), states);
    CometDServer cometd = new CometDServer(
      ground.vertx(),
      middle.streams(),
      words::of,
      config.cometd(),
      http.cors().allowedOrigins()::contains
    );
    Admission admission = new Admission(config.limits());
    NamedCommands names = new NamedCommands(
      new HazelcastNamedAnswers(ground.vertx(), ground.hazelcast(), config.call().linger(), node ->
        ground.cluster().members().contains(node)
      ),
      ground.cluster().self(),
      // Who was told that it took too long may be told soon after what came of it.
      http.requestTimeout(),
      Main.CLOCK,
      () -> ground.vertx().timer(LOOK_AGAIN.toMillis())
    );
    BooleanSupplier stale = () -> !ground.cluster().majority();
    EventBusServer eventbus = new EventBusServer(
      ground.vertx(),
      middle.streams(),
      words::of,
      new BridgeBackend(
        ground.directory(),
        authenticator,
        genesys,
        new Feeds(ground.directory())::feed,
        new BridgeOperations(
          ground.vertx(),
          ground.contract(),
          List.of(genesys, ops),
          admission,
          names,
          http.requestTimeout(),
          stale
        ),
        http
      ),
      config.eventbus(),
      http.requestTimeout()
    );
    authenticator.onEnd(login -> {
      cometd.end(login);
      eventbus.end(login);
    });
    List<Channel> channels = List.of(
      new CometDChannel("/api/v2/notifications", cometd, authenticator),
      new EventBusChannel(eventbus, genesys, authenticator, http.cors())
    );
    return new North(
      cometd,
      eventbus,
      new Routes(
        ground.contract(),
        dialects,
        channels,
        authenticator,
        http,
        stale,
        admission,
        names,
        Pages.packaged(http.nodes())
      )
    );
  }

  /** All clients of this node that are told of events. */
  Stream<Listener> listeners() {
    return Stream.concat(cometd.listeners().stream(), eventbus.listeners().stream());
  }

  Future<HttpVerticle> start(Startup startup, Vertx vertx, HttpConfig config) {
    return Future.all(cometd.start(), eventbus.start()).compose(done ->
      startup.phase("routes", () -> listen(vertx, config))
    );
  }

  /** From now on each answer asks the client to come back over another connection, which may lead elsewhere. */
  void drain() {
    routes.admission().drain();
  }

  /**
   * Subscribers go elsewhere, then the other clients, as far as they say something; then no new requests.
   *
   * @param elsewhere whether there is another node to go to
   * @param noticed done when those who send clients here have had the time to see that they should not
   */
  Future<Void> stop(Vertx vertx, HttpVerticle http, BooleanSupplier elsewhere, Future<Void> noticed) {
    return Future.join(cometd.drain(), eventbus.drain())
      .transform(done ->
        elsewhere.getAsBoolean() ? left(vertx, Main.CLOCK.instant().plus(LEAVING)) : Future.succeededFuture()
      )
      .transform(done -> noticed)
      .transform(done -> vertx.undeploy(http.deploymentID()));
  }

  /**
   * A connection that is closed just when its client sends a request loses it. Clients that are told so close it
   * themselves; one that says nothing for so long has nothing to lose.
   */
  private Future<Void> left(Vertx vertx, Instant until) {
    if (routes.admission().connections() == 0 || Main.CLOCK.instant().isAfter(until)) return Future.succeededFuture();
    return vertx.timer(LOOK_AGAIN.toMillis()).compose(later -> left(vertx, until));
  }

  /** One server per event loop; they share the port. */
  private Future<HttpVerticle> listen(Vertx vertx, HttpConfig config) {
    int servers = config.port() == 0 ? 1 : Ground.LOOPS;
    HttpVerticle first = new HttpVerticle(routes, config);
    Iterator<HttpVerticle> all = Stream.iterate(first, one -> new HttpVerticle(routes, config)).iterator();
    return vertx.deployVerticle(all::next, new DeploymentOptions().setInstances(servers)).map(first);
  }
}
