package io.hookswitch.perf;

import io.hookswitch.config.StorageConfig;
import io.hookswitch.database.PostgresServer;
import io.hookswitch.gateway.GatewayProcess;
import io.hookswitch.north.Badges;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What it costs that calls are recorded: two nodes that share one processor, one of which records, are given commands in
 * turn, by users of whom each waits for the answer to the last. The other one has nothing to do meanwhile; and before its
 * turn comes, what was recorded is in the database.
 */
public final class RecordsCost implements AutoCloseable {

  private static final String OUTSIDE = "9165550104";
  private static final int CROWD = 100;
  private static final int EAGER = 32;
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final Duration SLICE = Duration.ofSeconds(20);
  private static final double COMPILED = 0.1;
  private static final Duration BREATH = Duration.ofMillis(500);

  private final Vertx vertx;
  private final Context loop;
  private final String name;
  private final Node node;
  private final Lines crowd;
  private final List<String> cookies;
  private final List<String> calls = new ArrayList<>();
  private int turn;

  private RecordsCost(Vertx vertx, String name, Node node, List<String> cookies, Mistakes mistakes) {
    this.vertx = vertx;
    this.loop = vertx.getOrCreateContext();
    this.name = name;
    this.node = node;
    this.cookies = cookies;
    this.crowd = onLoop(() -> Future.succeededFuture(new Lines(vertx, node.port(), 1, EAGER * 2, false, mistakes)));
  }

  /** @param words {@code rounds=6 seconds=10 warmUp=300}, the most it may take, and {@code postgresql} for that database instead of the embedded one */
  public static void main(String[] words) throws IOException {
    Map<String, Integer> plan = new HashMap<>(Map.of("rounds", 6, "seconds", 10, "warmUp", 300));
    boolean postgresql = false;
    for (String word : words) {
      String[] pair = word.split("=", 2);
      if (word.equals("postgresql")) postgresql = true;
      else if (pair.length == 2 && plan.containsKey(pair[0]) && pair[1].matches("\\d{1,4}")) plan.put(
        pair[0],
        Integer.parseInt(pair[1])
      );
      else throw new IllegalArgumentException(
        "usage: [rounds=6] [seconds=10] [warmUp=30] [postgresql], found: " + word
      );
    }
    Map<String, String> storage = new HashMap<>();
    if (postgresql) {
      try (PostgresServer server = PostgresServer.start()) {
        StorageConfig database = server.database(
          Path.of("target", "storage", UUID.randomUUID().toString()).toAbsolutePath()
        );
        storage.put("HOOKSWITCH_STORAGE_URL", database.url().orElseThrow());
        storage.put("HOOKSWITCH_STORAGE_USER", database.user());
        compare(plan, storage);
      }
    } else compare(plan, storage);
  }

  private static void compare(Map<String, Integer> plan, Map<String, String> storage) throws IOException {
    Path directory = Files.createTempDirectory("records-cost").resolve("directory.yaml");
    Staff.write(directory, CROWD);
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    Mistakes mistakes = new Mistakes();
    try (
      RecordsCost quiet = start(vertx, "off", mistakes, directory, Map.of("HOOKSWITCH_RECORDS_ENABLED", "false"));
      RecordsCost recording = start(vertx, "on", mistakes, directory, storage)
    ) {
      quiet.dial();
      recording.dial();
      Duration length = Duration.ofSeconds(plan.get("seconds"));
      Duration patience = Duration.ofSeconds(plan.get("warmUp"));
      recording.warmUp(patience);
      quiet.warmUp(patience);
      List<Double> ratios = new ArrayList<>();
      for (int round = 1; round <= plan.get("rounds"); round++) {
        // Each goes first as often as the other.
        boolean first = round % 2 == 0;
        double on = first ? recording.turn(length) : 0;
        double none = quiet.turn(length);
        if (!first) on = recording.turn(length);
        ratios.add(on / none);
        say("round %d: off %.0f, on %.0f commands a second, ratio %.3f", round, none, on, on / none);
      }
      ratios.sort(null);
      say(
        "ratio of commands a second with records to those without: median %.3f, least %.3f, most %.3f; aim 0.85; dropped %.0f; %s",
        ratios.get(ratios.size() / 2),
        ratios.getFirst(),
        ratios.getLast(),
        recording.node.metric("hookswitch_records_dropped_total"),
        mistakes
      );
    } finally {
      await(vertx.close());
    }
    if (!mistakes.none()) System.exit(1);
  }

