package io.hookswitch.south.sim;

import io.hookswitch.config.PlanEntry;
import io.hookswitch.config.PlanEntry.FarEnd;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The number plan, ready to be asked: the first line that matches decides, else the number answers after 1 s. */
final class NumberPlan {

  /** The plan of a node that configures none; the table is in the sign of this room. */
  static final List<PlanEntry> DEFAULT = List.of(
    entry(".*0001", FarEnd.BUSY, Duration.ofMillis(200)),
    entry(".*0002", FarEnd.NO_ANSWER, Duration.ofSeconds(5)),
    entry(".*0003", FarEnd.REJECT, Duration.ofSeconds(1)),
    entry(".*0004", FarEnd.UNKNOWN, Duration.ofMillis(200)),
    new PlanEntry(Pattern.compile(".*0005"), FarEnd.ANSWER, Duration.ofSeconds(1), Optional.of(Duration.ofSeconds(2))),
    entry(".*0006", FarEnd.RING, Duration.ZERO),
    entry(".*0007", FarEnd.CALL_BACK, Duration.ofSeconds(1))
  );

  private static final PlanEntry ELSE = entry(".*", FarEnd.ANSWER, Duration.ofSeconds(1));

  private final List<PlanEntry> entries;

  /**
   * @param entries empty for {@link #DEFAULT}
   */
  NumberPlan(List<PlanEntry> entries) {
    this.entries = entries.isEmpty() ? DEFAULT : List.copyOf(entries);
  }

  PlanEntry of(String number) {
    return entries
      .stream()
      .filter(entry -> entry.match().matcher(number).matches())
      .findFirst()
      .orElse(ELSE);
  }

  private static PlanEntry entry(String match, FarEnd does, Duration after) {
    return new PlanEntry(Pattern.compile(match), does, after, Optional.empty());
  }
}
