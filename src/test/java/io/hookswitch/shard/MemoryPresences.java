package io.hookswitch.shard;

import io.hookswitch.call.UserId;
import io.hookswitch.store.PresenceStore;
import io.hookswitch.user.Presence;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;

/** Presences in a map; a test may be faster than whoever saves. */
public final class MemoryPresences implements PresenceStore {

  public final Map<UserId, Presence> kept = new HashMap<>();
  /** Runs once, before the next save. */
  public Runnable meanwhile = () -> {};

  @Override
  public Future<Presence> load(UserId user) {
    return Future.succeededFuture(kept.getOrDefault(user, Presence.unknown(user)));
  }

  @Override
  public Future<Void> restore(Presence before) {
    kept.put(before.user(), before);
    return Future.succeededFuture();
  }

  @Override
  public Future<Boolean> save(Presence next) {
    Runnable first = meanwhile;
    meanwhile = () -> {};
    first.run();
    long now = kept.containsKey(next.user()) ? kept.get(next.user()).version() : 0;
    if (now != next.version() - 1) return Future.succeededFuture(false);
    kept.put(next.user(), next);
    return Future.succeededFuture(true);
  }
}
