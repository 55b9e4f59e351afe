package io.hookswitch.bench.peer;

import com.hazelcast.config.Config;
import io.hookswitch.cluster.ClusterFile;
import io.hookswitch.config.ClusterConfig;
import io.vertx.core.Vertx;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.nio.file.Path;

/** A member of a cluster of the gateway's own {@code cluster.xml} that does nothing. */
public final class BareNode {

  private BareNode() {}

  /** @param words {@code cluster.xml}, the name of the cluster, its first port */
  public static void main(String[] words) {
    Vertx.builder()
      .withClusterManager(new HazelcastClusterManager(settings(words[0], words[1], words[2])))
      .buildClustered()
      .toCompletionStage()
      .toCompletableFuture()
      .join();
    System.out.println("ready 0");
  }

  static Config settings(String file, String name, String port) {
    ClusterConfig usual = ClusterConfig.DEFAULT;
    return ClusterFile.read(
      Path.of(file),
      new ClusterConfig(name, usual.file(), Integer.parseInt(port), usual.host(), usual.quorum())
    );
  }
}
