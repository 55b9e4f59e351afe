package io.hookswitch.chaos;

import io.hookswitch.chaos.Fault.Kind;
import io.hookswitch.north.Badges;
import io.hookswitch.perf.Staff;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A cluster of real nodes, each in a JVM and a network namespace of its own, under load and under faults; at the end the
 * laws. Ends with 1 when one was broken. To be started in a network namespace of its own ({@code make chaos}).
 */
public final class Chaos {

  private static final int NODES = 3;
  /** Where those look in that are no members. */
  private static final int DOOR = 15801;
  private static final int PROBES = 30;
  private static final Duration WHOLE = Duration.ofSeconds(150);
  /** On the switch before each fault, and at the end: legs that nobody knows of. */
  private static final int PLANTED = 5;

  private final long seed;
  private final int users;
  private final int rate;
  private final List<Fault> faults;
  private final Path folder;
  private final Notebook notebook = new Notebook();
  private final List<Desk> desks = new ArrayList<>();
  private final List<Follower> followers = new ArrayList<>();
  private final Map<Kind, List<Long>> recoveries = new EnumMap<>(Kind.class);
  private final Map<Kind, List<Long>> heals = new EnumMap<>(Kind.class);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Violation> broken = new ArrayList<>();
  private Machines machines;
  private Observer observer;
  private volatile boolean quiet;
  private int planted;

  private Chaos(long seed, int users, int rate, List<Fault> faults, Path folder) {
    this.seed = seed;
    this.users = users;
    this.rate = rate;
    this.faults = faults;
    this.folder = folder;
  }

  public static void main(String[] none) throws Exception {
    long seed = Long.getLong("hookswitch.chaos.seed", System.nanoTime() % 1_000_000);
    int count = Integer.getInteger("hookswitch.chaos.faults", 54);
    List<Kind> kinds = Arrays.stream(
      System.getProperty("hookswitch.chaos.kinds", "KILL,FREEZE,HICCUP,ISLAND,MUTE,DEAF").split(",")
    )
      .map(Kind::valueOf)
      .toList();
    int users = Integer.getInteger("hookswitch.chaos.calls", 1000);
    int rate = Integer.getInteger("hookswitch.chaos.rate", 40);
    System.out.println(
      "-Dhookswitch.chaos.seed=" + seed + " faults=" + count + " calls=" + users + " rate=" + rate + "/s"
    );
    Path folder = Files.createDirectories(Path.of("target", "chaos"));
    Chaos chaos = new Chaos(seed, users, rate, Fault.schedule(seed, count, NODES, kinds), folder);
    System.exit(chaos.run() ? 0 : 1);
  }

