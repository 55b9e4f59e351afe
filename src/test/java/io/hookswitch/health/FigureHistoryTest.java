package io.hookswitch.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The last samples, of the figures that are wanted. */
class FigureHistoryTest {

  private final AtomicLong calls = new AtomicLong();
  private final FigureHistory history = new FigureHistory(
    () -> Map.of("calls", calls.get(), "other", 1L),
    "calls"::equals,
    3
  );

  @Test
  void theOldestGoesWhenThereIsNoRoom() {
    assertThat(history.series()).isEqualTo(new FigureHistory.Series(List.of(), Map.of()));
    for (long at = 10; at <= 50; at += 10) {
      calls.set(at * 2);
      history.sample(at);
    }
    assertThat(history.series()).isEqualTo(
      new FigureHistory.Series(List.of(30L, 40L, 50L), Map.of("calls", List.of(60L, 80L, 100L)))
    );
  }
}
