package io.hookswitch.cluster;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.EntryProcessor;
import com.hazelcast.map.IMap;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A cluster whose memory is empty, because all its nodes were gone, is filled once before anybody works with it: by the
 * first node, while the others wait. A node that dies over it leaves it to the next one.
 */
public final class Beginning {

  /** Who fills the memory; {@link #FILLED} when it has been done. Of one that is at work already, what is in it is newer. */
  private static final String KEY = "calls";
  private static final String FILLED = "";
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  private final Vertx vertx;
  private final Cluster cluster;
  private final IMap<String, String> fillers;
  private final IMap<Integer, Lease> leases;
  private final Copies copies;

  public Beginning(Vertx vertx, HazelcastInstance hazelcast, Cluster cluster) {
    this.vertx = vertx;
    this.cluster = cluster;
    this.fillers = hazelcast.getMap("hookswitch-beginning");
    this.leases = hazelcast.getMap("hookswitch-leases");
    this.copies = new Copies(vertx, hazelcast);
  }

  /**
   * Done when the memory is filled, by this node or another.
   *
   * @param fill what this node does if it is the one; it may have been done in part before
   */
  public Future<Void> once(Supplier<Future<Void>> fill) {
    return claim().compose(filler -> {
      if (filler.equals(FILLED)) return Future.succeededFuture();
      if (!filler.equals(cluster.self())) {
        return vertx.timer(LOOK_AGAIN.toMillis()).compose(later -> once(fill));
      }
      return vertx
        .executeBlocking(leases::isEmpty, false)
        .compose(empty -> empty ? fill.get() : Future.succeededFuture())
        .compose(done -> copies.write(fillers, KEY, new Claim(FILLED, Set.of(cluster.self()))))
        .mapEmpty();
    });
  }

  private Future<String> claim() {
    return copies.write(fillers, KEY, new Claim(cluster.self(), Set.copyOf(cluster.members())));
  }

  /**
   * Takes the work, or ends it.
   *
   * @param claimer {@link #FILLED} when it is done
   * @param members from whom it is not taken, unless to end it
   */
  record Claim(String claimer, Set<String> members) implements EntryProcessor<String, String, String> {
    @Override
    public String process(Map.Entry<String, String> entry) {
      String now = entry.getValue();
      boolean free = now == null || !(now.equals(FILLED) || members.contains(now));
      if (free || (claimer.equals(FILLED) && members.contains(now))) entry.setValue(claimer);
      return entry.getValue();
    }
  }
}
