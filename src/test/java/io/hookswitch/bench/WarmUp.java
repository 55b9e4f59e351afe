package io.hookswitch.bench;

import io.hookswitch.perf.Compilers;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Has a side work until its JVMs hardly compile themselves any more. Meanwhile, and only then, their compilers may use all
 * processors: on one that they share with everything else it takes minutes.
 */
final class WarmUp {

  private final Plan plan;

  WarmUp(Plan plan) {
    this.plan = plan;
  }

  /**
   * Until all of them have come to rest, or patience is at its end; says how it went.
   *
   * @param work is done again and again
   */
  void of(String who, List<Compilers> jvms, Runnable work) {
    jvms.forEach(Compilers::share);
    jvms.forEach(jvm -> jvm.workOn(Plan.everyProcessor()));
    long begun = System.nanoTime();
    double share;
    try {
      do {
        work.run();
        share = jvms.stream().mapToDouble(Compilers::share).max().orElseThrow();
      } while (share > plan.compiled() && System.nanoTime() - begun < plan.warmUp().toNanos());
    } finally {
      jvms.forEach(jvm -> jvm.workOn(Plan.PROCESSOR));
    }
    System.out.printf(
      Locale.ROOT,
      "%s: warm after %.0f s, %.0f %% of its time is compiling%n",
      who,
      (System.nanoTime() - begun) / (double) TimeUnit.SECONDS.toNanos(1),
      100 * share
    );
  }
}
