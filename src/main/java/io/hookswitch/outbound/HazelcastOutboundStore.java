package io.hookswitch.outbound;

import com.hazelcast.config.InMemoryFormat;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.EntryProcessor;
import com.hazelcast.map.IMap;
import io.hookswitch.cluster.DecidedOnce;
import io.hookswitch.cluster.Memory;
import io.hookswitch.wire.WireJson;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the lists in five maps of the cluster: {@code hookswitch-outbound-queues}, list number to queue, as an object
 * (see {@code cluster.xml}; as bytes it works too, each step then costs as much as reading and writing the whole queue);
 * {@code hookswitch-outbound-chains}, chain number to its records as JSON; {@code hookswitch-outbound-numbers}, one entry
 * with the number of every list; {@code hookswitch-outbound-files}, list to the digest of the file it came from; and
 * {@code hookswitch-outbound-forbidden}, an entry for each number that is not to be called.
 */
final class HazelcastOutboundStore implements OutboundStore {

  private static final Logger LOG = LoggerFactory.getLogger(HazelcastOutboundStore.class);
  private static final String QUEUES = "hookswitch-outbound-queues";
  static final String FILES = "hookswitch-outbound-files";
  private static final String NUMBERS = "numbers";
  private static final int BATCH = 1000;

  private final Vertx vertx;
  private final IMap<Integer, CallQueue> queues;
  private final IMap<Long, byte[]> chains;
  private final IMap<String, TreeMap<String, Integer>> numbers;
  private final IMap<String, String> files;
  private final IMap<String, Boolean> forbidden;

  HazelcastOutboundStore(Vertx vertx, HazelcastInstance hazelcast) {
    this.vertx = vertx;
    if (hazelcast.getConfig().findMapConfig(QUEUES).getInMemoryFormat() != InMemoryFormat.OBJECT) {
      LOG.warn("cluster.xml: map {}: expected in-memory-format OBJECT; long calling lists will be slow", QUEUES);
    }
    queues = hazelcast.getMap(QUEUES);
    chains = hazelcast.getMap("hookswitch-outbound-chains");
    numbers = hazelcast.getMap("hookswitch-outbound-numbers");
    files = hazelcast.getMap(FILES);
    forbidden = hazelcast.getMap("hookswitch-outbound-forbidden");
  }

  @Override
  public Future<QueueAnswer> step(int list, QueueInput input) {
    StepQueue step = new StepQueue(input);
    return input.repeatable()
      ? Memory.insist(vertx, () -> queues.submitToKey(list, step))
      : Memory.ask(vertx, () -> queues.submitToKey(list, step));
  }

  @Override
  public Future<Optional<Chain>> chain(long chainId) {
    return Memory.prepare(vertx, () -> chains.getAsync(chainId)).map(HazelcastOutboundStore::read);
  }

  @Override
  public Future<Map<Long, Chain>> chains(Set<Long> chainIds) {
    return Memory.looked(
      vertx.executeBlocking(() -> {
        Map<Long, Chain> found = new HashMap<>();
        chains.getAll(chainIds).forEach((id, json) -> found.put(id, Chain.of(json)));
        return found;
      }, false)
    );
  }

  @Override
  public Future<Void> forbid(NumberKey number) {
    return Memory.insist(vertx, () -> forbidden.setAsync(number.toString(), true));
  }

  @Override
  public Future<Set<NumberKey>> forbidden(Set<NumberKey> numbers) {
    return Memory.looked(
      vertx.executeBlocking(() -> {
        Set<String> keys = numbers.stream().map(NumberKey::toString).collect(Collectors.toSet());
        Set<String> found = forbidden.getAll(keys).keySet();
        return numbers
          .stream()
          .filter(number -> found.contains(number.toString()))
          .collect(Collectors.toSet());
      }, false)
    );
  }

  @Override
  public Future<Void> put(long chainId, Chain chain) {
    return Memory.insist(vertx, () -> chains.setAsync(chainId, chain.json()));
  }

