package io.hookswitch.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeparturesTest {

  private static final UUID ONE = new UUID(0, 1);
  private static final UUID TWO = new UUID(0, 2);
  private static final UUID THREE = new UUID(0, 3);

  private final Deque<Runnable> timers = new ArrayDeque<>();
  private final Departures departures = new Departures(timers::add);

  @Test
  void nobodyHasLeftWhoWasNeverThere() {
    assertThat(departures.none()).isTrue();
    departures.see(Set.of(ONE));
    departures.see(Set.of(ONE, TWO));
    assertThat(departures.none()).isTrue();
    assertThat(timers).isEmpty();
  }

  @Test
  void whoLeftIsRememberedForAWhileFromTheLastOneOn() {
    departures.see(Set.of(ONE, TWO, THREE));
    departures.see(Set.of(ONE, THREE));
    ticks(Departures.LATELY - 1);
    assertThat(departures.none()).isFalse();
    departures.see(Set.of(ONE));
    ticks(Departures.LATELY - 1);
    assertThat(departures.none()).isFalse();
    ticks(1);
    assertThat(departures.none()).isTrue();
    assertThat(timers).isEmpty();
  }

  @Test
  void anotherInTheSamePlaceIsADeparture() {
    departures.see(Set.of(ONE, TWO));
    departures.see(Set.of(ONE, THREE));
    assertThat(departures.none()).isFalse();
  }

  @Test
  void theNextDepartureIsRememberedAsLong() {
    departures.see(Set.of(ONE, TWO, THREE));
    departures.see(Set.of(ONE, THREE));
    ticks(Departures.LATELY);
    departures.see(Set.of(ONE));
    ticks(Departures.LATELY - 1);
    assertThat(departures.none()).isFalse();
    ticks(1);
    assertThat(departures.none()).isTrue();
  }

  private void ticks(int count) {
    for (int tick = 0; tick < count; tick++) timers.remove().run();
  }
}
