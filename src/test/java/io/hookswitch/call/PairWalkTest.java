package io.hookswitch.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Many pairs of calls at random, far longer than they can be explored, each with one loss or repeat somewhere. One walk is
 * repeated with {@code -Dhookswitch.walk.seed=<seed>}.
 */
class PairWalkTest {

  private static final int STEPS = Integer.getInteger("hookswitch.walk.steps", 60_000);
  private static final Long ONLY = Long.getLong("hookswitch.walk.seed");

  @Test
  void howeverLongTwoCallsGoOnTheyEndInPeace() {
    if (ONLY != null) {
      PairWalk.walk(ONLY, Witness.NOBODY);
      return;
    }
    int steps = 0;
    long seed = 0;
    for (; steps < STEPS; seed++) steps += PairWalk.walk(seed, Witness.NOBODY);
    assertThat(seed).as("walks").isGreaterThan(100);
  }
}
