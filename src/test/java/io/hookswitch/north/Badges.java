package io.hookswitch.north;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.core.HazelcastInstance;
import io.hookswitch.call.UserId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;

/**
 * Logins by the thousand at a running cluster: puts sessions where a login would. A password check takes 70 ms by
 * design, and thousands of them would take longer than anything that a test wants to see.
 */
public final class Badges implements AutoCloseable {

  private final HazelcastInstance client;
  private final Sessions sessions;

  /**
   * The shipped file lets members in and nobody else.
   *
   * @return the file with a door for clients too, at the node's own address
   */
  public static String withDoor(String clusterFile, int port) {
    String end = "</advanced-network>";
    if (!clusterFile.contains(end)) throw new IllegalArgumentException("cluster.xml: expected " + end);
    return clusterFile.replace(
      end,
      "<client-server-socket-endpoint-config><port auto-increment=\"false\">" +
        port +
        "</port><reuse-address>true</reuse-address>" +
        "<interfaces enabled=\"true\"><interface>${hookswitch.cluster.host}</interface></interfaces>" +
        "</client-server-socket-endpoint-config>" +
        end
    );
  }

  /** Blocks until the cluster has been reached. @param port of the door for clients */
  public Badges(Vertx vertx, String cluster, int port) {
    this(vertx, cluster, "127.0.0.1:" + port);
  }

  /** @param address host and port of the door for clients */
  public Badges(Vertx vertx, String cluster, String address) {
    ClientConfig config = new ClientConfig().setClusterName(cluster).setProperty("hazelcast.logging.type", "slf4j");
    config.getNetworkConfig().addAddress(address);
    config.getConnectionStrategyConfig().getConnectionRetryConfig().setClusterConnectTimeoutMillis(10_000);
    client = HazelcastClient.newHazelcastClient(config);
    sessions = new HazelcastSessions(vertx, client.getMap(HazelcastSessions.MAP), Duration.ofMinutes(30));
  }

  /** The cookie of a new session of the Genesys dialect, as {@code name=value}. */
  public Future<String> cookie(UserId user) {
    SessionToken token = SessionToken.fresh();
    return sessions.put(token.key(), user).map("JSESSIONID=" + token.secret());
  }

  @Override
  public void close() {
    client.shutdown();
  }
}
