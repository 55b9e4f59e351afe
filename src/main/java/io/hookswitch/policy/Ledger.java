package io.hookswitch.policy;

import io.hookswitch.policy.Generation.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the cluster knows of its generations; a value. Each change makes the next revision, which the store takes in the
 * place of this one only.
 *
 * @param revision grows by one with each change, from 1
 * @param last the highest number that a generation has had
 * @param trail numbers that were in force, each until the next one; the last one is
 * @param trial {@code null} when none is on trial
 * @param generations oldest first, at most {@link #MOST}
 * @param changes what has happened, oldest first, at most {@link #MOST}
 */
public record Ledger(
  long revision,
  long last,
  List<Long> trail,
  Trial trial,
  List<Generation> generations,
  List<Change> changes
) {
  /** So many generations are kept, and so many changes. */
  public static final int MOST = 50;

  /**
   * Something that has happened.
   *
   * @param generation that it happened to
   */
  public record Change(Kind kind, long generation, String by, Instant at) {
    /** The kinds of change. */
    public enum Kind {
      SEEDED,
      ADDED,
      ACTIVATED,
      ROLLED_BACK,
      TRIED,
      TRIAL_ENDED,
    }
  }

  public Ledger {
    trail = List.copyOf(trail);
    generations = List.copyOf(generations);
    changes = List.copyOf(changes);
  }

  /** The ledger of a cluster that begins with this generation in force. */
  static Ledger first(Generation seed) {
    Change seeded = new Change(Change.Kind.SEEDED, seed.number(), seed.author(), seed.at());
    return new Ledger(1, seed.number(), List.of(seed.number()), null, List.of(seed), List.of(seeded));
  }

  /** The number in force. */
  public long active() {
    return trail.getLast();
  }

  /** The number that a roll-back would bring back into force. */
  public Optional<Long> previous() {
    return trail.size() < 2 ? Optional.empty() : Optional.of(trail.get(trail.size() - 2));
  }

  public Optional<Generation> find(long number) {
    return generations
      .stream()
      .filter(one -> one.number() == number)
      .findFirst();
  }

  public State state(long number) {
    if (number == active()) return State.ACTIVE;
    if (trial != null && trial.generation() == number) return State.TRIAL;
    if (
      previous()
        .filter(before -> before == number)
        .isPresent()
    ) return State.PREVIOUS;
    boolean was = changes
      .stream()
      .anyMatch(change -> change.generation() == number && change.kind() == Change.Kind.ACTIVATED);
    return was || trail.contains(number) ? State.RETIRED : State.CANDIDATE;
  }

  /** With one more; the oldest that is neither in force nor needed for a roll-back or a trial makes room. */
  Ledger with(Generation candidate) {
    List<Generation> next = new ArrayList<>(generations);
    next.add(candidate);
    Set<Long> needed = new HashSet<>(Set.of(active(), candidate.number()));
    previous().ifPresent(needed::add);
    if (trial != null) needed.add(trial.generation());
    for (int i = 0; next.size() > MOST; ) {
      if (needed.contains(next.get(i).number())) i++;
      else next.remove(i);
    }
    // A roll-back cannot go to where there are no files any more.
    int from = trail.size() - 1;
    while (from > 0 && holds(next, trail.get(from - 1))) from--;
    return new Ledger(
      revision + 1,
      candidate.number(),
      trail.subList(from, trail.size()),
      trial,
      next,
      noted(Change.Kind.ADDED, candidate.number(), candidate.author(), candidate.at())
    );
  }

  /** With this generation in force for everybody. */
  Ledger activated(long number, String by, Instant at) {
    List<Long> next = new ArrayList<>(trail);
    next.add(number);
    if (next.size() > MOST) next.removeFirst();
    return new Ledger(revision + 1, last, next, null, generations, noted(Change.Kind.ACTIVATED, number, by, at));
  }

  /** With the one before in force again, for everybody; there must be one. */
  Ledger rolledBack(String by, Instant at) {
    List<Long> next = trail.subList(0, trail.size() - 1);
    return new Ledger(revision + 1, last, next, null, generations, noted(Change.Kind.ROLLED_BACK, active(), by, at));
  }

  Ledger trying(Trial next, String by, Instant at) {
    List<Change> noted = noted(Change.Kind.TRIED, next.generation(), by, at);
    return new Ledger(revision + 1, last, trail, next, generations, noted);
  }

  /** With nothing on trial; something must be. */
  Ledger withoutTrial(String by, Instant at) {
    List<Change> noted = noted(Change.Kind.TRIAL_ENDED, trial.generation(), by, at);
    return new Ledger(revision + 1, last, trail, null, generations, noted);
  }

  /** What is left when only the generation in force is. */
  Ledger alone() {
    Generation left = find(active()).orElseThrow();
    return new Ledger(1, last, List.of(left.number()), null, List.of(left), changes);
  }

  private List<Change> noted(Change.Kind kind, long generation, String by, Instant at) {
    List<Change> next = new ArrayList<>(changes);
    next.add(new Change(kind, generation, by, at));
    return next.size() > MOST ? next.subList(next.size() - MOST, next.size()) : next;
  }

  private static boolean holds(List<Generation> all, long number) {
    return all.stream().anyMatch(one -> one.number() == number);
  }
}
