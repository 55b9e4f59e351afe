package io.hookswitch.store;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import io.hookswitch.call.UserId;
import io.hookswitch.cluster.Copies;
import io.hookswitch.cluster.Memory;
import io.hookswitch.user.Presence;
import io.hookswitch.wire.WireJson;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** Keeps presences in a Hazelcast map with a backup on another node. One entry for each user who ever set anything. */
public final class HazelcastPresenceStore implements PresenceStore {

  private final Vertx vertx;
  private final IMap<String, KeptPresence> presences;
  private final Copies copies;

  public HazelcastPresenceStore(Vertx vertx, HazelcastInstance hazelcast) {
    this.vertx = vertx;
    this.presences = hazelcast.getMap("hookswitch-presences");
    this.copies = new Copies(vertx, hazelcast);
  }

  @Override
  public Future<Presence> load(UserId user) {
    return Memory.prepare(vertx, () -> presences.getAsync(user.toString())).map(kept ->
      kept == null ? Presence.unknown(user) : WireJson.read(kept.json(), Presence.class)
    );
  }

  @Override
  public Future<Boolean> save(Presence next) {
    PresenceSave save = new PresenceSave(next.version(), WireJson.write(next));
    return Memory.kept(copies.write(presences, next.user().toString(), save));
  }

  @Override
  public Future<Void> restore(Presence before) {
    KeptPresence kept = new KeptPresence(before.version(), WireJson.write(before));
    return Memory.insist(vertx, () -> presences.setAsync(before.user().toString(), kept));
  }
}
