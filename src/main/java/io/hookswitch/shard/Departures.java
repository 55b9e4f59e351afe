package io.hookswitch.shard;

import io.hookswitch.cluster.Cluster;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The shards that are on their way out: others may have them when all their calls have come to rest, and so may this node.
 * Lives on the event loop of the {@link NodeVerticle}.
 */
final class Departures {

  private static final Logger LOG = LoggerFactory.getLogger(Departures.class);

  private final Cluster cluster;
  private final Context context;
  private final Map<Integer, Shard> shards;
  private final Runnable left;
  private final Map<Integer, Future<Void>> closing = new HashMap<>();

  /**
   * @param shards those that are served here; one that departs is taken out
   * @param left called when one has departed
   */
  Departures(Cluster cluster, Context context, Map<Integer, Shard> shards, Runnable left) {
    this.cluster = cluster;
    this.context = context;
    this.shards = shards;
    this.left = left;
  }

  boolean none() {
    return closing.isEmpty();
  }

  boolean leaves(int number) {
    return closing.containsKey(number);
  }

  /** All that are here. Done when all are gone, those included that were on their way already. */
  Future<Void> all() {
    List<Future<?>> all = new ArrayList<>(closing.values());
    for (int number : List.copyOf(shards.keySet())) if (!leaves(number)) all.add(close(number));
    return Future.join(all).mapEmpty();
  }

  /** Done when the lease is free, as far as it was this node's. */
  Future<Void> giveUp(int number) {
    if (leaves(number)) return closing.get(number);
    return shards.containsKey(number) ? close(number) : handBack(number);
  }

  private Future<Void> close(int number) {
    Shard shard = shards.get(number);
    if (shard.size() > 0) LOG.info("shard {}: handing over {} calls", number, shard.size());
    return leaves(
      number,
      here(shard.rest())
        .transform(quiet -> {
          shards.remove(number, shard);
          return shard.close();
        })
        .transform(done -> cluster.yield(number, shard.lease()))
    );
  }

  /** What others have done, on this verticle's own thread. */
  private Future<Void> here(Future<Void> elsewhere) {
    Promise<Void> here = Promise.promise();
    elsewhere.onComplete(done -> context.runOnContext(turn -> here.complete()));
    return here.future();
  }

  /** The lease of a shard that is not served here: claimed in a doubt, or when it could not be opened and not returned. */
  private Future<Void> handBack(int number) {
    return leaves(
      number,
      cluster
        .claim(number)
        .compose(lease ->
          lease.holder().equals(cluster.self()) ? cluster.yield(number, lease) : Future.succeededFuture()
        )
    );
  }

  private Future<Void> leaves(int number, Future<Void> gone) {
    closing.put(number, gone);
    return gone.onComplete(done ->
      context.runOnContext(turn -> {
        closing.remove(number, gone);
        left.run();
      })
    );
  }
}
