package io.hookswitch;

import io.hookswitch.config.HookswitchConfig;
import io.hookswitch.config.Release;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Measures a start, phase by phase, and says at its end where the gateway is and what to try first. */
final class Startup {

  /** The JVM's own start counts: a user waits for it too. */
  private final long began = System.currentTimeMillis() - uptimeMillis();
  private final Map<String, Long> phases = new ConcurrentSkipListMap<>();

  private static long uptimeMillis() {
    return java.lang.management.ManagementFactory.getRuntimeMXBean().getUptime();
  }

  <T> Future<T> phase(String name, Supplier<Future<T>> work) {
    long start = System.nanoTime();
    return work.get().onComplete(done -> phases.put(name, System.nanoTime() - start));
  }

  /** Work that blocks, on a thread of its own, before there is a Vert.x. */
  <T> Future<T> beside(String name, Callable<T> work) {
    Promise<T> promise = Promise.promise();
    Thread.ofPlatform()
      .name("start-" + name)
      .daemon()
      .start(() -> {
        try {
          promise.complete(work.call());
        } catch (ExecutionException broken) {
          promise.fail(broken.getCause());
        } catch (Throwable broken) {
          promise.fail(broken);
        }
      });
    return phase(name, promise::future);
  }

  /** Work that is begun by whoever asks for it first, and once. */
  static <T> Supplier<Future<T>> once(Supplier<Future<T>> work) {
    AtomicBoolean begun = new AtomicBoolean();
    Promise<T> promise = Promise.promise();
    return () -> {
      if (begun.compareAndSet(false, true)) work.get().onComplete(promise);
      return promise.future();
    };
  }

  void ready(HookswitchConfig config, int port, List<String> unserved) {
    String url = "http://" + config.http().host() + ":" + port;
    Duration took = Duration.ofMillis(System.currentTimeMillis() - began);
    String split = phases
      .entrySet()
      .stream()
      .map(phase -> phase.getKey() + " " + seconds(Duration.ofNanos(phase.getValue())))
      .collect(Collectors.joining(", "));
    if (!unserved.isEmpty()) {
      System.out.println("In the contract and not built yet, answered with 501: " + String.join(", ", unserved));
    }
    System.out.println(
      "Hookswitch " +
        Release.current().version() +
        " ready in " +
        seconds(took) +
        " (partly side by side: " +
        split +
        ")"
    );
    System.out.println("  " + url + "/api/v2/ (Genesys Web Services)  " + url + "/api/v1/ (tenant Call Service)");
    System.out.println("  try: curl -u agent1:hookswitch '" + url + "/api/v2/me?subresources=*'");
  }

  private static String seconds(Duration time) {
    return String.format(java.util.Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }
}
