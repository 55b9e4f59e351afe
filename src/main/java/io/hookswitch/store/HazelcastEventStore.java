package io.hookswitch.store;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.query.Predicates;
import io.hookswitch.call.UserId;
import io.hookswitch.cluster.Answers;
import io.hookswitch.cluster.Copies;
import io.hookswitch.user.KeptEvent;
import io.hookswitch.wire.Packed;
import io.hookswitch.wire.WireJson;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.LongStream;

/** Keeps events in a Hazelcast map with a backup on another node, each user's in one partition. */
public final class HazelcastEventStore implements EventStore {

  /**
   * Owners remove events when it is time; this catches those whose owner did not live to do it. With the last event goes
   * the trace of the stream: whoever was away for longer than this reads the state anew.
   */
  private static final long LEFT_BEHIND_HOURS = 24;

  private final Vertx vertx;
  private final IMap<EventKey, byte[]> events;
  private final Copies copies;

  public HazelcastEventStore(Vertx vertx, HazelcastInstance hazelcast) {
    this.vertx = vertx;
    this.events = hazelcast.getMap("hookswitch-events");
    this.copies = new Copies(vertx, hazelcast);
  }

  @Override
  public Future<Void> keep(UserId user, KeptEvent event) {
    EventKey key = EventKey.of(user, event.epoch(), event.offset());
    EventKeep keep = new EventKeep(Packed.pack(WireJson.write(event)), LEFT_BEHIND_HOURS);
    return copies
      .write(events, key, keep)
      .compose(kept ->
        kept
          ? Future.succeededFuture()
          : Future.failedFuture(new IllegalStateException(user + ": place " + event.offset() + " is taken"))
      );
  }

  @Override
  public Future<Void> drop(UserId user, long epoch, long from, long to) {
    List<Future<?>> all = new ArrayList<>();
    LongStream.rangeClosed(from, to).forEach(offset ->
      all.add(here(events.removeAsync(EventKey.of(user, epoch, offset))))
    );
    return Future.join(all).mapEmpty();
  }

  @Override
  public Future<List<KeptEvent>> all(UserId user) {
    String name = user.toString();
    return vertx.executeBlocking(
      () -> read(events.values(Predicates.partitionPredicate(name, new EventsOf(name)))),
      false
    );
  }

  @Override
  public Future<List<KeptEvent>> some(UserId user, long epoch, long from, long to) {
    Set<EventKey> keys = new HashSet<>();
    LongStream.rangeClosed(from, to).forEach(offset -> keys.add(EventKey.of(user, epoch, offset)));
    return vertx.executeBlocking(() -> read(events.getAll(keys).values()), false);
  }

  private static List<KeptEvent> read(Iterable<byte[]> found) {
    List<KeptEvent> all = new ArrayList<>();
    found.forEach(form -> all.add(WireJson.read(Packed.unpack(form), KeptEvent.class)));
    all.sort(Comparator.comparingLong(KeptEvent::epoch).thenComparingLong(KeptEvent::offset));
    return all;
  }

  private <T> Future<T> here(CompletionStage<T> stage) {
    return Answers.of(vertx, stage);
  }
}
