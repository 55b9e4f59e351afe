package io.hookswitch.south.sim;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * One line of the number plan: what the network does with the numbers that match.
 *
 * @param match a regular expression that the whole number must match; the number as the switch dials it, with "+"
 * @param does what happens
 * @param after how long it takes: until the answer, the refusal, the end of the ringing
 * @param talks how long after the answer the far end hangs up; empty for never; only with {@link Does#answer}
 */
public record PlanEntry(String match, Does does, Duration after, Optional<Duration> talks) {
  /** What a number of the network can do; spelled as in the configuration. */
  public enum Does {
    /** Rings, and answers. */
    answer,
    /** Is busy; never rings. */
    busy,
    /** Rings, and the network gives up. */
    no_answer,
    /** Rings, and is turned down. */
    reject,
    /** Does not exist; never rings. */
    unknown,
    /** Rings until the caller or the switch gives up; {@code after} says nothing. */
    ring,
  }

  public PlanEntry {
    Objects.requireNonNull(does, "does");
    talks = talks == null ? Optional.empty() : talks;
    try {
      Pattern.compile(match);
    } catch (PatternSyntaxException broken) {
      throw new IllegalArgumentException("plan.match: not a regular expression: " + match, broken);
    }
    if (after.isNegative()) {
      throw new IllegalArgumentException("plan.after must be 0 or more: " + after);
    }
    if (talks.isPresent() && (does != Does.answer || !talks.get().isPositive())) {
      throw new IllegalArgumentException("plan.talks must be positive and goes with \"answer\" only: " + talks.get());
    }
  }

  static PlanEntry of(String match, Does does, Duration after) {
    return new PlanEntry(match, does, after, Optional.empty());
  }
}
