package io.hookswitch.south.sim;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** The one thread and the one clock of a simulated switch; tests bring their own. */
interface SimLoop {
  Instant now();

  /** Does something soon, after everything that was given before. */
  void run(Runnable task);

  /**
   * Does something later.
   *
   * @return calls it off
   */
  Runnable after(Duration delay, Runnable task);

  /** Does work on the loop for a caller elsewhere, who hears of its end at home. */
  <T> Future<T> ask(Supplier<Future<T>> work);
}
