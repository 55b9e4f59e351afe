package io.hookswitch.north.tenantv1;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.rules.CapabilityRules;
import io.hookswitch.rules.Shipped;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Users of both dialects at random: what is done through one shows in the other as section 11 of the fact sheet says. One
 * walk is repeated with {@code -Dhookswitch.walk.seed=<seed>}.
 */
class BothDialectsWalkTest {

  private static final int STEPS = Integer.getInteger("hookswitch.walk.steps", 50_000);
  private static final Long ONLY = Long.getLong("hookswitch.walk.seed");

  private static CapabilityRules rules;

  @BeforeAll
  static void load() {
    rules = Shipped.rules();
  }

  @Test
  void whateverIsDoneThroughOneDialectShowsInTheOther() {
    BothDialects.Seen seen = new BothDialects.Seen();
    if (ONLY != null) {
      walk(ONLY, seen);
      return;
    }
    int steps = 0;
    for (long seed = 0; steps < STEPS; seed++) steps += walk(seed, seen);
    assertThat(seen.states()).contains(
      "Dialing Alerting Click-to-Dial",
      "Dialing Alerting Originator",
      "Ringing Alerting Terminator",
      "Established Active",
      "Established Remote Held",
      "Established Alerting",
      "Held Held",
      "in conference",
      "gone Detached"
    );
    assertThat(seen.recordings()).contains(
      "Recording Started",
      "Paused Paused",
      "Stopped none",
      "Stopped Pending",
      "Stopped Failed",
      "absent none"
    );
    assertThat(seen.deeds()).contains(
      "consultativeTransfer 200",
      "reconnect 200",
      "reconnect a pair 200",
      "blindTransfer 200",
      "hold 200",
      "startRecording 200",
      "startRecording 400",
      "pauseRecording 200",
      "resumeRecording 200",
      "stopRecording 200"
    );
  }

  private static int walk(long seed, BothDialects.Seen seen) {
    try {
      return new BothDialects(seed, rules, seen).walk(200);
    } catch (AssertionError | RuntimeException broken) {
      throw new AssertionError("-Dhookswitch.walk.seed=" + seed + ": " + broken.getMessage(), broken);
    }
  }
}
