package io.hookswitch.records;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;

/** Counts what could not be kept, one by one, and says so without filling the log. */
final class Drops {

  private static final long SAY_EVERY = Duration.ofSeconds(10).toNanos();

  private final Logger log;
  private final LongAdder total = new LongAdder();
  private long said;
  private long saidAt = System.nanoTime() - SAY_EVERY;

  Drops(Logger log) {
    this.log = log;
  }

  void count(int lost, String why) {
    if (lost == 0) return;
    total.add(lost);
    say(why);
  }

  private synchronized void say(String why) {
    long now = System.nanoTime();
    if (now - saidAt < SAY_EVERY) return;
    long all = total.sum();
    log.error("{} moments of calls could not be kept for the records, {} since the start: {}", all - said, all, why);
    said = all;
    saidAt = now;
  }

  long total() {
    return total.sum();
  }
}