  private boolean run() throws IOException {
    String cluster = "chaos-" + UUID.randomUUID();
    try (
      Network network = new Network(NODES);
      Machines nodes = new Machines(network, NODES, settings(network, cluster), folder)
    ) {
      machines = nodes;
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(nodes::close));
      for (int node = 0; node < NODES; node++) nodes.start(node);
      for (int node = 0; node < NODES; node++) nodes.awaitReady(node);
      say("nodes are ready");
      List<String> addresses = new ArrayList<>();
      for (int node = 0; node < NODES; node++) addresses.add(network.address(node) + ":" + DOOR);
      try (Observer looking = new Observer(cluster, addresses)) {
        observer = looking;
        man(cluster, addresses.getFirst());
        Future<?> load = threads.submit(this::load);
        for (Fault fault : faults) befall(fault);
        quiet = true;
        await(load);
        rest();
      }
    }
    report();
    return broken.isEmpty();
  }

  private Map<String, String> settings(Network network, String cluster) throws IOException {
    String members = IntStream.range(0, NODES)
      .mapToObj(node -> "<member>" + network.address(node) + "</member>")
      .collect(Collectors.joining());
    String shipped = Files.readString(Path.of("cluster.xml"));
    String one = "<member>${hookswitch.cluster.host}</member>";
    if (!shipped.contains(one)) throw new IllegalStateException("cluster.xml: expected " + one);
    write(folder.resolve("cluster.xml"), Badges.withDoor(shipped.replace(one, members), DOOR));
    Path directory = folder.resolve("directory.yaml");
    Staff.write(directory, users);
    return Map.ofEntries(
      Map.entry("HOOKSWITCH_LOG_LEVEL", "DEBUG"),
      Map.entry("HOOKSWITCH_CLUSTER_LOG_LEVEL", "INFO"),
      Map.entry("HOOKSWITCH_CLUSTER_NAME", cluster),
      Map.entry("HOOKSWITCH_CLUSTER_QUORUM", "2"),
      Map.entry("HOOKSWITCH_CLUSTER_FILE", folder.resolve("cluster.xml").toAbsolutePath().toString()),
      Map.entry("HOOKSWITCH_DIRECTORY_FILE", directory.toAbsolutePath().toString()),
      Map.entry("HOOKSWITCH_CALL_AUDIT", audit().toSeconds() + "s"),
      Map.entry("HOOKSWITCH_CALL_LINGER", "10s"),
      Map.entry("HOOKSWITCH_RECONCILE_EVERY", System.getProperty("hookswitch.chaos.reconcile", "5s")),
      Map.entry("HOOKSWITCH_RECONCILE_GRACE", "3s"),
      Map.entry("HOOKSWITCH_COMETD_TIMEOUT", "5s"),
      Map.entry("HOOKSWITCH_JAVA_OPTS", System.getProperty("hookswitch.chaos.java", "-Xmx400m -XX:TieredStopAtLevel=1"))
    );
  }

  /** A call costs six writes each time. */
  private Duration audit() {
    return Duration.ofSeconds(users > 200 ? 20 : 10);
  }

  /** Everybody gets a call, and some subscribe. */
  private void man(String cluster, String address) {
    Vertx vertx = Vertx.vertx();
    try (Badges badges = new Badges(vertx, cluster, address)) {
      for (int number = 0; number < users; number++) {
        String cookie = badges.cookie(Staff.user(number)).toCompletionStage().toCompletableFuture().join();
        Random random = new Random(seed * 1_000_003 + number);
        Line line = new Line(Staff.user(number).name(), cookie);
        String user = Staff.user(number).toString();
        desks.add(new Desk(user, Staff.phone(number), line, random, () -> machines.any(random), notebook));
      }
    }
    vertx.close().toCompletionStage().toCompletableFuture().join();
    for (int number = 0; number < users; number += 20) {
      Random random = new Random(seed + number);
      Follower follower = new Follower(desks.get(number), () -> machines.any(random), notebook);
      followers.add(follower);
      threads.submit(() -> {
        try {
          follower.run();
        } catch (RuntimeException bug) {
          notebook.remarks().add("a subscriber: " + bug);
        }
      });
    }
    each(desks, Desk::begin, 40);
    long talking = desks
      .stream()
      .filter(desk -> desk.call().isPresent())
      .count();
    say(talking + " calls talk, " + followers.size() + " subscribers listen");
  }

  /** Things are done at a steady rate, as long as there are users who do not wait for an answer. */
  private void load() {
    ConcurrentLinkedQueue<Desk> idle = new ConcurrentLinkedQueue<>(desks);
    List<Desk> order = new ArrayList<>(idle);
    Collections.shuffle(order, new Random(seed));
    idle.clear();
    idle.addAll(order);
    while (!quiet) {
      Desk next = idle.poll();
      if (next != null) {
        threads.submit(() -> {
          try {
            next.act();
          } catch (RuntimeException bug) {
            notebook.remarks().add("driver: " + bug);
          } finally {
            idle.add(next);
          }
        });
      }
      notebook.clock().pass(Duration.ofNanos(1_000_000_000L / rate));
    }
    notebook.clock().await(Desk.PATIENCE.multipliedBy(4), Duration.ofMillis(100), () -> idle.size() == desks.size());
  }

  private void befall(Fault fault) {
    String host = machines.address(fault.node());
    List<Desk> affected = new ArrayList<>(
      desks
        .stream()
        .filter(desk -> desk.call().isPresent() && observer.ownerOf(desk.call().get().call()).equals(host))
        .toList()
    );
    Collections.shuffle(affected, new Random(seed));
    plant();
    long began = now();
    machines.begin(fault);
    List<Future<Long>> probes = affected
      .stream()
      .limit(PROBES)
      .map(desk -> threads.submit(() -> desk.probe(WHOLE)))
      .toList();
    notebook.clock().pass(fault.lasts());
    machines.end(fault);
    long healed = now();
    List<Long> times = new ArrayList<>();
    for (Future<Long> probe : probes) {
      long end = await(probe);
      if (end < 0) stuck("a call was not served again after " + fault);
      else times.add(end - began);
    }
    recoveries.computeIfAbsent(fault.kind(), none -> new ArrayList<>()).addAll(times);
    boolean whole = notebook.clock().await(WHOLE, Duration.ofMillis(200), this::whole);
    heals.computeIfAbsent(fault.kind(), none -> new ArrayList<>()).add(whole ? now() - healed : -1);
    int revived = machines.reviveDead();
    if (!whole) stuck("the cluster did not become whole after " + fault);
    say(
      String.format(
        Locale.ROOT,
        "%s at %d ms: %d affected calls served again after p50 %d, most %d ms; whole %d ms after it ended%s",
        fault,
        began,
        affected.size(),
        percentile(times, 50),
        percentile(times, 100),
        whole ? now() - healed : -1,
        revived == 0 ? "" : "; " + revived + " nodes had ended"
      )
    );
    notebook.clock().pass(fault.rest());
    // What the load may not have looked at yet.
    each(affected.stream().limit(100).toList(), Desk::read, 10);
  }

  private void stuck(String what) {
    broken.add(new Violation(Violation.Kind.STUCK, what));
  }

  /** All are members, and each serves calls of all. */
  private boolean whole() {
    if (observer.members().size() < NODES) return false;
    List<Desk> some = desks
      .stream()
      .filter(desk -> desk.call().isPresent())
      .limit(12)
      .toList();
    for (int node = 0; node < NODES; node++) {
      for (Desk desk : some) {
        String id = desk.call().map(Desk.On::id).orElse("");
        int status = desk
          .line()
          .get(machines.uri(node), "/api/v2/me/calls/" + id, Duration.ofSeconds(3))
          .status();
        if (status != 200 && status != 404) return false;
      }
    }
    return true;
  }

  /** Numbers as nodes make them are far lower. */
  private void plant() {
    for (int one = 0; one < PLANTED; one++) {
      if (observer.plant(Long.MAX_VALUE - planted)) planted++;
    }
  }

  /** Waits until nothing can change any more, and looks. */
  private void rest() {
    plant();
    notebook.clock().pass(Desk.PATIENCE);
    // Two audits, and whatever the switch ends by itself.
    notebook.clock().pass(audit().multipliedBy(2).plusSeconds(3));
    each(desks, Desk::read, 20);
    notebook.clock().pass(Duration.ofSeconds(6));
    followers.forEach(Follower::end);
    // Before the look at the end: what is written after it is not in it.
    List<Written> written = machines.written();
    Ending ending = observer.ending();
    say(
      String.format(
        Locale.ROOT,
        "in the end the switch has %d calls, the store %d that go on; %d orphans were put there before",
        ending.legs().size(),
        ending.calls().size(),
        planted
      )
    );
    if (planted == 0) stuck("no orphan could be put on the switch");
    History history = notebook.history(written, ending, Desk.PATIENCE.toMillis());
    broken.addAll(Checker.check(history));
  }

  private void report() {
    say(
      "commands: " +
        notebook.operations().stream().collect(Collectors.groupingBy(Operation::result, Collectors.counting()))
    );
    say(
      notebook.readings().size() +
        " readings, " +
        notebook.heard().size() +
        " heard, " +
        machines.written().size() +
        " writes seen"
    );
    recoveries.forEach((kind, times) ->
      say(
        String.format(
          Locale.ROOT,
          "%s: from the fault to the next acknowledged command on an affected call: p50 %d, p99 %d, most %d ms (%d calls)",
          kind,
          percentile(times, 50),
          percentile(times, 99),
          percentile(times, 100),
          times.size()
        )
      )
    );
    heals.forEach((kind, times) -> say(kind + ": whole again after (ms, -1: not): " + times));
    notebook
      .remarks()
      .stream()
      .limit(40)
      .forEach(remark -> say("remark: " + remark));
    say(notebook.remarks().size() + " remarks");
    write(
      folder.resolve("operations.txt"),
      notebook.operations().stream().map(Operation::toString).collect(Collectors.joining("\n"))
    );
    write(
      folder.resolve("written.txt"),
      machines.written().stream().map(Written::toString).collect(Collectors.joining("\n"))
    );
    write(
      folder.resolve("readings.txt"),
      notebook.readings().stream().map(Reading::toString).collect(Collectors.joining("\n"))
    );
    write(folder.resolve("remarks.txt"), String.join("\n", notebook.remarks()));
    write(
      folder.resolve("heard.txt"),
      notebook.heard().stream().map(Heard::toString).collect(Collectors.joining("\n"))
    );
    write(folder.resolve("violations.txt"), broken.stream().map(Violation::toString).collect(Collectors.joining("\n")));
    Map<Violation.Kind, List<Violation>> byKind = broken.stream().collect(Collectors.groupingBy(Violation::kind));
    byKind.forEach((kind, all) -> {
      say(all.size() + " times " + kind);
      all
        .stream()
        .limit(5)
        .forEach(one -> say("  " + one));
    });
    say(broken.isEmpty() ? "no law was broken" : broken.size() + " violations, -Dhookswitch.chaos.seed=" + seed);
  }

  private static long percentile(List<Long> times, int percent) {
    if (times.isEmpty()) return -1;
    List<Long> sorted = times.stream().sorted().toList();
    return sorted.get(Math.max(0, (int) Math.ceil((sorted.size() * percent) / 100.0) - 1));
  }

  private void each(List<Desk> all, Consumer<Desk> what, int atOnce) {
    ConcurrentLinkedQueue<Desk> left = new ConcurrentLinkedQueue<>(all);
    List<Future<?>> lanes = new ArrayList<>();
    for (int lane = 0; lane < atOnce; lane++) {
      lanes.add(
        threads.submit(() -> {
          for (Desk next = left.poll(); next != null; next = left.poll()) what.accept(next);
        })
      );
    }
    lanes.forEach(Chaos::await);
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.get(10, TimeUnit.MINUTES);
    } catch (Exception broken) {
      throw new IllegalStateException(broken);
    }
  }

  private long now() {
    return notebook.clock().now();
  }

  private void say(String what) {
    System.out.println(LocalTime.now().truncatedTo(ChronoUnit.MILLIS) + " " + now() + " " + what);
  }

  static void append(Path file, String line) {
    try {
      Files.writeString(file, line + "\n", StandardOpenOption.APPEND);
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }
}
