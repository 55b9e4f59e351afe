package io.hookswitch.gateway;

import io.hookswitch.Moment;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waiting: asks again until it is so, and says at the end of its patience what was expected and what was seen last. */
final class Patience {

  /** Far more than anything here takes, since a build machine may be busy with other things. */
  static final Duration LIMIT = Duration.ofSeconds(30);

  private Patience() {}

  static <T> T until(String expected, Supplier<T> look, Predicate<T> there) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    T seen = look.get();
    while (!there.test(seen)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("expected within " + LIMIT + ": " + expected + "\nlast seen: " + seen);
      }
      Moment.pass();
      seen = look.get();
    }
    return seen;
  }
}
