package io.hookswitch.rolling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What users waited, phase by phase: of each call the longest time from wanting a command to its acknowledgement. */
final class Pauses {

  private static final Comparator<Caller.Done> BY_PAUSE = Comparator.comparingLong(Caller.Done::nanos);

  private final List<Phase> phases = new ArrayList<>();
  private final List<Phase> restarts = new ArrayList<>();

  private record Phase(String name, long from, long to) {
    boolean holds(Caller.Done one) {
      return one.at() >= from && one.at() < to;
    }

    /** A command that began before may last as long as all of it. */
    boolean sees(Caller.Done one) {
      return one.at() < to && one.at() + one.nanos() >= from;
    }

    String line(List<Caller> callers) {
      List<Caller.Done> longest = callers
        .stream()
        .flatMap(caller -> caller.done().stream().filter(this::holds).max(BY_PAUSE).stream())
        .sorted(BY_PAUSE)
        .toList();
      if (longest.isEmpty()) return "%-17s %5.1f s: no commands%n".formatted(name, (to - from) / 1e9);
      long[] pauses = longest.stream().mapToLong(Caller.Done::nanos).toArray();
      return "%-17s %5.1f s: longest pause of a call p50 %d ms, p99 %d ms, most %d ms (begun after %.1f s), %d calls%n".formatted(
        name,
        (to - from) / 1e9,
        millis(pauses, 0.5),
        millis(pauses, 0.99),
        millis(pauses, 1),
        (longest.getLast().at() - from) / 1e9,
        longest.size()
      );
    }
  }

  /** Both in nanoseconds of the system; each phase begins where the last one ends. */
  void phase(String name, long from, long to) {
    phases.add(new Phase(name, from, to));
  }

  /** A part of it in which every call is to have a command under way: else no pause was seen that there may have been. */
  void restart(long from, long to) {
    restarts.add(new Phase("restart", from, to));
  }

  /** Whether every call had a command under way in every restart. */
  boolean complete(List<Caller> callers) {
    return restarts
      .stream()
      .allMatch(phase -> callers.stream().allMatch(caller -> caller.done().stream().anyMatch(phase::sees)));
  }

  /** A line for each phase, one for the whole, and one for all commands. */
  String report(List<Caller> callers) {
    StringBuilder lines = new StringBuilder();
    phases.forEach(phase -> lines.append(phase.line(callers)));
    lines.append(new Phase("all of it", phases.getFirst().from(), phases.getLast().to()).line(callers));
    long[] every = callers
      .stream()
      .flatMap(caller -> caller.done().stream())
      .mapToLong(Caller.Done::nanos)
      .sorted()
      .toArray();
    lines.append(
      "%d commands: p50 %d ms, p99 %d ms%n".formatted(every.length, millis(every, 0.5), millis(every, 0.99))
    );
    return lines.toString();
  }

  private static long millis(long[] sorted, double share) {
    return sorted[Math.clamp((long) Math.ceil(share * sorted.length) - 1, 0, sorted.length - 1)] / 1_000_000;
  }
}
