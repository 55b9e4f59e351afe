package io.hookswitch.cluster;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.partition.PartitionService;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time after a node has joined, in which it is given partitions and copies. A write to one that moves at that moment may
 * stay without its copy's word, and in doubt; and Vert.x, which writes down where each address is listened to, does not try
 * again. So a node waits until nothing moves before it goes on with its start.
 */
public final class Settling {

  private static final Logger LOG = LoggerFactory.getLogger(Settling.class);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
  /** With others that come and go all the time it goes on as it is. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Vertx vertx;
  private final PartitionService partitions;
  private final long until = System.nanoTime() + PATIENCE.toNanos();

  private Settling(Vertx vertx, PartitionService partitions) {
    this.vertx = vertx;
    this.partitions = partitions;
  }

  /** Done when nothing moves, or it has taken too long; never failed. */
  public static Future<Void> over(Vertx vertx, HazelcastInstance hazelcast) {
    return new Settling(vertx, hazelcast.getPartitionService()).look();
  }

  private Future<Void> look() {
    return vertx
      .executeBlocking(partitions::isLocalMemberSafe, false)
      .recover(unknown -> Future.succeededFuture(false))
      .compose(safe -> {
        if (safe) return Future.succeededFuture();
        if (System.nanoTime() < until) return vertx.timer(LOOK_AGAIN.toMillis()).compose(again -> look());
        LOG.info("partitions still move after {} s, going on", PATIENCE.toSeconds());
        return Future.succeededFuture();
      });
  }
}
