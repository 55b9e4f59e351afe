package io.hookswitch.perf;

import io.hookswitch.gateway.GatewayProcess;
import io.hookswitch.north.Badges;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Thousands of CometD sessions at one node in a JVM of its own, and one among them that gets stuck: what do the others
 * notice? In turn, the most talked-to user reads (A) and is stuck (B); the load is the same in both.
 */
public final class ManySessions {

  private static final int AT_ONCE = 50;
  private static final Duration WARM_UP = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Plan plan;
  private final GatewayProcess gateway;
  private final Vertx vertx;
  private final Context loop;
  private final Mistakes mistakes = new Mistakes();
  private final List<Seat> seats = new ArrayList<>();
  private final List<Subscription> sessions = new ArrayList<>();
  private final String filler;
  private Victim victim;
  private int turn;

  private ManySessions(Plan plan, GatewayProcess gateway, Vertx vertx) {
    this.plan = plan;
    this.gateway = gateway;
    this.vertx = vertx;
    this.loop = vertx.getOrCreateContext();
    this.filler = "x".repeat(plan.floodBytes());
  }

  /** @param words see {@link Plan} */
  public static void main(String[] words) throws IOException {
    Plan plan = Plan.of(words);
    Path directory = Files.createTempFile("staff", ".yaml");
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    String cluster = "sessions-" + UUID.randomUUID();
    int door = GatewayProcess.freePort();
    Path clusterFile = Files.createTempFile("cluster", ".xml");
    Files.writeString(clusterFile, Badges.withDoor(Files.readString(Path.of("cluster.xml")), door));
    Staff.write(directory, plan.sessions() + 1);
    Map<String, String> settings = Map.of(
      "HOOKSWITCH_CLUSTER_NAME",
      cluster,
      "HOOKSWITCH_CLUSTER_PORT",
      Integer.toString(GatewayProcess.freePort()),
      "HOOKSWITCH_CLUSTER_FILE",
      clusterFile.toString(),
      // The flood and the load are more than users and a tenant may command.
      "HOOKSWITCH_LIMITS_USER_RATE",
      "0",
      "HOOKSWITCH_LIMITS_TENANT_RATE",
      "0",
      "HOOKSWITCH_DIRECTORY_FILE",
      directory.toString(),
      "HOOKSWITCH_JAVA_OPTS",
      System.getenv().getOrDefault("HOOKSWITCH_JAVA_OPTS", "-Xmx1g")
    );
    boolean good;
    try (GatewayProcess gateway = GatewayProcess.start(GatewayProcess.freePort(), settings)) {
      // Whoever stops this program before its end stops the node too.
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(gateway::close));
      System.out.println(plan);
      System.out.println(gateway.awaitReady());
      ManySessions run = new ManySessions(plan, gateway, vertx);
      try (Badges badges = new Badges(vertx, cluster, door)) {
        run.open(badges);
      }
      good = run.measure();
      await(vertx.close());
      gateway.terminate();
      gateway.awaitExit(Duration.ofSeconds(30));
    } finally {
      Files.delete(directory);
      Files.delete(clusterFile);
      await(vertx.close()); // again, if something went wrong
    }
    if (!good) System.exit(1);
  }

  /** Number 0 is the victim, the others listen over WebSockets and by polling in turn. */
  private void open(Badges badges) {
    long start = System.nanoTime();
    Lines lines = onLoop(() ->
      Future.succeededFuture(new Lines(vertx, gateway.port(), plan.sessions() + 1, false, mistakes))
    );
    Lines narrow = onLoop(() -> Future.succeededFuture(new Lines(vertx, gateway.port(), 8, true, mistakes)));
    onLoop(() ->
      each(plan.sessions() + 1, number ->
        badges
          .cookie(Staff.user(number))
          .map(cookie -> seats.add(new Seat(number, cookie, number == 0 ? narrow : lines, mistakes)))
      )
    );
    seats.sort(Comparator.comparingInt(Seat::number));
    Seat stuck = seats.removeFirst();
    victim = new Victim(vertx, stuck, narrow, mistakes, this::ended);
    onLoop(() ->
      each(seats.size(), index -> {
        Seat seat = seats.get(index);
        Subscription session = new Subscription(vertx, seat::hear, mistakes::add);
        sessions.add(session);
        return session.begin(heard -> lines.open(bySocket(index), seat.cookie(), heard));
      })
    );
    System.out.printf(Locale.ROOT, "%d sessions after %.1f s%n", seats.size(), (System.nanoTime() - start) / 1e9);
    onLoop(() -> each(seats.size(), index -> seats.get(index).call()));
    onLoop(() -> Future.all(seats.stream().map(Seat::talking).toList()).mapEmpty());
    onLoop(() ->
      victim
        .begin(true)
        .compose(begun -> stuck.call())
        .compose(called -> stuck.talking())
        .compose(talking -> victim.end())
    );
    System.out.printf(Locale.ROOT, "all on a call after %.1f s%n", (System.nanoTime() - start) / 1e9);
  }

  private static boolean bySocket(int index) {
    return index % 2 == 0;
  }

  /** What the gateway says about the sessions that it ended by itself. */
  private List<String> ended() {
    return gateway
      .output()
      .lines()
      .filter(line -> line.contains(" a session of "))
      .map(line -> line.substring(line.indexOf(" a session of ") + 1))
      .toList();
  }

  private boolean measure() {
    run(new Phase(true, false), WARM_UP);
    List<Phase> phases = new ArrayList<>();
    System.out.println(Phase.HEAD);
    for (int round = 0; round < plan.rounds(); round++) {
      for (boolean socket : List.of(true, false)) {
        for (boolean stuck : List.of(false, true)) {
          Phase phase = new Phase(socket, stuck);
          run(phase, plan.phase());
          System.out.println(phase);
          phases.add(phase);
        }
      }
    }
    sessions.forEach(Subscription::ignore);
    gateway
      .output()
      .lines()
      .filter(line -> line.contains(" ERROR "))
      .forEach(mistakes::add);
    List<Phase> ofSockets = phases.stream().filter(Phase::socket).toList();
    List<Phase> ofPolls = phases
      .stream()
      .filter(phase -> !phase.socket())
      .toList();
    compare("WebSocket", ofSockets);
    compare("long poll", ofPolls);
    compare("both", phases);
    phases
      .stream()
      .filter(phase -> phase.stuck() && !phase.cutOff())
      .forEach(phase -> mistakes.add("never cut off: " + phase));
    System.out.println(mistakes);
    return mistakes.none();
  }

  private static void compare(String name, List<Phase> phases) {
    Latencies read = together(phases, false);
    Latencies stuck = together(phases, true);
    for (double share : List.of(0.5, 0.99)) {
      double a = read.percentile(share);
      double b = stuck.percentile(share);
      System.out.printf(Locale.ROOT, "%-9s p%.0f: A %.1f ms, B %.1f ms, B/A %.2f%n", name, share * 100, a, b, b / a);
    }
  }

  private static Latencies together(List<Phase> phases, boolean stuck) {
    Latencies all = new Latencies();
    phases
      .stream()
      .filter(phase -> phase.stuck() == stuck)
      .forEach(phase -> all.addAll(phase.all()));
    return all;
  }

  private void run(Phase phase, Duration length) {
    Duration cpu = gateway.cpu();
    long start = System.nanoTime();
    onLoop(() -> victim.begin(phase.socket()));
    onLoop(() -> {
      Runnable unstick = phase.stuck() ? victim.getStuck(phase.socket()) : () -> {};
      Runnable steady = Metronome.start(vertx, plan.rate(), due -> say(due, phase));
      Runnable flood = Metronome.start(vertx, plan.flood(), due -> victim.flood(filler));
      return vertx
        .timer(length.toMillis())
        .compose(over -> phase.stuck() ? victim.cutOnce() : Future.<Void>succeededFuture())
        .compose(over -> {
          List.of(steady, flood, unstick).forEach(Runnable::run);
          return silence();
        });
    });
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    phase.over(gateway.cpu().minus(cpu), took, phase.stuck() ? victim.cuts() : List.of(), victim.flooded());
    onLoop(victim::end);
  }

  private void say(long due, Phase phase) {
    int index = turn++ % seats.size();
    seats.get(index).say(due, phase.of(bySocket(index)));
  }

  /** Done when everything that was said has been heard, or will not be. */
  private Future<Void> silence() {
    Promise<Void> silent = Promise.promise();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    vertx.setPeriodic(20, tick -> {
      int unheard = seats.stream().mapToInt(Seat::unheard).sum();
      boolean late = System.nanoTime() > deadline;
      if (unheard > 0 && !late) return;
      vertx.cancelTimer(tick);
      if (late) mistakes.add(unheard + " events were not heard within 10 s");
      silent.complete();
    });
    return silent.future();
  }

  /** So many things, not all at once. */
  private static Future<Void> each(int count, IntFunction<Future<?>> thing) {
    int[] next = { 0 };
    List<Future<Void>> lanes = new ArrayList<>();
    for (int lane = 0; lane < AT_ONCE; lane++) lanes.add(lane(count, next, thing));
    return Future.all(lanes).mapEmpty();
  }

  private static Future<Void> lane(int count, int[] next, IntFunction<Future<?>> thing) {
    if (next[0] >= count) return Future.succeededFuture();
    return thing.apply(next[0]++).compose(done -> lane(count, next, thing));
  }

  private <T> T onLoop(Supplier<Future<T>> work) {
    Promise<T> done = Promise.promise();
    loop.runOnContext(now -> work.get().onComplete(done));
    return await(done.future());
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }
}
