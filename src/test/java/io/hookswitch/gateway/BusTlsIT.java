package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hookswitch.cluster.Authority;
import io.hookswitch.config.BusConfig;
import io.hookswitch.config.BusTlsConfig;
import io.hookswitch.config.ClusterConfig;
import io.hookswitch.config.HookswitchConfig;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.impl.clustered.ClusteredMessage;
import io.vertx.core.eventbus.impl.codecs.PingMessageCodec;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes that speak by TLS, and others who would like to have a word with them. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class BusTlsIT {

  private static final String CLUSTER = "tls-" + UUID.randomUUID();
  private static final int PORT = GatewayProcess.freePort();

  /** What a node asks another to see whether it is there. It is answered on the connection on which it came. */
  private static final Buffer PING = new ClusteredMessage<>(
    "nobody",
    "__vertx_ping",
    null,
    null,
    new PingMessageCodec(),
    true,
    null
  ).encodeToWire();

  @TempDir
  private static Path folder;

  private static Authority authority;
  private static GatewayHarness one;
  private static GatewayHarness other;
  private static Vertx vertx;

  @BeforeAll
  static void start() throws Exception {
    vertx = Vertx.vertx();
    authority = Authority.make(folder, "authority");
    one = new GatewayHarness(config(PORT, authority.issue("node1"))).start();
    other = new GatewayHarness(config(0, authority.issue("node2"))).start();
  }

  @AfterAll
  static void end() {
    if (other != null) other.close();
    if (one != null) one.close();
    GatewayHarness.await(vertx.close());
  }

  private static HookswitchConfig config(int port, BusTlsConfig tls) {
    HookswitchConfig plain = GatewayHarness.clustered(CLUSTER);
    ClusterConfig cluster = plain.cluster();
    BusConfig bus = new BusConfig(port, tls);
    return plain.with(
      new ClusterConfig(cluster.name(), cluster.file(), cluster.port(), cluster.host(), cluster.quorum(), bus)
    );
  }

  private static NetClientOptions tls() {
    return new NetClientOptions()
      .setSsl(true)
      .setHostnameVerificationAlgorithm("")
      .setTrustOptions(new PemTrustOptions().addCertPath(authority.certificate().toString()));
  }

  private static PemKeyCertOptions shown(BusTlsConfig papers) {
    return new PemKeyCertOptions()
      .addCertPath(papers.certificate().orElseThrow().toString())
      .addKeyPath(papers.key().orElseThrow().toString());
  }

  /** @return "heard" when the node answers whether it is there; otherwise why it did not */
  private static String asked(NetClientOptions by) {
    CompletableFuture<String> said = new CompletableFuture<>();
    // A client to whom nothing leads any more is closed together with its connections, when its memory is wanted.
    NetClient client = vertx.createNetClient(by);
    client
      .connect(PORT, "127.0.0.1")
      .onFailure(refused -> said.complete("not connected: " + refused))
      .onSuccess(socket -> listen(socket, said));
    try {
      return said.orTimeout(20, TimeUnit.SECONDS).join();
    } finally {
      client.close();
    }
  }

  private static void listen(NetSocket socket, CompletableFuture<String> said) {
    socket.handler(answer -> said.complete("heard"));
    socket.exceptionHandler(lost -> said.complete("lost: " + lost));
    socket.closeHandler(closed -> said.complete("closed"));
    socket.write(PING);
  }

  @Test
  void aNodeServesTheCallsOfAnother() {
    Agent here = one.agent("agent1");
    Agent there = other.agent("agent1");
    String call = here.call("9165550104");
    here.awaitState(call, "Established");
    there.does(call, "Hold");
    here.awaitState(call, "Held");
    there.does(call, "Hangup");
    here.awaitGone(call);
    String next = there.call("9165550105");
    here.awaitState(next, "Established");
    here.does(next, "Hangup");
    there.awaitGone(next);
  }

  @Test
  void whoHasACertificateOfTheAuthorityIsHeard() throws Exception {
    assertThat(asked(tls().setKeyCertOptions(shown(authority.issue("node3"))))).isEqualTo("heard");
  }

  @Test
  void whoHasNoneOrAnothersIsNot() throws Exception {
    BusTlsConfig foreign = Authority.make(folder, "stranger").issue("node4");
    assertThat(asked(tls())).isNotEqualTo("heard");
    assertThat(asked(tls().setKeyCertOptions(shown(foreign)))).isNotEqualTo("heard");
  }

  @Test
  void whoSpeaksInTheClearIsNot() {
    assertThat(asked(new NetClientOptions())).isNotEqualTo("heard");
  }

  @Test
  void aPortThatIsTakenIsNamed() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      int port = taken.getLocalPort();
      GatewayHarness third = new GatewayHarness(config(port, authority.issue("node5")));
      assertThatThrownBy(third::start).hasMessageContaining("cluster.bus.port: cannot listen at 127.0.0.1:" + port);
      third.close();
    }
  }
}
