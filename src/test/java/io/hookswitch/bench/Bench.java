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
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole table, in the order in which it is printed. Ends with 1 when an answer was wrong, or a part could not be measured, whatever the figures say. */
public final class Bench {

  private static final Logger LOG = LoggerFactory.getLogger(Bench.class);
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

  private void measure() {
    staged(1, ONE_NODE, one -> {
      part("one", () -> new OneNode(one, plan).measure());
      part("events", () -> new Events(one, plan).measure());
      part("scale", () -> new Scale(one, plan).measure());
    });
    staged(2, List.of("two"), two -> part("two", () -> new TwoNodes(two, plan).measure()));
    part("decisions", () -> new Decisions(REPORT.resolve("decisions.json")).rows());
    part("start", () -> List.of(new TimeToReady(plan).measure()));
  }

  private void staged(int nodes, List<String> names, Consumer<Stage> work) {
    if (Collections.disjoint(parts, names)) return;
    try (Stage stage = Stage.of(nodes, plan.calls(), plan.calls(), vertx, mistakes)) {
      work.accept(stage);
    } catch (IOException | RuntimeException | AssertionError broken) {
      unmeasured("what takes " + nodes + " nodes", broken);
    }
  }

  private interface Part {
    List<Row> measure() throws IOException;
  }

  private void part(String name, Part part) {
    if (!parts.contains(name)) return;
    long begun = System.nanoTime();
    try {
      rows.addAll(part.measure());
      System.out.printf(Locale.ROOT, "%s: measured in %d s%n", name, seconds(begun));
    } catch (IOException | RuntimeException | AssertionError broken) {
      unmeasured(name, broken);
    }
  }

  /** No reason to throw away what other parts have shown. A node that does not get ready is an {@link AssertionError}. */
  private void unmeasured(String what, Throwable broken) {
    LOG.error("{} could not be measured", what, broken);
    mistakes.add(what + " could not be measured: " + broken);
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