  private static RecordsCost start(
    Vertx vertx,
    String name,
    Mistakes mistakes,
    Path directory,
    Map<String, String> more
  ) throws IOException {
    String cluster = "cost-" + UUID.randomUUID();
    int door = GatewayProcess.freePort();
    Path clusterFile = directory.resolveSibling(cluster + ".xml");
    Files.writeString(clusterFile, Badges.withDoor(Files.readString(Path.of("cluster.xml")), door));
    List<String> pinned = List.of("taskset", "--cpu-list", "0");
    int members = GatewayProcess.freePort();
    Node node = Node.start(
      vertx,
      mistakes,
      new Node.Setup(cluster, members, directory, clusterFile).by(pinned).with(more)
    );
    List<String> cookies = new ArrayList<>();
    try (Badges badges = new Badges(vertx, cluster, door)) {
      for (int user = 0; user < CROWD; user++) cookies.add(await(badges.cookie(Staff.user(user))));
    }
    return new RecordsCost(vertx, name, node, cookies, mistakes);
  }

  private void dial() {
    JsonObject dial = new JsonObject()
      .put("operationName", "Dial")
      .put("destination", new JsonObject().put("phoneNumber", OUTSIDE));
    for (int user = 0; user < CROWD; user++) {
      int number = user;
      onLoop(() ->
        node.lines().post(cookies.get(number), "/api/v2/me/devices/" + Staff.phone(number) + "/calls", dial)
      );
    }
    await(vertx.timer(TimeUnit.SECONDS.toMillis(3)));
    for (String cookie : cookies) {
      JsonObject all = onLoop(() -> node.lines().get(cookie, "/api/v2/me/calls?fields=*"));
      calls.add(all.getJsonArray("calls").getJsonObject(0).getString("id"));
    }
  }

  /** Until it hardly compiles any more. */
  private void warmUp(Duration patience) {
    Compilers compilers = node.compilers();
    long end = System.nanoTime() + patience.toNanos();
    double rate;
    double compiling;
    do {
      rate = turn(SLICE);
      compiling = compilers.share();
    } while (compiling > COMPILED && System.nanoTime() < end);
    say("  %s: warm at %.0f commands a second, %.0f %% of its time is compiling", name, rate, 100 * compiling);
  }

  /** Commands a second, alone; then waits until what was recorded is in the database. */
  private double turn(Duration length) {
    double done = capacity(length);
    settle();
    return done;
  }

  private double capacity(Duration length) {
    int[] done = { 0 };
    long begun = System.nanoTime();
    long end = begun + length.toNanos();
    onLoop(() -> {
      List<Future<Void>> lanes = new ArrayList<>();
      for (int lane = 0; lane < EAGER; lane++) lanes.add(eager(end, done));
      return Future.all(lanes).mapEmpty();
    });
    return done[0] / ((System.nanoTime() - begun) / 1e9);
  }

  private Future<Void> eager(long end, int[] done) {
    if (System.nanoTime() > end) return Future.succeededFuture();
    int user = turn++ % CROWD;
    JsonObject update = new JsonObject()
      .put("operationName", "UpdateUserData")
      .put("userData", new JsonObject().put("n", turn));
    return crowd.post(cookies.get(user), "/api/v2/me/calls/" + calls.get(user), update).compose(answered -> {
      done[0]++;
      return eager(end, done);
    });
  }

  private void settle() {
    if (name.equals("off")) return;
    long begun = System.nanoTime();
    double before;
    double now = node.metric("hookswitch_records_written_total");
    do {
      before = now;
      await(vertx.timer(BREATH.toMillis() * 2));
      now = node.metric("hookswitch_records_written_total");
    } while (now > before);
    say("  what was recorded was in the database after %.1f s", (System.nanoTime() - begun) / 1e9);
  }

  @Override
  public void close() {
    node.close();
  }

  private <T> T onLoop(Supplier<Future<T>> work) {
    Promise<T> done = Promise.promise();
    loop.runOnContext(now -> work.get().onComplete(done));
    return await(done.future());
  }

  private static void say(String format, Object... words) {
    System.out.printf(Locale.ROOT, format + "%n", words);
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }
}
