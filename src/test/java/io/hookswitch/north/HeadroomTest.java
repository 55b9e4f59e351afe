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

  private void grow() {
    while (headroom.limit() < 1000) look(0, headroom.limit());
  }

  @Test
  void aNodeThatKeepsUpSoonTakesWhatItMay() {
    assertThat(headroom.limit()).isEqualTo(Headroom.USUAL);
    int looks = 0;
    while (look(LATE, headroom.limit()) < 1000) looks++;
    assertThat(looks).isLessThan(15);
    assertThat(look(LATE, 1000)).isEqualTo(1000);
  }

  @Test
  void roomThatNobodyUsesIsNotKept() {
    grow();
    int looks = 0;
    while (look(0, 10) > Headroom.USUAL) looks++;
    assertThat(looks).isLessThan(40);
    assertThat(look(0, 10)).isEqualTo(Headroom.USUAL);
  }

  @Test
  void oneThatIsTenTimesTooLateWorksOnATenthAtOnce() {
    grow();
    assertThat(look(10 * LATE, 600)).isEqualTo(60);
    assertThat(look(2 * LATE, 60)).isEqualTo(30);
  }

  @Test
  void thoseThatWereLetInBeforeMakeNoMoreRoom() {
    grow();
    look(10 * LATE, 600);
    assertThat(look(2 * LATE, 500)).isEqualTo(30);
  }

  @Test
  void whateverMakesItLateItWorksOnSome() {
    assertThat(look(1000 * LATE, 600)).isEqualTo(Headroom.LEAST);
    Headroom small = new Headroom(3, Duration.ofMillis(20), 0);
    assertThat(small.limit()).isEqualTo(3);
    small.ticked(LOOK, 1000 * LATE, 3);
    assertThat(small.limit()).isEqualTo(3);
  }

  @Test
  void itIsAsUsualAgainWithinASecondAlsoWhenNobodyComes() {
    look(1000 * LATE, 600);
    int looks = 0;
    while (look(0, 0) < Headroom.USUAL) looks++;
    assertThat(looks).isLessThan(10);
  }

  @Test
  void theLatestAndTheFullestOfAllTicksCount() {
    grow();
    headroom.ticked(now + 1, 10 * LATE, 500);
    assertThat(headroom.limit()).as("it is not time yet").isEqualTo(1000);
    assertThat(look(0, 100)).isEqualTo(50);
  }
}
