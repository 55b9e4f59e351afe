package io.hookswitch.shard;

import io.hookswitch.cluster.Cluster;
import io.hookswitch.policy.LivePhones;
import io.hookswitch.rules.DeviceRules;
import io.hookswitch.user.Seat;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The phones of all users whose streams should be at this node. Whether somebody listens does not count: who is away for a
 * moment reads the news afterwards.
 */
public final class OwnedPhones implements LivePhones {

  private static final Logger LOG = LoggerFactory.getLogger(OwnedPhones.class);

  private final Vertx vertx;
  private final Cluster cluster;
  private final Supplier<List<Seat>> seats;
  private final StoredPresences presences;

  /** @param seats all that there are */
  public OwnedPhones(Vertx vertx, Cluster cluster, Supplier<List<Seat>> seats, StoredPresences presences) {
    this.vertx = vertx;
    this.cluster = cluster;
    this.seats = seats;
    this.presences = presences;
  }

  @Override
  public Future<Integer> review(DeviceRules before) {
    List<Seat> here = seats
      .get()
      .stream()
      .filter(seat -> cluster.ownerOf(cluster.shardOf(seat.user())).equals(cluster.self()))
      .toList();
    return Paced.all(vertx, here, seat ->
      presences
        .review(seat, before)
        .map(told -> told ? 1 : 0)
        .onFailure(lost -> LOG.warn("{} was not told of what its phones may do: {}", seat.user(), lost.getMessage()))
    );
  }
}
