package io.hookswitch.south.sim;

import io.hookswitch.south.sim.PlanEntry.Does;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The number plan, ready to be asked: the first line that matches decides, else the number answers after 1 s. */
final class NumberPlan {

  /** The plan of a node that configures none; the table is in the sign of this room. */
  static final List<PlanEntry> DEFAULT = List.of(
    PlanEntry.of(".*0001", Does.busy, Duration.ofMillis(200)),
    PlanEntry.of(".*0002", Does.no_answer, Duration.ofSeconds(5)),
    PlanEntry.of(".*0003", Does.reject, Duration.ofSeconds(1)),
    PlanEntry.of(".*0004", Does.unknown, Duration.ofMillis(200)),
    new PlanEntry(".*0005", Does.answer, Duration.ofSeconds(1), Optional.of(Duration.ofSeconds(2))),
    PlanEntry.of(".*0006", Does.ring, Duration.ZERO)
  );

  private static final PlanEntry ELSE = PlanEntry.of(".*", Does.answer, Duration.ofSeconds(1));

  private record Line(Pattern match, PlanEntry entry) {}

  private final List<Line> lines;

  NumberPlan(List<PlanEntry> entries) {
    lines = entries
      .stream()
      .map(entry -> new Line(Pattern.compile(entry.match()), entry))
      .toList();
  }

  PlanEntry of(String number) {
    return lines
      .stream()
      .filter(line -> line.match().matcher(number).matches())
      .findFirst()
      .map(Line::entry)
      .orElse(ELSE);
  }
}
