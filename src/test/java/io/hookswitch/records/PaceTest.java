package io.hookswitch.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

  private static final Duration TOOK = Duration.ofMillis(20);
  private static final Duration GATHER = Duration.ofMillis(500);

  private boolean busy;
  private final Pace pace = new Pace(() -> busy, 1000);

  @Test
  void aNodeWithTimeWritesOneBatchAfterTheOther() {
    assertThat(pace.rest(TOOK, 10, Duration.ZERO)).isZero();
    assertThat(pace.rest(TOOK, 10, GATHER)).isEqualTo(GATHER);
  }

  @Test
  void aBusyOneGivesTheDatabaseATwentiethOfItsTime() {
    busy = true;
    assertThat(pace.rest(TOOK, 10, Duration.ZERO)).isEqualTo(Duration.ofMillis(380));
    assertThat(pace.rest(TOOK, 10, GATHER)).isEqualTo(GATHER);
    assertThat(pace.rest(Duration.ofSeconds(3), 10, GATHER)).isEqualTo(Duration.ofSeconds(6));
  }

  @Test
  void beforeThereIsNoRoomForRecordsTheyGoFirst() {
    busy = true;
    assertThat(pace.rest(TOOK, 1001, GATHER)).isZero();
  }
}
