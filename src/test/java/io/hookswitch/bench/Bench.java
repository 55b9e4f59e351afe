package io.hookswitch.bench;

import io.hookswitch.perf.Mistakes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The whole table, in the order in which it is printed. Ends with 1 when an answer was wrong, whatever the figures say. */
public final class Bench {

  /** What can be measured by itself. */
  private static final List<String> PARTS = List.of("one", "two", "events", "scale", "decisions", "start");
  /** Of one node: what it has compiled for one of these it need not compile for the next. */
  private static final List<String> ONE_NODE = List.of("one", "events", "scale");
  private static final Path REPORT = Path.of("target/bench");

  private Bench() {}

  /** @param words {@code quick}, or nothing; and the parts to be measured, or nothing for all: {@code one}, {@code two} (nodes), {@code events}, {@code scale}, {@code decisions}, {@code start} */
  public static void main(String[] words) throws IOException {
    Set<String> parts = new LinkedHashSet<>(List.of(words));
    Plan plan = parts.remove("quick") ? Plan.QUICK : Plan.FULL;
    if (!PARTS.containsAll(parts)) throw new IllegalArgumentException(
      "expected quick or " + PARTS + ", found " + parts
    );
    if (parts.isEmpty()) parts.addAll(PARTS);
    Mistakes mistakes = new Mistakes();
    long begun = System.nanoTime();
    List<Row> rows = new ArrayList<>();
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    try {
      if (!Collections.disjoint(parts, ONE_NODE)) {
        try (Stage one = Stage.of(1, plan.calls(), plan.calls(), vertx, mistakes)) {
          if (parts.contains("one")) rows.addAll(timed("one", () -> new OneNode(one, plan).measure()));
          if (parts.contains("events")) rows.addAll(timed("events", () -> new Events(one, plan).measure()));
          if (parts.contains("scale")) rows.addAll(timed("scale", () -> new Scale(one, plan).measure()));
        }
      }
      if (parts.contains("two")) {
        try (Stage two = Stage.of(2, plan.calls(), plan.calls(), vertx, mistakes)) {
          rows.addAll(timed("two", () -> new TwoNodes(two, plan).measure()));
        }
      }
      if (parts.contains("decisions")) rows.addAll(new Decisions(REPORT.resolve("decisions.json")).rows());
      if (parts.contains("start")) rows.addAll(timed("start", () -> List.of(new TimeToReady(plan).measure())));
    } finally {
      await(vertx.close(), Duration.ofSeconds(10));
    }
    Report report = new Report(rows, machine(), Instant.now().truncatedTo(ChronoUnit.MINUTES));
    report.write(REPORT);
    System.out.println(report.text());
    System.out.printf(
      Locale.ROOT,
      "%s, after %d s%n",
      mistakes,
      TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun)
    );
    if (!mistakes.none()) System.exit(1);
  }

  private interface Part {
    List<Row> measure() throws IOException;
  }

  private static List<Row> timed(String name, Part part) throws IOException {
    long begun = System.nanoTime();
    List<Row> rows = part.measure();
    System.out.printf(
      Locale.ROOT,
      "%s: measured in %d s%n",
      name,
      TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun)
    );
    return rows;
  }

  /** What the figures depend on, and what else the machine had to do when the last one was taken. */
  private static String machine() {
    return String.format(
      Locale.ROOT,
      "%d processors, Java %s, load average %.1f",
      Plan.processors(),
      Runtime.version().feature(),
      ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()
    );
  }

  static <T> T await(Future<T> future, Duration patience) {
    return future
      .toCompletionStage()
      .toCompletableFuture()
      .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
      .join();
  }
}
