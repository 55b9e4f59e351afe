package io.hookswitch.cluster;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceAware;
import com.hazelcast.map.EntryProcessor;
import com.hazelcast.map.ExtendedMapEntry;
import java.io.Serial;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A change that is decided where its entry is kept; the copies get what came of it. Hazelcast alone has each copy decide
 * again, by what it has: a copy that is still being made has nothing yet, and would lend a number that is lent, begin a
 * lease's epochs at one again, or refuse a call's next state. When it becomes the entry's keeper at that moment, that is
 * what the cluster knows.
 *
 * <p>For values that are replaced, not for those that are changed in place: the value goes to the copies as a whole.
 */
public final class DecidedOnce<K, V, R> implements EntryProcessor<K, V, R>, HazelcastInstanceAware {

  @Serial
  private static final long serialVersionUID = 1;

  private final EntryProcessor<K, V, R> change;
  private transient Outcome<K, V> outcome;
  private transient HazelcastInstance keeper;

  public DecidedOnce(EntryProcessor<K, V, R> change) {
    this.change = change;
  }

  @Override
  public void setHazelcastInstance(HazelcastInstance node) {
    keeper = node;
  }

  @Override
  public R process(Map.Entry<K, V> entry) {
    Watched<K, V> watched = new Watched<>((ExtendedMapEntry<K, V>) entry);
    R answer = change instanceof KeeperAware<K, V, R> aware ? aware.process(watched, keeper) : change.process(watched);
    outcome = new Outcome<>(entry.getValue(), watched.millis);
    return answer;
  }

  /** Asked for after the change. What the change left as it was is sent too: an earlier copy of it may be in doubt. */
  @Override
  public EntryProcessor<K, V, R> getBackupProcessor() {
    @SuppressWarnings("unchecked") // Nobody reads what a copy answers.
    EntryProcessor<K, V, R> same = (EntryProcessor<K, V, R>) outcome;
    return same;
  }

  /** Notes for how long the change wants its value kept. */
  private static final class Watched<K, V> implements ExtendedMapEntry<K, V> {

    private final ExtendedMapEntry<K, V> entry;
    private long millis = Outcome.AS_BEFORE;

    private Watched(ExtendedMapEntry<K, V> entry) {
      this.entry = entry;
    }

    @Override
    public K getKey() {
      return entry.getKey();
    }

    @Override
    public V getValue() {
      return entry.getValue();
    }

    @Override
    public V setValue(V value) {
      millis = Outcome.AS_THE_MAP_SAYS;
      return entry.setValue(value);
    }

    @Override
    public V setValue(V value, long kept, TimeUnit unit) {
      millis = unit.toMillis(kept);
      return entry.setValue(value, kept, unit);
    }

    @Override
    public V setValueWithoutChangingExpiryTime(V value) {
      millis = Outcome.AS_BEFORE;
      return entry.setValueWithoutChangingExpiryTime(value);
    }
  }

  /**
   * What a copy does.
   *
   * @param value that it takes, {@code null} for none
   * @param millis for how long it keeps it, or one of the two below
   */
  record Outcome<K, V>(V value, long millis) implements EntryProcessor<K, V, Void> {
    private static final long AS_THE_MAP_SAYS = -1;
    private static final long AS_BEFORE = -2;

    @Override
    public Void process(Map.Entry<K, V> copy) {
      ExtendedMapEntry<K, V> entry = (ExtendedMapEntry<K, V>) copy;
      if (value == null && entry.getValue() == null) return null;
      if (value == null || millis == AS_THE_MAP_SAYS) entry.setValue(value);
      else if (millis == AS_BEFORE) entry.setValueWithoutChangingExpiryTime(value);
      else entry.setValue(value, millis, TimeUnit.MILLISECONDS);
      return null;
    }
  }
}
