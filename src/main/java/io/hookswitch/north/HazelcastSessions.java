package io.hookswitch.north;

import com.hazelcast.config.EvictionConfig;
import com.hazelcast.config.EvictionPolicy;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.MaxSizePolicy;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import io.hookswitch.call.UserId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Sessions of the whole cluster, in a Hazelcast map: gone with the last node, dropped by the map itself when idle.
 *
 * <p>A client that repeats Basic and keeps no cookie leaves a session behind with every request, so the map is bounded:
 * each node keeps the most recently used ones. Values are texts, so nodes of different releases can read each other's.
 */
public final class HazelcastSessions implements Sessions {

  private static final String MAP = "http-sessions";
  private static final int MOST_PER_NODE = 100_000;
  private static final long FOR_EVER = 0;

  /** A copy on a node that has just died is waited for as long as {@code cluster.xml} says; then once more, and some. */
  private static final Duration PATIENCE = Duration.ofSeconds(7);
  private static final Duration BREATH = Duration.ofMillis(100);

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
    // The same on every node: adding an equal configuration twice is allowed, a different one is an error at start.
    hazelcast.getConfig().addMapConfig(new MapConfig(MAP).setBackupCount(1).setEvictionConfig(bound));
    return hazelcast.getMap(MAP);
  }

  @Override
  public Future<Void> put(String key, UserId user) {
    String value = new JsonArray().add(user.tenant()).add(user.name()).encode();
    long idleMillis = idle.toMillis();
    return done(() -> map.setAsync(key, value, FOR_EVER, TimeUnit.MILLISECONDS, idleMillis, TimeUnit.MILLISECONDS));
  }

  @Override
  public Future<Optional<UserId>> get(String key) {
    return done(() -> map.getAsync(key)).map(value -> Optional.ofNullable(value).map(HazelcastSessions::user));
  }

  @Override
  public Future<Void> remove(String key) {
    return done(() -> map.removeAsync(key)).mapEmpty();
  }

  private static UserId user(String value) {
    JsonArray pair = new JsonArray(value);
    return new UserId(pair.getString(0), pair.getString(1));
  }

  /** Everything here may be done twice, so what a dying node left in doubt is done again. */
  private <T> Future<T> done(Supplier<CompletionStage<T>> what) {
    return done(what, System.nanoTime() + PATIENCE.toNanos());
  }

  private <T> Future<T> done(Supplier<CompletionStage<T>> what, long until) {
    return once(what).recover(lost -> {
      if (!(lost instanceof HazelcastException)) return Future.failedFuture(lost);
      if (System.nanoTime() > until) return Future.failedFuture(new SessionsAwayException(lost));
      return vertx.timer(BREATH.toMillis()).compose(later -> done(what, until));
    });
  }

  private <T> Future<T> once(Supplier<CompletionStage<T>> what) {
    try {
      return Future.fromCompletionStage(what.get(), vertx.getOrCreateContext());
    } catch (HazelcastException atOnce) {
      return Future.failedFuture(atOnce);
    }
  }
}
