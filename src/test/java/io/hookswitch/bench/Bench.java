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

  private final Plan plan;
  private final Set<String> parts;
  private final Vertx vertx;
  private final Mistakes mistakes = new Mistakes();
  private final List<Row> rows = new ArrayList<>();

  private Bench(Plan plan, Set<String> parts, Vertx vertx) {
    this.plan = plan;
    this.parts = parts;
    this.vertx = vertx;
  }

  /** @param words {@code quick}, or nothing; and the parts to be measured, or nothing for all: {@code one}, {@code two} (nodes), {@code events}, {@code scale}, {@code decisions}, {@code start} */
  public static void main(String[] words) throws IOException {
    Set<String> parts = new LinkedHashSet<>(List.of(words));
    Plan plan = parts.remove("quick") ? Plan.QUICK : Plan.FULL;
    if (!PARTS.containsAll(parts)) throw new IllegalArgumentException(
      "expected quick or " + PARTS + ", found " + parts
    );
    if (parts.isEmpty()) parts.addAll(PARTS);
    long begun = System.nanoTime();
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    Bench bench = new Bench(plan, parts, vertx);
    try {
      bench.measure();
    } finally {
      await(vertx.close(), Duration.ofSeconds(10));
    }
    Report report = new Report(bench.rows, machine(), Instant.now().truncatedTo(ChronoUnit.MINUTES));
    report.write(REPORT);
    System.out.println(report.text());
    System.out.printf(Locale.ROOT, "%s, after %d s%n", bench.mistakes, seconds(begun));
    if (!bench.mistakes.none()) System.exit(1);
  }

  private void measure() throws IOException {
    if (!Collections.disjoint(parts, ONE_NODE)) {
      try (Stage one = stage(1)) {
        part("one", () -> new OneNode(one, plan).measure());
        part("events", () -> new Events(one, plan).measure());
        part("scale", () -> new Scale(one, plan).measure());
      }
    }
    if (parts.contains("two")) {
      try (Stage two = stage(2)) {
        part("two", () -> new TwoNodes(two, plan).measure());
      }
    }
    part("decisions", () -> new Decisions(REPORT.resolve("decisions.json")).rows());
    part("start", () -> List.of(new TimeToReady(plan).measure()));
  }

  private Stage stage(int nodes) throws IOException {
    return Stage.of(nodes, plan.calls(), plan.calls(), vertx, mistakes);
  }

  private interface Part {
    List<Row> measure() throws IOException;
  }

  /** What one part cannot be measured for is no reason to throw away what the others have shown. */
  private void part(String name, Part part) {
    if (!parts.contains(name)) return;
    long begun = System.nanoTime();
    try {
      rows.addAll(part.measure());
      System.out.printf(Locale.ROOT, "%s: measured in %d s%n", name, seconds(begun));
    } catch (IOException | RuntimeException broken) {
      mistakes.add(name + " could not be measured: " + broken);
      broken.printStackTrace(System.out);
    }
  }

  private static long seconds(long since) {
    return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - since);
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
