package io.hookswitch.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

  private static final Duration TOOK = Duration.ofMillis(20);

  private boolean busy;
  private final Pace pace = new Pace(() -> busy, 1000);

  @Test
  void aNodeWithTimeWritesOneBatchAfterTheOther() {
    assertThat(pace.rest(TOOK, 10)).isZero();
  }

  @Test
  void aBusyOneGivesTheDatabaseATenthOfItsTime() {
    busy = true;
    assertThat(pace.rest(TOOK, 10)).isEqualTo(Duration.ofMillis(180));
    assertThat(pace.rest(Duration.ofSeconds(3), 10)).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void beforeThereIsNoRoomForRecordsTheyGoFirst() {
    busy = true;
    assertThat(pace.rest(TOOK, 1001)).isZero();
  }
}
