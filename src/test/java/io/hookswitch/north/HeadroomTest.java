package io.hookswitch.north;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HeadroomTest {

  private static final long LOOK = Duration.ofMillis(100).toNanos();
  private static final long LATE = Duration.ofMillis(20).toNanos();

  private long now;
  private final Headroom headroom = new Headroom(1000, Duration.ofMillis(20), now);

  private int look(long late, int inside) {
    now += LOOK;
    headroom.ticked(now, late, inside);
    return headroom.limit();
  }

  @Test
  void aNodeThatKeepsUpTakesWhatItMay() {
    assertThat(headroom.limit()).isEqualTo(1000);
    assertThat(look(LATE, 1000)).isEqualTo(1000);
  }

  @Test
  void oneThatIsTenTimesTooLateWorksOnATenthAtOnce() {
    assertThat(look(10 * LATE, 600)).isEqualTo(60);
    assertThat(look(2 * LATE, 60)).isEqualTo(30);
  }

  @Test
  void thoseThatWaitInsideHaveNothingToDoWithRoomThatNobodyUses() {
    look(10 * LATE, 600);
    assertThat(look(2 * LATE, 500))
      .as("some were let in before")
      .isEqualTo(30);
  }

  @Test
  void whateverMakesItLateItWorksOnSome() {
    assertThat(look(1000 * LATE, 600)).isEqualTo(Headroom.LEAST);
    Headroom small = new Headroom(3, Duration.ofMillis(20), 0);
    small.ticked(LOOK, 1000 * LATE, 3);
    assertThat(small.limit()).isEqualTo(3);
  }

  @Test
  void itGrowsAgainWithinSeconds() {
    look(1000 * LATE, 600);
    int looks = 0;
    while (look(0, 16) < 1000) looks++;
    assertThat(looks).isLessThan(30);
  }

  @Test
  void theLatestOfAllTicksCounts() {
    headroom.ticked(now + 1, 10 * LATE, 100);
    assertThat(headroom.limit()).as("it is not time yet").isEqualTo(1000);
    assertThat(look(0, 100)).isEqualTo(Headroom.LEAST);
    assertThat(look(0, 100)).isEqualTo(20);
  }
}
