package io.hookswitch.bench;

import io.hookswitch.perf.Compilers;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Has a side work until its JVMs, which are {@link Roaming} meanwhile, hardly compile themselves any more. */
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
    long begun = System.nanoTime();
    double share = Roaming.of(jvms).during(() -> warm(jvms, work, begun + plan.warmUp().toNanos()));
    System.out.printf(
      Locale.ROOT,
      "%s: warm after %.0f s, %.0f %% of its time is compiling%n",
      who,
      (System.nanoTime() - begun) / (double) TimeUnit.SECONDS.toNanos(1),
      100 * share
    );
  }

  /** @return which part of its time the one that compiles most still compiles */
  private double warm(List<Compilers> jvms, Runnable work, long until) {
    double share;
    do {
      work.run();
      share = jvms.stream().mapToDouble(Compilers::share).max().orElseThrow();
    } while (share > plan.compiled() && System.nanoTime() < until);
    return share;
  }
}
