package io.hookswitch.cluster;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Lets partitions go on moving soon after one could not be moved. Hazelcast has all of them wait for three seconds then, and has
 * no setting for it. Mostly the node that was to get a copy had not heard yet who has left, which it does within milliseconds; until
 * the copies are made nothing in those partitions is acknowledged.
 */
final class Resumption {

  static final Duration TICK = Duration.ofMillis(250);
  /** Hazelcast begins to wait when all moves that were under way have come to their end. */
  static final int TICKS = 4;

  private final Consumer<Runnable> timer;
  private final BooleanSupplier may;
  private final Runnable resume;
  private int left;

  /**
   * @param timer runs something one {@link #TICK} later
   * @param may whether this node decides what moves, and nothing else keeps it from that
   * @param resume harmless where nothing waits
   */
  Resumption(Consumer<Runnable> timer, BooleanSupplier may, Runnable resume) {
    this.timer = timer;
    this.may = may;
    this.resume = resume;
  }

  /** A move has failed. */
  synchronized void failed() {
    if (left == 0) timer.accept(this::tick);
    left = TICKS;
  }

  private synchronized void tick() {
    if (--left > 0) timer.accept(this::tick);
    // Last: a node that stops, or is on its way back from a split, may answer with an exception.
    if (may.getAsBoolean()) resume.run();
  }
}
