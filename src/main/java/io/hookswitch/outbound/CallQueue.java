package io.hookswitch.outbound;

import io.hookswitch.outbound.ChainState.Held;
import io.hookswitch.outbound.ChainState.Turn;
import io.hookswitch.outbound.ChainState.Waiting;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The chains of one list in the order in which they are handed out.
 *
 * <p>Chains that nobody has touched are a range, {@code fresh} to {@code last}; finished ones are nowhere. The others have
 * a state, and stand in one sorted set each: by the end of the hold, or by due time, apart for each turn and for each
 * user who alone may have them. A step therefore takes O(log n); one that finds holds run out takes as much for each of
 * them, at most {@link #MOST_LOST}.
 *
 * <p>Changed in place: the cluster keeps it as an object, and copying what can be 100,000 states for each step would
 * cost more than the step. Deterministic, since it is repeated on the backup.
 */
final class CallQueue implements Serializable {

  /** Most records of a list. */
  static final int CAPACITY = 100_000;

  /** Holds that a single input looks after; the rest is left to the next ones. */
  private static final int MOST_LOST = 100;

  private static final long serialVersionUID = 1;
  private static final TreeSet<Slot> NO_SLOTS = new TreeSet<>();

  private record Slot(long time, int chain) implements Comparable<Slot>, Serializable {
    @Override
    public int compareTo(Slot other) {
      int first = Long.compare(time, other.time);
      return first != 0 ? first : Integer.compare(chain, other.chain);
    }
  }

  private int fresh = 1;
  private final int last;
  private int allocated;
  private int records;
  private final HashMap<Integer, ChainState> states = new HashMap<>();
  private final HashMap<String, Integer> holders = new HashMap<>();
  private final TreeSet<Slot> holds = new TreeSet<>();
  private final HashMap<String, TreeSet<Slot>> pools = new HashMap<>();

  /** @param chains how many the list begins with, of that many records in all */
  CallQueue(int chains, int records) {
    this.last = chains;
    this.allocated = chains;
    this.records = records;
  }

  QueueAnswer step(QueueInput input) {
    endHolds(input.now());
    return switch (input) {
      case QueueInput.Resume resume -> resume(resume.user(), resume.now(), resume.until());
      case QueueInput.Next next -> next(next);
      case QueueInput.Look look -> QueueAnswer.seen(look(look));
      case QueueInput.Withhold withhold -> withhold(withhold);
      case QueueInput.Ask ask -> ask(ask.chain(), ask.wish());
      case QueueInput.Release release -> release(release);
      case QueueInput.Reserve reserve -> reserve();
      case QueueInput.Enter enter -> enter(enter);
      case QueueInput.Join join -> join(join.chain());
    };
  }

  private QueueAnswer resume(String user, long now, long until) {
    Integer mine = holders.get(user);
    return mine == null ? QueueAnswer.none(Outcome.NONE) : ask(mine, new ChainInput.Keep(user, now, until));
  }

  private QueueAnswer next(QueueInput.Next next) {
    QueueAnswer mine = resume(next.user(), next.now(), next.until());
    if (mine.outcome() == Outcome.DONE) return mine;
    int chain = pick(next);
    if (chain == 0) return QueueAnswer.none(soonest(next.user()));
    Waiting before = (Waiting) states.getOrDefault(chain, untouched(next.now()));
    return take(chain, before, new ChainInput.Hand(next.user(), next.now(), next.until())).after(before);
  }

  private static Waiting untouched(long now) {
    return new Waiting(now, Turn.FIRST, null, 0);
  }

  private long soonest(String user) {
    return Stream.of(personal(user), Turn.FIRST.name(), Turn.LAST.name())
      .map(pools::get)
      .filter(Objects::nonNull)
      .mapToLong(waiting -> waiting.first().time())
      .min()
      .orElse(0);
  }

  /** In the order of {@link #pick}. */
  private List<Integer> look(QueueInput.Look look) {
    return Stream.of(
      ready(personal(look.user()), look.now()),
      ready(Turn.FIRST.name(), look.now()),
      IntStream.rangeClosed(fresh, last).boxed(),
      ready(Turn.LAST.name(), look.now())
    )
      .flatMap(chains -> chains)
      .limit(look.most())
      .toList();
  }

  private Stream<Integer> ready(String pool, long now) {
    return pools
      .getOrDefault(pool, NO_SLOTS)
      .stream()
      .takeWhile(slot -> slot.time() <= now)
      .map(Slot::chain);
  }

  private QueueAnswer withhold(QueueInput.Withhold withhold) {
    for (QueueInput.Later later : withhold.later()) {
      int chain = later.chain();
      boolean next = chain == fresh && fresh <= last;
      if (next) fresh++;
      ChainState before = next ? untouched(withhold.now()) : states.get(chain);
      if (!(before instanceof Waiting waiting) || waiting.due() > withhold.now()) continue;
      if (!next) leave(chain, states.remove(chain));
      if (later.due() != QueueInput.Later.NEVER) {
        stand(chain, new Waiting(later.due(), waiting.turn(), waiting.only(), waiting.attempts()));
      }
    }
    return QueueAnswer.none(Outcome.DONE);
  }

  private int pick(QueueInput.Next next) {
    return due(personal(next.user()), next.now())
      .or(() -> due(Turn.FIRST.name(), next.now()))
      .or(() -> fresh <= last ? Optional.of(fresh++) : Optional.empty())
      .or(() -> due(Turn.LAST.name(), next.now()))
      .orElse(0);
  }

  private Optional<Integer> due(String pool, long now) {
    TreeSet<Slot> waiting = pools.get(pool);
    return waiting == null || waiting.first().time() > now ? Optional.empty() : Optional.of(waiting.first().chain());
  }

  private QueueAnswer ask(int chain, ChainInput.Wish wish) {
    ChainState before = states.get(chain);
    return before == null ? new QueueAnswer(Outcome.NOT_HELD, chain, 0) : take(chain, before, wish);
  }

  private QueueAnswer take(int chain, ChainState before, ChainInput input) {
    ChainStep step = OutboundMachine.step(before, input);
    if (step.outcome() == Outcome.DONE) {
      leave(chain, states.remove(chain));
      step.next().ifPresent(next -> stand(chain, next));
    }
    return new QueueAnswer(step.outcome(), chain, step.next().orElse(before).attempts());
  }

  private QueueAnswer release(QueueInput.Release release) {
    Integer mine = holders.get(release.user());
    if (mine == null) return QueueAnswer.none(Outcome.NONE);
    return take(mine, states.get(mine), new ChainInput.Lost(release.now()));
  }

  private void endHolds(long now) {
    for (int lost = 0; lost < MOST_LOST && !holds.isEmpty() && holds.first().time() <= now; lost++) {
      int chain = holds.first().chain();
      take(chain, states.get(chain), new ChainInput.Lost(now));
    }
  }

  private QueueAnswer reserve() {
    if (records >= CAPACITY || allocated >= Handle.CHAINS) return QueueAnswer.none(Outcome.FULL);
    records++;
    return new QueueAnswer(Outcome.DONE, ++allocated, 0);
  }

  private QueueAnswer enter(QueueInput.Enter enter) {
    int chain = enter.chain();
    // A repeated input finds the chain as it has become meanwhile.
    if (!states.containsKey(chain)) stand(chain, new Waiting(enter.now(), Turn.LAST, null, 0));
    return new QueueAnswer(Outcome.DONE, chain, 0);
  }

  private QueueAnswer join(int chain) {
    if (chain < 1 || chain > allocated) return QueueAnswer.none(Outcome.UNKNOWN);
    boolean untouched = chain >= fresh && chain <= last;
    if (!untouched && !states.containsKey(chain)) return QueueAnswer.none(Outcome.FINISHED);
    if (records >= CAPACITY) return QueueAnswer.none(Outcome.FULL);
    records++;
    return new QueueAnswer(Outcome.DONE, chain, untouched ? 0 : states.get(chain).attempts());
  }

  private void stand(int chain, ChainState state) {
    states.put(chain, state);
    switch (state) {
      case Held held -> {
        holds.add(new Slot(held.until(), chain));
        holders.put(held.user(), chain);
      }
      case Waiting waiting -> pools
        .computeIfAbsent(pool(waiting), name -> new TreeSet<>())
        .add(new Slot(waiting.due(), chain));
    }
  }

  private void leave(int chain, ChainState state) {
    switch (state) {
      case null -> {
        // Nobody has touched it before.
      }
      case Held held -> {
        holds.remove(new Slot(held.until(), chain));
        // A hold that has run out may be left to a later input, while its user is handed another chain.
        holders.remove(held.user(), chain);
      }
      case Waiting waiting -> pools.computeIfPresent(pool(waiting), (name, slots) -> {
        slots.remove(new Slot(waiting.due(), chain));
        return slots.isEmpty() ? null : slots;
      });
    }
  }

  private static String pool(Waiting waiting) {
    return waiting.only() == null ? waiting.turn().name() : personal(waiting.only());
  }

  /** No turn has such a name. */
  private static String personal(String user) {
    return "@" + user;
  }

  /** What is known of a chain, for tests. */
  Map<Integer, ChainState> states() {
    return Map.copyOf(states);
  }
}
