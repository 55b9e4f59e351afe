package io.hookswitch.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.config.AdvancedNetworkConfig;
import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import io.hookswitch.config.ClusterConfig;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A node that stands still takes connections all the same: its machine does that for it. */
class SilentPeerTest {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /**
   * Hazelcast's ordinary network section lets the thread that writes turn in circles until such a peer says something,
   * and hold back what it has to write to others: a member that was healthy was not heard for 5 s.
   */
  @Test
  void whoDoesNotAnswerCostsNothing() throws Exception {
    InetAddress here = InetAddress.getByName("127.0.0.1");
    FutureTask<HazelcastInstance> node = null;
    Thread starting = null;
    try (ServerSocket silent = new ServerSocket(0, 5, here)) {
      ClusterConfig values = new ClusterConfig(
        "silent-" + UUID.randomUUID(),
        Path.of("cluster.xml"),
        27501,
        "127.0.0.1",
        1
      );
      Config config = ClusterFile.read(Path.of("cluster.xml"), values);
      join(config)
        .getTcpIpConfig()
        .addMember("127.0.0.1:" + silent.getLocalPort());
      node = new FutureTask<>(() -> Hazelcast.newHazelcastInstance(config));
      starting = Thread.ofPlatform().start(node);
      silent.setSoTimeout(20_000);
      try (Socket peer = silent.accept()) {
        assertThat(peer.getInputStream().readNBytes(3)).asString().isEqualTo("HZC");
        long before = writing();
        peer.setSoTimeout(1_000);
        assertThat(catchTimeout(peer)).isTrue();
        assertThat(TimeUnit.NANOSECONDS.toMillis(writing() - before))
          .as("ms of CPU in 1 s of silence")
          .isLessThan(300);
      }
    } finally {
      // It would wait half a minute for the peer, and then begin alone.
      if (starting != null) {
        starting.interrupt();
        starting.join(60_000);
        assertThat(node).isDone();
        if (node.state() == Future.State.SUCCESS) node.resultNow().getLifecycleService().terminate();
      }
    }
  }

  private static boolean catchTimeout(Socket peer) throws Exception {
    try {
      peer.getInputStream().read();
      return false;
    } catch (SocketTimeoutException silence) {
      return true;
    }
  }

  private static JoinConfig join(Config config) {
    AdvancedNetworkConfig network = config.getAdvancedNetworkConfig();
    return network.isEnabled() ? network.getJoin() : config.getNetworkConfig().getJoin();
  }

  /** CPU time of all threads that write to other members, ns. */
  private static long writing() {
    return Arrays.stream(THREADS.getAllThreadIds())
      .filter(id -> THREADS.getThreadInfo(id) != null)
      .filter(id -> THREADS.getThreadInfo(id).getThreadName().contains("IO.thread-out"))
      .map(THREADS::getThreadCpuTime)
      .sum();
  }
}
