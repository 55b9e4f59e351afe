package io.hookswitch.health;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Some figures as they were, for whoever comes to look later: the last so many samples, nothing of it kept over a
 * restart. From any thread.
 */
public final class FigureHistory {

  private final Supplier<Map<String, Long>> figures;
  private final Predicate<String> kept;
  private final int most;
  private final Deque<Sample> samples = new ArrayDeque<>();

  private record Sample(long at, Map<String, Long> figures) {}

  /**
   * Samples, the oldest first.
   *
   * @param times seconds since 1970
   * @param figures by name, one for each time
   */
  public record Series(List<Long> times, Map<String, List<Long>> figures) {}

  /**
   * @param kept which figures, by their names
   * @param most samples that are kept
   */
  public FigureHistory(Supplier<Map<String, Long>> figures, Predicate<String> kept, int most) {
    this.figures = figures;
    this.kept = kept;
    this.most = most;
  }

  /** @param at seconds since 1970 */
  public void sample(long at) {
    Map<String, Long> now = new TreeMap<>(figures.get());
    now.keySet().removeIf(kept.negate());
    synchronized (samples) {
      samples.addLast(new Sample(at, now));
      if (samples.size() > most) samples.removeFirst();
    }
  }

  public Series series() {
    List<Sample> all;
    synchronized (samples) {
      all = List.copyOf(samples);
    }
    Map<String, List<Long>> lines = new TreeMap<>();
    // A node counts the same from its start to its end.
    for (Sample one : all) {
      one.figures().forEach((name, value) -> lines.computeIfAbsent(name, first -> new ArrayList<>()).add(value));
    }
    return new Series(all.stream().map(Sample::at).toList(), lines);
  }
}
