package io.hookswitch.cluster;

import io.hookswitch.config.BusTlsConfig;
import io.hookswitch.config.ClusterConfig;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;

/** How the event bus of a node listens to others, and whom it believes. */
public final class Bus {

  private Bus() {}

  /**
   * A connection between nodes over which nothing comes any more is given up before its node is. With TLS, whoever has no
   * certificate of the authority is not heard, in either direction. Names are not compared: nodes have addresses, which
   * change, and whoever has such a certificate may do all that a node does, whatever it is called.
   *
   * @param home where relative paths start
   * @throws CannotListenException when something else has the port
   * @throws io.hookswitch.config.ConfigException when the certificate is no good
   */
  public static EventBusOptions options(ClusterConfig config, Path home) throws CannotListenException {
    if (config.bus().port() != 0) checkFree(config.host(), config.bus().port());
    EventBusOptions options = new EventBusOptions()
      .setPort(config.bus().port())
      .setConnectTimeout((int) Duration.ofSeconds(2).toMillis())
      .setClusterPingInterval(Duration.ofSeconds(1).toMillis())
      .setClusterPingReplyInterval(Duration.ofSeconds(4).toMillis());
    return config.bus().tls().on() ? secure(options, config.bus().tls(), home) : options;
  }

  private static EventBusOptions secure(EventBusOptions options, BusTlsConfig tls, Path home) {
    NodePapers papers = NodePapers.of(tls, home);
    PemKeyCertOptions own = new PemKeyCertOptions()
      .addCertPath(papers.certificate().toString())
      .addKeyPath(papers.key().toString());
    PemTrustOptions believed = new PemTrustOptions().addCertPath(papers.authority().toString());
    papers.check(own, believed);
    return options
      .setSsl(true)
      .setKeyCertOptions(own)
      .setTrustOptions(believed)
      .setTrustAll(false)
      .setClientAuth(ClientAuth.REQUIRED);
  }

  /** Before the node joins: a member at which nobody else can call would hold the others up. */
  private static void checkFree(String host, int port) throws CannotListenException {
    try (ServerSocket door = new ServerSocket()) {
      door.setReuseAddress(true);
      door.bind(new InetSocketAddress(host, port));
    } catch (IOException taken) {
      throw new CannotListenException(host + ":" + port, taken);
    }
  }
}
