package io.hookswitch.north;

import com.hazelcast.config.EvictionConfig;
import com.hazelcast.config.EvictionPolicy;
import com.hazelcast.config.InMemoryFormat;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.MaxSizePolicy;
import com.hazelcast.config.NearCacheConfig;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import io.hookswitch.call.UserId;
import io.hookswitch.cluster.Memory;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Sessions of the whole cluster, in a Hazelcast map: gone with the last node, dropped by the map itself when idle. As many
 * nodes have a copy as of a call ({@code cluster.xml}): nobody has to log in anew because nodes are lost or cut off.
 *
 * <p>A client that repeats Basic and keeps no cookie leaves a session behind with every request, so the map is bounded:
 * each node keeps the most recently used ones. Values are texts, so nodes of different releases can read each other's.
 *
 * <p>A session that was ended at another node may still be used here for a second.
 *
 * <p>Keeping a session is repeated while a node dies: nobody has its cookie before it is kept.
 */
public final class HazelcastSessions implements Sessions {

  static final String MAP = "http-sessions";
  /** A name as those of the other maps: for the copies, and whatever else {@code cluster.xml} says of them. */
  private static final String LIKE_OTHERS = "hookswitch-sessions";
  private static final int MOST_PER_NODE = 100_000;
  private static final int MOST_RECENT = 10_000;
  private static final int LOOKED_UP_FOR_SECONDS = 1;
  private static final long FOR_EVER = 0;

  private final Vertx vertx;
  private final IMap<String, String> map;
  private final Duration idle;

  HazelcastSessions(Vertx vertx, IMap<String, String> map, Duration idle) {
    this.vertx = vertx;
    this.map = map;
    this.idle = idle;
  }

  public HazelcastSessions(Vertx vertx, HazelcastInstance hazelcast, Duration idle) {
    this(vertx, map(hazelcast), idle);
  }

  private static IMap<String, String> map(HazelcastInstance hazelcast) {
    EvictionConfig bound = new EvictionConfig()
      .setEvictionPolicy(EvictionPolicy.LRU)
      .setMaxSizePolicy(MaxSizePolicy.PER_NODE)
      .setSize(MOST_PER_NODE);
    MapConfig asAllMaps = new MapConfig(hazelcast.getConfig().findMapConfig(LIKE_OTHERS)).setName(MAP);
    // What the file says of a name, or of all that begin like it, cannot be changed here: hence another name.
    // The same on every node: adding an equal configuration twice is allowed, a different one is an error at start.
    hazelcast.getConfig().addMapConfig(
      asAllMaps
        .setEvictionConfig(bound)
        .setNearCacheConfig(recent())
        // A node that is cut off from the others still lets its users look.
        .setSplitBrainProtectionName(null)
    );
    return hazelcast.getMap(MAP);
  }

  /**
   * Who asks several times in a second is looked up once: each time costs two changes of thread, or a way over the network.
   * No longer, as only a look at the map itself counts as use.
   */
  private static NearCacheConfig recent() {
    return new NearCacheConfig()
      .setInMemoryFormat(InMemoryFormat.OBJECT)
      .setCacheLocalEntries(true)
      .setInvalidateOnChange(true)
      .setTimeToLiveSeconds(LOOKED_UP_FOR_SECONDS)
      .setEvictionConfig(
        new EvictionConfig()
          .setEvictionPolicy(EvictionPolicy.LRU)
          .setMaxSizePolicy(MaxSizePolicy.ENTRY_COUNT)
          .setSize(MOST_RECENT)
      );
  }

  @Override
  public Future<Void> put(String key, UserId user) {
    String value = new JsonArray().add(user.tenant()).add(user.name()).encode();
    long idleMillis = idle.toMillis();
    return Memory.prepare(vertx, () ->
      map.setAsync(key, value, FOR_EVER, TimeUnit.MILLISECONDS, idleMillis, TimeUnit.MILLISECONDS)
    );
  }

  @Override
  public Future<Optional<UserId>> get(String key) {
    return Memory.prepare(vertx, () -> map.getAsync(key)).map(value ->
      Optional.ofNullable(value).map(HazelcastSessions::user)
    );
  }

  @Override
  public Future<Void> remove(String key) {
    return Memory.insist(vertx, () -> map.removeAsync(key)).mapEmpty();
  }

  private static UserId user(String value) {
    JsonArray pair = new JsonArray(value);
    return new UserId(pair.getString(0), pair.getString(1));
  }
}
