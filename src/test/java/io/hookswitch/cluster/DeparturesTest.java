package io.hookswitch.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeparturesTest {

  private static final UUID ONE = new UUID(0, 1);
  private static final UUID TWO = new UUID(0, 2);
  private static final UUID THREE = new UUID(0, 3);

  private long now = Long.MAX_VALUE - 5;
  private final Departures departures = new Departures(() -> now);

  @Test
  void nobodyHasLeftWhoWasNeverThere() {
    assertThat(departures.none()).isTrue();
    departures.see(Set.of(ONE));
    departures.see(Set.of(ONE, TWO));
    assertThat(departures.none()).isTrue();
  }

  @Test
  void whoLeftIsRememberedForAWhileFromTheLastOneOn() {
    departures.see(Set.of(ONE, TWO, THREE));
    departures.see(Set.of(ONE, THREE));
    now += Departures.LATELY.toNanos();
    assertThat(departures.none()).isFalse();
    departures.see(Set.of(ONE));
    now += Departures.LATELY.toNanos();
    assertThat(departures.none()).isFalse();
    now += 1;
    assertThat(departures.none()).isTrue();
  }

  @Test
  void anotherInTheSamePlaceIsADeparture() {
    departures.see(Set.of(ONE, TWO));
    departures.see(Set.of(ONE, THREE));
    assertThat(departures.none()).isFalse();
  }
}
