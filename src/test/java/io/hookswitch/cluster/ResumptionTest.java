package io.hookswitch.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

class ResumptionTest {

  private final Deque<Runnable> timers = new ArrayDeque<>();
  private boolean master = true;
  private int resumed;
  private final Resumption resumption = new Resumption(timers::add, () -> master, () -> resumed++);

  @Test
  void movesGoOnWhicheverTickTheyBeganToWaitAt() {
    resumption.failed();
    assertThat(resumed).isZero();
    ticks(Resumption.TICKS);
    assertThat(resumed).isEqualTo(Resumption.TICKS);
    assertThat(timers).isEmpty();
  }

  @Test
  void manyThatFailTogetherAreOne() {
    for (int i = 0; i < 10; i++) resumption.failed();
    assertThat(timers).hasSize(1);
    ticks(1);
    resumption.failed();
    ticks(Resumption.TICKS);
    assertThat(timers).isEmpty();
  }

  @Test
  void whoDoesNotDecideLeavesItToTheOneWhoDoes() {
    master = false;
    resumption.failed();
    ticks(Resumption.TICKS);
    assertThat(resumed).isZero();
  }

  @Test
  void aTickThatFailsIsNotTheLastOne() {
    Resumption failing = new Resumption(
      timers::add,
      () -> {
        throw new IllegalStateException("not active");
      },
      () -> resumed++
    );
    failing.failed();
    for (int i = 0; i < Resumption.TICKS; i++) assertThatThrownBy(() -> ticks(1)).hasMessage("not active");
    assertThat(timers).isEmpty();
    failing.failed();
    assertThat(timers).as("the next failure is seen to as the first was").hasSize(1);
  }

  private void ticks(int many) {
    for (int i = 0; i < many; i++) timers.remove().run();
  }
}
