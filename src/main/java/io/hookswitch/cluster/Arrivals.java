package io.hookswitch.cluster;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceAware;
import com.hazelcast.map.EntryProcessor;
import java.io.Serial;
import java.io.Serializable;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;

/** Which marked writes have come to the copies that a node has: the last of them, the older ones are forgotten. */
final class Arrivals {

  private static final int KEPT = 10_000;
  private static final String HERE = "hookswitch.arrivals";

  private final Set<UUID> marks = new LinkedHashSet<>();

  static Arrivals at(HazelcastInstance node) {
    return (Arrivals) node.getUserContext().computeIfAbsent(HERE, none -> new Arrivals());
  }

  synchronized void note(UUID mark) {
    marks.add(mark);
    if (marks.size() > KEPT) marks.remove(marks.iterator().next());
  }

  synchronized boolean has(UUID mark) {
    return marks.contains(mark);
  }

  /** A change whose copies note that they have it. */
  record Marked<K, V, R>(
    EntryProcessor<K, V, R> change,
    UUID mark
  ) implements EntryProcessor<K, V, R>, HazelcastInstanceAware {
    @Override
    public void setHazelcastInstance(HazelcastInstance node) {
      if (change instanceof HazelcastInstanceAware aware) aware.setHazelcastInstance(node);
    }

    @Override
    public R process(Map.Entry<K, V> entry) {
      return change.process(entry);
    }

    @Override
    public EntryProcessor<K, V, R> getBackupProcessor() {
      return new Noting<>(change.getBackupProcessor(), mark);
    }
  }

  /** What a copy does. */
  static final class Noting<K, V, R> implements EntryProcessor<K, V, R>, HazelcastInstanceAware {

    @Serial
    private static final long serialVersionUID = 1;

    private final EntryProcessor<K, V, R> change;
    private final UUID mark;
    private transient HazelcastInstance node;

    Noting(EntryProcessor<K, V, R> change, UUID mark) {
      this.change = change;
      this.mark = mark;
    }

    EntryProcessor<K, V, R> change() {
      return change;
    }

    UUID mark() {
      return mark;
    }

    @Override
    public void setHazelcastInstance(HazelcastInstance node) {
      this.node = node;
    }

    @Override
    public R process(Map.Entry<K, V> copy) {
      R answer = change.process(copy);
      at(node).note(mark);
      return answer;
    }
  }

  /** Asks a node. */
  static final class Question implements Callable<Boolean>, HazelcastInstanceAware, Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    private final UUID mark;
    private transient HazelcastInstance node;

    Question(UUID mark) {
      this.mark = mark;
    }

    @Override
    public void setHazelcastInstance(HazelcastInstance node) {
      this.node = node;
    }

    @Override
    public Boolean call() {
      return at(node).has(mark);
    }
  }
}
