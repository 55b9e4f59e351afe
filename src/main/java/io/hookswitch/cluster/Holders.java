package io.hookswitch.cluster;

import com.hazelcast.core.EntryEvent;
import com.hazelcast.map.IMap;
import com.hazelcast.map.listener.EntryAddedListener;
import com.hazelcast.map.listener.EntryUpdatedListener;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Who holds which lease, as far as this node has heard: where to send what is for a shard's owner. Only the leases
 * themselves decide, and whoever is asked wrongly says so.
 */
final class Holders {

  private final IMap<Integer, Lease> leases;
  private final AtomicReferenceArray<Lease> heard;
  private final Set<Integer> all;

  /** @param changed called, from any thread, when a lease has changed hands */
  Holders(IMap<Integer, Lease> leases, int shards, Runnable changed) {
    this.leases = leases;
    this.heard = new AtomicReferenceArray<>(shards);
    this.all = IntStream.range(0, shards).boxed().collect(Collectors.toUnmodifiableSet());
    leases.addEntryListener((EntryAddedListener<Integer, Lease>) event -> learn(event, changed), true);
    leases.addEntryListener((EntryUpdatedListener<Integer, Lease>) event -> learn(event, changed), true);
  }

  /** {@code null} when nobody holds it, or it is not known. */
  String of(int shard) {
    Lease lease = heard.get(shard);
    return lease == null ? null : lease.holder();
  }

  /** News may come late, and in another order than they were made. */
  void learn(int shard, Lease news) {
    heard.accumulateAndGet(shard, news, (before, now) -> before == null || follows(now, before) ? now : before);
  }

  /** A lease is given back in the epoch in which it was claimed. */
  private static boolean follows(Lease now, Lease before) {
    return now.epoch() > before.epoch() || (now.epoch() == before.epoch() && now.holder() == null);
  }

  /** Announcements get lost with the nodes that make them. Blocks. */
  void refresh() {
    leases.getAll(all).forEach((shard, lease) -> heard.set(shard, lease));
  }

  private void learn(EntryEvent<Integer, Lease> event, Runnable changed) {
    learn(event.getKey(), event.getValue());
    changed.run();
  }
}