  @Override
  public Future<Optional<Chain>> change(long chainId, int place, ContactChange change) {
    ChangeChain step = new ChangeChain(place, WireJson.write(change));
    return Memory.insist(vertx, () -> chains.submitToKey(chainId, new DecidedOnce<>(step))).map(
      HazelcastOutboundStore::read
    );
  }

  @Override
  public Future<Optional<Chain>> append(long chainId, Contact contact) {
    GrowChain step = new GrowChain(WireJson.write(contact));
    return Memory.ask(vertx, () -> chains.submitToKey(chainId, new DecidedOnce<>(step))).map(
      HazelcastOutboundStore::read
    );
  }

  /**
   * Takes a list over from its file, unless the cluster has it already. Blocks.
   *
   * @return its number, and whether what the cluster has comes from the same file
   */
  Taken take(CallingList list) {
    String key = list.id();
    int number = numbers.executeOnKey(NUMBERS, new DecidedOnce<>(new NumberList(key)));
    if (number >= Handle.LISTS) {
      throw new IllegalStateException("more than " + Handle.LISTS + " calling lists since the cluster began: " + key);
    }
    // Nodes that start together must not both fill it: an agent may change a record between the one and the other.
    files.lock(key);
    try {
      String digest = files.get(key);
      if (digest != null) return new Taken(number, digest.equals(list.digest()));
      fill(number, list.chains());
      queues.set(number, new CallQueue(list.chains().size(), list.size()));
      files.set(key, list.digest());
      return new Taken(number, true);
    } finally {
      files.unlock(key);
    }
  }

  /** See {@link #take}. */
  record Taken(int number, boolean sameFile) {}

  private void fill(int number, List<Chain> all) {
    Map<Long, byte[]> batch = new TreeMap<>();
    for (int chain = 1; chain <= all.size(); chain++) {
      batch.put(new Handle(number, chain, 0).chainId(), all.get(chain - 1).json());
      if (batch.size() == BATCH || chain == all.size()) {
        chains.setAll(batch);
        batch.clear();
      }
    }
  }

  private static Optional<Chain> read(byte[] json) {
    return Optional.ofNullable(json).map(Chain::of);
  }

  /** One step of a queue; an unknown outcome when there is no such queue. */
  record StepQueue(QueueInput input) implements EntryProcessor<Integer, CallQueue, QueueAnswer> {
    @Override
    public QueueAnswer process(Map.Entry<Integer, CallQueue> entry) {
      CallQueue queue = entry.getValue();
      if (queue == null) return QueueAnswer.none(Outcome.UNKNOWN);
      QueueAnswer answer = queue.step(input);
      entry.setValue(queue);
      return answer;
    }
  }

  /** See {@link OutboundStore#change}. */
  record ChangeChain(int place, byte[] change) implements EntryProcessor<Long, byte[], byte[]> {
    @Override
    public byte[] process(Map.Entry<Long, byte[]> entry) {
      if (entry.getValue() == null) return null;
      Chain chain = Chain.of(entry.getValue());
      if (chain.contact(place).isEmpty()) return null;
      entry.setValue(chain.with(place, WireJson.read(change, ContactChange.class)).json());
      return entry.getValue();
    }
  }

  /** See {@link OutboundStore#append}. */
  record GrowChain(byte[] contact) implements EntryProcessor<Long, byte[], byte[]> {
    @Override
    public byte[] process(Map.Entry<Long, byte[]> entry) {
      if (entry.getValue() == null) return null;
      Chain chain = Chain.of(entry.getValue());
      if (chain.full()) return null;
      entry.setValue(chain.and(WireJson.read(contact, Contact.class)).json());
      return entry.getValue();
    }
  }

  /** The number of a list, the next one when it has none. */
  record NumberList(String key) implements EntryProcessor<String, TreeMap<String, Integer>, Integer> {
    @Override
    public Integer process(Map.Entry<String, TreeMap<String, Integer>> entry) {
      TreeMap<String, Integer> all = entry.getValue() == null ? new TreeMap<>() : new TreeMap<>(entry.getValue());
      Integer known = all.get(key);
      if (known != null) return known;
      all.put(key, all.size());
      if (all.size() <= Handle.LISTS) entry.setValue(all);
      return all.get(key);
    }
  }
}
