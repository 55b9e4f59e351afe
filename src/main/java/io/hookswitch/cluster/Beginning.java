package io.hookswitch.cluster;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.EntryProcessor;
import com.hazelcast.map.IMap;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A cluster whose memory is empty, because all its nodes were gone, is filled once before anybody works with it: by one
 * node, when all that are there have handed in what they have, while the others wait. A node that dies over it leaves it to
 * the next one.
 */
public final class Beginning {

  private static final Logger LOG = LoggerFactory.getLogger(Beginning.class);
  /** Who fills the memory; {@link #FILLED} when it has been done. */
  private static final String KEY = "calls";
  private static final String FILLED = "";
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  private final Vertx vertx;
  private final Cluster cluster;
  /** Also has an entry for each node that has handed in what it has, by its name. */
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
   * @param handIn what every node does first, if it is not filled yet
   * @param fill what one node does then; it may have been done in part before
   * @param patience of that one with nodes that have joined and hand in nothing
   */
  public Future<Void> once(Supplier<Future<Void>> handIn, Supplier<Future<Void>> fill, Duration patience) {
    return vertx.executeBlocking(this::warm, false).compose(warm ->
      warm
        ? Future.succeededFuture()
        : handIn
            .get()
            .compose(done -> copies.write(fillers, cluster.self(), new Claim(cluster.self(), Set.of())))
            .compose(done -> fill(fill, patience))
    );
  }

  /** A cluster of an earlier release is at work without having been filled: what it has is newer. Blocks. */
  private boolean warm() {
    String filler = fillers.get(KEY);
    return filler == null ? !leases.isEmpty() : filler.equals(FILLED);
  }

  private Future<Void> fill(Supplier<Future<Void>> fill, Duration patience) {
    return copies.write(fillers, KEY, new Claim(cluster.self(), Set.copyOf(cluster.members()))).compose(filler -> {
      if (filler.equals(FILLED)) return Future.succeededFuture();
      if (!filler.equals(cluster.self())) return later().compose(again -> fill(fill, patience));
      return all(System.nanoTime() + patience.toNanos())
        .compose(done -> fill.get())
        .compose(done -> copies.write(fillers, KEY, new Claim(FILLED, Set.of(cluster.self()))))
        .mapEmpty();
    });
  }

  private Future<Void> all(long until) {
    return vertx
      .executeBlocking(() -> {
        Set<String> missing = new TreeSet<>(cluster.members());
        missing.removeAll(fillers.keySet());
        return missing;
      }, false)
      .compose(missing -> {
        if (missing.isEmpty()) return Future.succeededFuture();
        if (System.nanoTime() < until) return later().compose(again -> all(until));
        LOG.warn("cold start: {} have joined and do not come to the point: going on without them", missing);
        return Future.succeededFuture();
      });
  }

  private Future<Void> later() {
    return vertx.timer(LOOK_AGAIN.toMillis()).mapEmpty();
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
      boolean mine = now != null && members.contains(now);
      boolean free = now == null || !(now.equals(FILLED) || mine);
      if (claimer.equals(FILLED) ? mine : free) entry.setValue(claimer);
      return entry.getValue();
    }
  }
}
