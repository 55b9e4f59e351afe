package io.hookswitch.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.CallId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallNumbersTest {

  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  @Test
  void numbersOfOneNodeAreNeverRepeatedEvenWhenTheClockStandsStillOrGoesBack() {
    Instant[] now = { NOW };
    CallNumbers numbers = new CallNumbers(5, () -> now[0]);
    Set<CallId> seen = new HashSet<>();
    for (int i = 0; i < 20_000; i++) {
      if (i == 10_000) now[0] = NOW.minusSeconds(3600);
      assertThat(seen.add(numbers.next(id -> 0, shard -> true))).isTrue();
    }
  }

  @Test
  void twoNodesNeverMakeTheSameNumber() {
    CallNumbers one = new CallNumbers(1, InstantSource.fixed(NOW));
    CallNumbers other = new CallNumbers(2, InstantSource.fixed(NOW));
    Set<CallId> seen = new HashSet<>();
    for (int i = 0; i < 5_000; i++) {
      assertThat(seen.add(one.next(id -> 0, shard -> true))).isTrue();
      assertThat(seen.add(other.next(id -> 0, shard -> true))).isTrue();
    }
  }

  @Test
  void aShardThatIsOwnedHereIsPreferred() {
    CallNumbers numbers = new CallNumbers(1, InstantSource.fixed(NOW));
    for (int i = 0; i < 100; i++) {
      CallId id = numbers.next(made -> (int) (made.number() % 4), shard -> shard == 3);
      assertThat(id.number() % 4).isEqualTo(3);
    }
  }

  @Test
  void withoutAShardHereANumberIsMadeAllTheSame() {
    assertThat(new CallNumbers(1, InstantSource.fixed(NOW)).next(id -> 0, shard -> false)).isNotNull();
  }
}
