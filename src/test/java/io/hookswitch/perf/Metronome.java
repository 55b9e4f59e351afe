package io.hookswitch.perf;

import io.vertx.core.Vertx;
import java.util.function.LongConsumer;

/** Beats at a rate, whether or not anybody keeps up: what is measured from a beat on includes all waiting. */
final class Metronome {

  private static final long TICK_MILLIS = 2;
  private static final long SECOND = 1_000_000_000L;

  private Metronome() {}

  /**
   * Starts on the event loop of the caller.
   *
   * @param beat gets when it was due, in nanoseconds
   * @return ends it
   */
  static Runnable start(Vertx vertx, int perSecond, LongConsumer beat) {
    long start = System.nanoTime();
    long[] beats = { 0 };
    long timer = vertx.setPeriodic(TICK_MILLIS, tick -> {
      long now = System.nanoTime();
      long due = start + (beats[0] * SECOND) / perSecond;
      while (due <= now) {
        beat.accept(due);
        due = start + (++beats[0] * SECOND) / perSecond;
      }
    });
    return () -> vertx.cancelTimer(timer);
  }
}
