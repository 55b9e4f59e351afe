package io.hookswitch.cluster;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.multimap.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.spi.cluster.hazelcast.impl.HazelcastRegistrationInfo;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks whether the cluster still knows where this node's addresses on the bus are, and says so again when it does not. Vert.x says it once
 * when a node comes back from a split; when that gets lost, or another node only then forgets the node that it thought gone, the node
 * has calls and nobody reaches it, for good. Where Vert.x keeps it is no part of its public interface.
 */
public final class Registrations {

  private static final Logger LOG = LoggerFactory.getLogger(Registrations.class);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

  private final Vertx vertx;
  private final String self;
  private final Set<String> addresses;
  private final MultiMap<String, HazelcastRegistrationInfo> known;
  /** As they were found, by address. */
  private final Map<String, Set<HazelcastRegistrationInfo>> own = new HashMap<>();
  /** Those that were missed in the last look: it may have come between a node and its Vert.x. */
  private final Set<String> missed = new HashSet<>();
  private final AtomicBoolean looking = new AtomicBoolean();
  private volatile boolean over;

  /**
   * @param self the node, as Vert.x calls it
   * @param addresses that the node may have, each from its start to its end
   */
  public Registrations(Vertx vertx, HazelcastInstance hazelcast, String self, Set<String> addresses) {
    this.vertx = vertx;
    this.self = self;
    this.addresses = Set.copyOf(addresses);
    this.known = hazelcast.getMultiMap("__vertx.subs");
  }

  /** From now on, when all addresses are there. */
  public void start() {
    vertx.setPeriodic(LOOK_AGAIN.toMillis(), tick -> {
      if (over || !looking.compareAndSet(false, true)) return;
      vertx
        .executeBlocking(this::look, false)
        .onFailure(silent -> LOG.debug("this node's addresses could not be looked at: {}", silent.toString()))
        .onComplete(done -> looking.set(false));
    });
  }

  /** Before the first address is given up. */
  public void stop() {
    over = true;
  }

  /** Blocks. */
  Void look() {
    for (String address : addresses) {
      Set<HazelcastRegistrationInfo> found = known
        .get(address)
        .stream()
        .filter(one -> one.unwrap().nodeId().equals(self))
        .collect(Collectors.toSet());
      if (!found.isEmpty()) {
        own.put(address, found);
        missed.remove(address);
      } else if (own.containsKey(address) && !missed.add(address) && !over) {
        LOG.warn("{} was not known in the cluster any more, and is said again", address);
        own.get(address).forEach(one -> known.put(address, one));
      }
    }
    return null;
  }
}
