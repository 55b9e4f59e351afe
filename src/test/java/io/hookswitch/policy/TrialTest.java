package io.hookswitch.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.CallId;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Which calls take part in a trial. */
class TrialTest {

  @Test
  void theShareOfCallsIsAboutWhatWasAskedForAlsoAmongNeighbours() {
    for (int percent : new int[] { 1, 10, 50, 99 }) {
      Trial trial = new Trial(2, Set.of(), percent);
      // As one node mints them: a millisecond apart, the counter at its beginning.
      long taken = LongStream.range(0, 100_000)
        .filter(i -> trial.takes("acme", new CallId((1_700_000_000_000L + i) << 22)))
        .count();
      assertThat(taken / 1000.0).isBetween(percent - 0.7, percent + 0.7);
    }
  }

  @Test
  void whoTakesPartAtASmallShareTakesPartAtALargerOne() {
    Trial some = new Trial(2, Set.of(), 10);
    Trial more = new Trial(2, Set.of(), 30);
    assertThat(LongStream.range(1, 10_000).mapToObj(CallId::new))
      .filteredOn(call -> some.takes("acme", call))
      .isNotEmpty()
      .allMatch(call -> more.takes("acme", call));
  }

  @Test
  void anotherTenantTakesNoPartAndPhonesOnlyWhereTheWholeTenantDoes() {
    Trial trial = new Trial(2, Set.of("acme"), 100);
    assertThat(trial.takes("acme", new CallId(7))).isTrue();
    assertThat(trial.takes("foo", new CallId(7))).isFalse();
    assertThat(trial.takesAllOf("acme")).isTrue();
    assertThat(trial.takesAllOf("foo")).isFalse();
    assertThat(new Trial(2, Set.of("acme"), 99).takesAllOf("acme")).isFalse();
  }
}
