package io.hookswitch.south.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.rules.CapabilityRules;
import io.hookswitch.rules.Shipped;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Nothing is ever recorded while a pause for privacy is on. One walk is repeated with
 * {@code -Dhookswitch.walk.seed=<seed>}.
 */
class RecordingWalkTest {

  private static final int STEPS = Integer.getInteger("hookswitch.walk.steps", 24_000);
  private static final int STEPS_OF_ONE = 120;
  private static final Long ONLY = Long.getLong("hookswitch.walk.seed");

  private static CapabilityRules rules;

  @BeforeAll
  static void load() {
    rules = Shipped.rules();
  }

  @Test
  void nothingIsRecordedWhileAPauseForPrivacyIsOn() {
    Map<String, Integer> seen = new TreeMap<>();
    if (ONLY != null) {
      walk(ONLY, seen, false);
      return;
    }
    for (long seed = 0; seed * STEPS_OF_ONE < STEPS; seed++) walk(seed, seen, false);
    // A walk that goes nowhere proves nothing.
    assertThat(seen).containsKeys(
      "Complete",
      "TransferTo",
      "Redirect",
      "SingleStepTransfer",
      "SingleStepConference",
      "Hold",
      "Retrieve",
      "ResumeRecording",
      "StopRecording",
      "takeover",
      "paused",
      "private Paused",
      "private elsewhere",
      "private at rest"
    );
    assertThat(seen.values())
      .as("%s", seen)
      .allSatisfy(times -> assertThat(times).isGreaterThan(10));
  }

  /** The same, with the switch's own list at any moment: it makes good for what was lost, and breaks nothing. */
  @Test
  void comparingWithTheListBreaksNothingAndLeavesNothingOver() {
    Map<String, Integer> seen = new TreeMap<>();
    if (ONLY != null) {
      walk(ONLY, seen, true);
      return;
    }
    for (long seed = 0; seed * STEPS_OF_ONE < STEPS / 4; seed++) walk(seed, seen, true);
    assertThat(seen).containsKeys(
      "SAME",
      "MISSED_EVENTS",
      "GONE",
      "ORDER_UNDER_WAY",
      "TOO_YOUNG",
      "takeover",
      "Complete"
    );
  }

  private static void walk(long seed, Map<String, Integer> seen, boolean compared) {
    try {
      new RecordingWalk(seed, rules, seen, compared).walk(STEPS_OF_ONE);
    } catch (AssertionError | RuntimeException broken) {
      throw new AssertionError("-Dhookswitch.walk.seed=" + seed + ": " + broken.getMessage(), broken);
    }
  }
}
