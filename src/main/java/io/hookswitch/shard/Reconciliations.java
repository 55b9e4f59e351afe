package io.hookswitch.shard;

import io.hookswitch.call.Verdict;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has come of comparing this node's calls with the switch's own list; read from any thread. */
public final class Reconciliations {

  private static final Logger LOG = LoggerFactory.getLogger(Reconciliations.class);
  private static final int REMEMBERED = 200;

  /** Why a shard was compared. */
  public enum Occasion {
    /** This node has become its owner. */
    TAKEOVER,
    /** The switch can be reached again. */
    RECONNECT,
    /** This node was cut off, or stood still, and owns the shard all the same. */
    HEAL,
    /** It was its turn. */
    ROUND,
    /** Something could not be decided a moment ago. */
    AGAIN,
  }

  /** One verdict that was not that both say the same. */
  public record Entry(Instant at, Occasion occasion, Verdict verdict) {}

  private final Map<Verdict.Why, LongAdder> counts = new EnumMap<>(Verdict.Why.class);
  private final LongAdder shards = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private final Deque<Entry> recent = new ArrayDeque<>();

  Reconciliations() {
    for (Verdict.Why why : Verdict.Why.values()) counts.put(why, new LongAdder());
  }

  void note(Occasion occasion, Instant at, List<Verdict> verdicts) {
    for (Verdict verdict : verdicts) {
      counts.get(verdict.why()).increment();
      switch (verdict.kind()) {
        case AGREED -> {
        }
        case REPORTED -> {
          LOG.debug("leg {}: {} ({})", verdict.leg(), verdict.why().words(), occasion);
          remember(new Entry(at, occasion, verdict));
        }
        case ADOPTED, CLOSED -> {
          LOG.info("leg {}: {}: {} ({})", verdict.leg(), verdict.kind(), verdict.why().words(), occasion);
          remember(new Entry(at, occasion, verdict));
        }
      }
    }
  }

  private void remember(Entry entry) {
    synchronized (recent) {
      recent.addLast(entry);
      if (recent.size() > REMEMBERED) recent.removeFirst();
    }
  }

  void compared() {
    shards.increment();
  }

  void failed() {
    failures.increment();
  }

  /** Legs about which this was found. */
  public long count(Verdict.Why why) {
    return counts.get(why).sum();
  }

  /** Shards that were compared to the end. */
  public long shards() {
    return shards.sum();
  }

  /** How often the switch could not say what it has. */
  public long failures() {
    return failures.sum();
  }

  /** The latest that were not that both say the same, oldest first. */
  public List<Entry> recent() {
    synchronized (recent) {
      return new ArrayList<>(recent);
    }
  }
}
