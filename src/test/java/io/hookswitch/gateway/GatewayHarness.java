package io.hookswitch.gateway;

import io.hookswitch.Main;
import io.hookswitch.Node;
import io.hookswitch.SideBySide;
import io.hookswitch.config.ClusterConfig;
import io.hookswitch.config.HookswitchConfig;
import io.hookswitch.config.HttpConfig;
import io.hookswitch.config.PlanEntry;
import io.hookswitch.config.PlanEntry.FarEnd;
import io.hookswitch.config.RulesConfig;
import io.hookswitch.config.SimConfig;
import io.hookswitch.config.StorageConfig;
import io.hookswitch.config.SwitchConfig;
import io.hookswitch.north.ContractValidator;
import io.hookswitch.rules.Shipped;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The whole gateway in this JVM, as {@code bin/hookswitch serve} starts it: the shipped rules, directory and cluster
 * file, the simulated switch with a quick number plan, any free port, a cluster of its own. As a field with
 * {@code @RegisterExtension static} it runs for a class of tests, and offers clients of both dialects.
 */
public final class GatewayHarness implements BeforeAllCallback, AfterAllCallback, AutoCloseable {

  /** Where the tests run: the folder with {@code rules/}, {@code config/} and {@code cluster.xml}. */
  static final Path HOME = Path.of("").toAbsolutePath();

  private static final Map<String, String> DEVICES = Map.of(
    "agent1",
    "631608b3-ceb1-472b-ba05-2ae39555b0d1",
    "agent2",
    "efe1ab32-53f9-43ce-b65e-5768c61f7d4a",
    "supervisor1",
    "2f6c5a0e-0d0b-4d53-9a55-7b1f6f3c9e21",
    "foouser",
    "0b7d3a55-5a5e-4f0e-8d1c-3c1c9b6a1001",
    "acmeuser1",
    "7e2f4c18-91ab-4c0d-b6de-5d20c7a81001"
  );
  private static final Map<String, String> GROUPS = Map.of("demo", "agents", "foo", "foogroup", "acme", "acmegroup");

  private final HookswitchConfig config;
  private Vertx vertx;
  private ContractValidator contract;
  private Node node;

  public GatewayHarness() {
    this(config(Path.of("rules")));
  }

  public GatewayHarness(HookswitchConfig config) {
    this.config = config.with(config.storage().in(storage(config.storage().dir())), config.records());
  }

  /** Every gateway of the tests has a place of its own, unless the test has chosen one. */
  private static Path storage(Path wanted) {
    boolean usual = wanted.equals(StorageConfig.DEFAULT.dir());
    return usual ? Path.of("target", "storage", UUID.randomUUID().toString()) : wanted;
  }

  /** @param rules the folder of the rule files */
  public static HookswitchConfig config(Path rules) {
    return config(rules, HttpConfig.DEFAULT.requestTimeout());
  }

  /** @param requestTimeout how long a client may take to send its request, and waits at most for an answer */
  static HookswitchConfig config(Path rules, Duration requestTimeout) {
    ClusterConfig cluster = ClusterConfig.DEFAULT;
    HttpConfig http = HttpConfig.DEFAULT;
    return HookswitchConfig.DEFAULT.with(
      new HttpConfig(
        http.host(),
        0,
        http.bodyLimitBytes(),
        http.maxDepth(),
        requestTimeout,
        http.sessionTimeout(),
        http.secureCookies()
      ),
      new ClusterConfig(
        "test-" + UUID.randomUUID(),
        cluster.file(),
        SideBySide.clusterPort(),
        cluster.host(),
        cluster.quorum()
      ),
      new RulesConfig(rules, false, Optional.empty(), Shipped.FOLDER),
      new SwitchConfig(SwitchConfig.Kind.SIM, sim())
    );
  }

  /** A node of a gateway of several, which share the cluster's name. */
  static HookswitchConfig clustered(String name) {
    HookswitchConfig alone = config(Path.of("rules"));
    ClusterConfig cluster = alone.cluster();
    return alone.with(new ClusterConfig(name, cluster.file(), cluster.port(), cluster.host(), cluster.quorum()));
  }

  /** The shipped plan, quicker; the own phone is slow enough to be seen ringing. */
  private static SimConfig sim() {
    return new SimConfig(
      1,
      Duration.ofMillis(2),
      0,
      0,
      0,
      Duration.ofMillis(800),
      Duration.ofSeconds(20),
      2,
      List.of(
        plan(".*0001", FarEnd.BUSY, 20),
        plan(".*0002", FarEnd.NO_ANSWER, 500),
        plan(".*0003", FarEnd.REJECT, 20),
        plan(".*0004", FarEnd.UNKNOWN, 20),
        new PlanEntry(
          Pattern.compile(".*0005"),
          FarEnd.ANSWER,
          Duration.ofMillis(500),
          Optional.of(Duration.ofMillis(800))
        ),
        plan(".*0006", FarEnd.RING, 0),
        plan(".*0007", FarEnd.CALL_BACK, 20),
        plan(".*", FarEnd.ANSWER, 500)
      )
    );
  }

  private static PlanEntry plan(String numbers, FarEnd does, int afterMillis) {
    return new PlanEntry(Pattern.compile(numbers), does, Duration.ofMillis(afterMillis), Optional.empty());
  }

  public GatewayHarness start() {
    vertx = Vertx.vertx();
    contract = await(ContractValidator.load(vertx));
    node = await(Main.serve(config, HOME));
    return this;
  }

  static String device(String user) {
    return DEVICES.get(user);
  }

  public URI uri() {
    return URI.create("http://" + config.http().host() + ":" + node.port());
  }

  public int port() {
    return node.port();
  }

  Visitor nobody() {
    return new Visitor(uri(), contract);
  }

  /** A user of the demo directory, by the login. */
  Visitor user(String name) {
    return nobody().as(name, Agent.PASSWORD);
  }

  /** A client of the Genesys dialect. */
  Agent agent(String name) {
    return new Agent(user(name), DEVICES.get(name));
  }

  /** A client of the tenant dialect, at the user's own calls. */
  Subscriber subscriber(String tenant, String name) {
    return subscriber(name, tenant, name);
  }

  /** A client of the tenant dialect at somebody's calls. */
  Subscriber subscriber(String login, String tenant, String name) {
    return new Subscriber(
      user(login),
      "/api/v1/tenants/" + tenant + "/groups/" + GROUPS.get(tenant) + "/users/" + name + "/services/calls/"
    );
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    start();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    close();
  }

  @Override
  public void close() {
    if (node != null) await(node.stop());
    node = null;
    await(vertx.close());
  }

  static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
  }
}
