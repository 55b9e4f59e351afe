package io.hookswitch.north;

import io.hookswitch.call.UserId;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Sessions of this process only, the least recently used one dropped when there are too many. Safe for all threads. */
public final class MemorySessions implements Sessions {

  private static final int MOST = 100_000;

  private record Entry(UserId user, Instant used) {}

  private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
  private final Duration idle;
  private final InstantSource clock;

  public MemorySessions(Duration idle, InstantSource clock) {
    this.idle = idle;
    this.clock = clock;
  }

  @Override
  public synchronized Future<Void> put(String key, UserId user) {
    entries.put(key, new Entry(user, clock.instant()));
    if (entries.size() > MOST) entries.remove(entries.keySet().iterator().next());
    return Future.succeededFuture();
  }

  @Override
  public synchronized Future<Optional<UserId>> get(String key) {
    Entry entry = entries.get(key);
    if (entry == null) return Future.succeededFuture(Optional.empty());
    Instant now = clock.instant();
    if (entry.used().plus(idle).isBefore(now)) {
      entries.remove(key);
      return Future.succeededFuture(Optional.empty());
    }
    entries.put(key, new Entry(entry.user(), now));
    return Future.succeededFuture(Optional.of(entry.user()));
  }

  @Override
  public synchronized Future<Void> remove(String key) {
    entries.remove(key);
    return Future.succeededFuture();
  }
}
