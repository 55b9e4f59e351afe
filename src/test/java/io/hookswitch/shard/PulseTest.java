package io.hookswitch.shard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PulseTest {

  private long now = 5;
  private final Pulse pulse = new Pulse(Duration.ofSeconds(3), () -> now);

  @Test
  void aBeatThatIsLateIsNotAMissedOne() {
    now += Duration.ofMillis(2_999).toNanos();
    assertThat(pulse.missed()).isFalse();
  }

  @Test
  void whoStoodStillMissesOneUntilTheNext() {
    now += Duration.ofMillis(3_001).toNanos();
    assertThat(pulse.missed()).isTrue();
    pulse.beat();
    assertThat(pulse.missed()).isFalse();
  }
}
