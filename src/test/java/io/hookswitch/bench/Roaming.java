package io.hookswitch.bench;

import io.hookswitch.perf.Compilers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * JVMs whose compilers may use all processors until they are sent home, and only they: on the one that a JVM has to itself while it is
 * measured, a start takes twice as long, and to get warm takes minutes.
 */
final class Roaming {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration LOOK = Duration.ofMillis(5);

  private final List<Compilers> jvms;

  private Roaming(List<Compilers> jvms) {
    this.jvms = jvms;
    jvms.forEach(jvm -> jvm.workOn(Plan.everyProcessor()));
  }

  static Roaming of(List<Compilers> jvms) {
    return new Roaming(jvms);
  }

  /** One that has just been started, as soon as there are any. Of one that has ended there are none: whoever waits for it says why. */
  static Roaming starting(long pid) {
    Compilers jvm = new Compilers(pid);
    long begun = System.nanoTime();
    while (!jvm.there() && ProcessHandle.of(pid).isPresent()) {
      if (System.nanoTime() - begun > PATIENCE.toNanos()) throw new IllegalStateException(
        "process " + pid + " has no compilers after " + PATIENCE
      );
      LockSupport.parkNanos(LOOK.toNanos());
    }
    return of(List.of(jvm));
  }

  /** Until this is done. */
  <T> T during(Supplier<T> work) {
    try {
      return work.get();
    } finally {
      home();
    }
  }

  void home() {
    jvms.forEach(jvm -> jvm.workOn(Plan.PROCESSOR));
  }
}
