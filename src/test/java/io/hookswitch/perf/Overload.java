package io.hookswitch.perf;

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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Three times as many commands as a node can do, whether or not it keeps up: does whoever hangs up notice, and what waits?
 * The node has a processor to itself, so that it is the node that is too busy and not its clients.
 */
public final class Overload {

  private static final String OUTSIDE = "9165550104";
  private static final int CROWD = 200;
  private static final int HANG_UPS = 10;
  private static final int CONNECTIONS = 4096;
  private static final int EAGER = 32;
  private static final Duration WARM_UP = Duration.ofSeconds(20);
  private static final Duration PHASE = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final List<String> WAITING = List.of(
    "hookswitch_requests_active",
    "hookswitch_mailbox_waiting",
    "hookswitch_stream_waiting",
    "hookswitch_records_waiting"
  );

  private final Vertx vertx;
  private final Context loop;
  private final Node node;
  private final Lines crowd;
  private final List<String> cookies;
  private final Mistakes mistakes;
  private final List<String> calls = new ArrayList<>();
  private int turn;
  private int hungUp = CROWD;

  private Overload(Vertx vertx, Node node, List<String> cookies, Mistakes mistakes) {
    this.vertx = vertx;
    this.loop = vertx.getOrCreateContext();
    this.node = node;
    this.cookies = cookies;
    this.mistakes = mistakes;
    this.crowd = onLoop(() -> Future.succeededFuture(new Lines(vertx, node.port(), 1, CONNECTIONS, false, mistakes)));
  }

  public static void main(String[] none) throws IOException {
    int users = CROWD + (int) (HANG_UPS * (PHASE.toSeconds() + 2) * 2);
    Path files = Files.createTempDirectory("overload");
    Path directory = files.resolve("directory.yaml");
    Staff.write(directory, users);
    Path clusterFile = files.resolve("cluster.xml");
    int door = GatewayProcess.freePort();
    Files.writeString(clusterFile, Badges.withDoor(Files.readString(Path.of("cluster.xml")), door));
    String cluster = "overload-" + UUID.randomUUID();
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    Mistakes mistakes = new Mistakes();
    List<String> pinned = List.of("taskset", "--cpu-list", "0");
    int members = GatewayProcess.freePort();
    Node.Setup setup = new Node.Setup(cluster, members, directory, clusterFile).by(pinned);
    try (Node node = Node.start(vertx, mistakes, setup)) {
      List<String> cookies = new ArrayList<>();
      try (Badges badges = new Badges(vertx, cluster, door)) {
        for (int user = 0; user < users; user++) cookies.add(await(badges.cookie(Staff.user(user))));
      }
      Overload run = new Overload(vertx, node, cookies, mistakes);
      run.dial();
      run.measure();
    } finally {
      await(vertx.close());
    }
    System.out.println(mistakes);
    if (!mistakes.none()) System.exit(1);
  }

  private void dial() {
    JsonObject dial = new JsonObject()
      .put("operationName", "Dial")
      .put("destination", new JsonObject().put("phoneNumber", OUTSIDE));
    for (int user = 0; user < cookies.size(); user++) {
      int number = user;
      onLoop(() ->
        node.lines().post(cookies.get(number), "/api/v2/me/devices/" + Staff.phone(number) + "/calls", dial)
      );
    }
    await(vertx.timer(TimeUnit.SECONDS.toMillis(2)));
    for (String cookie : cookies) {
      JsonObject all = onLoop(() -> node.lines().get(cookie, "/api/v2/me/calls?fields=*"));
      calls.add(all.getJsonArray("calls").getJsonObject(0).getString("id"));
    }
  }

  private void measure() {
    capacity(WARM_UP);
    int capacity = capacity(PHASE);
    say("capacity, %d at a time: %d commands a second", EAGER, capacity);
    Latencies easy = phase("a third of it", Math.max(1, capacity / 3));
    Latencies over = phase("three times it", capacity * 3);
    say("hang-up p99, three times to a third: %.2f", over.percentile(0.99) / easy.percentile(0.99));
    await(vertx.timer(TimeUnit.SECONDS.toMillis(5)));
    say("5 s later: %s", waiting());
  }

  /** Commands a second when so many users each wait for the answer to theirs. */
  private int capacity(Duration length) {
    int[] done = { 0 };
    long end = System.nanoTime() + length.toNanos();
    onLoop(() -> {
      List<Future<Void>> lanes = new ArrayList<>();
      for (int lane = 0; lane < EAGER; lane++) lanes.add(eager(end, done));
      return Future.all(lanes).mapEmpty();
    });
    return (int) (done[0] / length.toSeconds());
  }

  private Future<Void> eager(long end, int[] done) {
    if (System.nanoTime() > end) return Future.succeededFuture();
    return update(new TreeMap<>(), new Latencies()).compose(one -> {
      done[0]++;
      return eager(end, done);
    });
  }

  private Latencies phase(String name, int rate) {
    Latencies hangUps = new Latencies();
    Latencies accepted = new Latencies();
    Map<Integer, Integer> statuses = new TreeMap<>();
    Map<String, Double> most = new TreeMap<>();
    long[] unanswered = { 0 };
    double[] slowest = new double[(int) PHASE.toSeconds() + 2];
    long start = System.nanoTime();
    onLoop(() -> {
      Runnable load = Metronome.start(vertx, rate, due -> {
        unanswered[0]++;
        update(statuses, accepted).onComplete(done -> unanswered[0]--);
      });
      Runnable hangUp = Metronome.start(vertx, HANG_UPS, due ->
        hangUp(due, hangUps).onSuccess(took -> {
          int second = (int) TimeUnit.NANOSECONDS.toSeconds(due - start);
          slowest[second] = Math.max(slowest[second], took / 1e6);
        })
      );
      long look = vertx.setPeriodic(500, tick ->
        vertx.executeBlocking(() -> {
          synchronized (most) {
            waiting().forEach((what, many) -> most.merge(what, many, Math::max));
          }
          return null;
        })
      );
      return vertx.timer(PHASE.toMillis()).compose(over -> {
        load.run();
        hangUp.run();
        vertx.cancelTimer(look);
        return silence(unanswered, System.nanoTime() + PATIENCE.toNanos());
      });
    });
    say(
      "%s, %d commands a second: hang-up p50 %.0f ms, p99 %.0f ms, last %.0f ms (%d of %d); others %s, accepted p99 %.0f ms",
      name,
      rate,
      hangUps.percentile(0.5),
      hangUps.percentile(0.99),
      hangUps.percentile(1),
      hangUps.count(),
      HANG_UPS * PHASE.toSeconds(),
      statuses,
      accepted.percentile(0.99)
    );
    synchronized (most) {
      say("  most that waited: %s", most);
    }
    say("  slowest hang-up of each second, ms: %s", Arrays.stream(slowest).mapToLong(Math::round).boxed().toList());
    return hangUps;
  }

  private Future<Void> silence(long[] unanswered, long deadline) {
    if (unanswered[0] == 0) return Future.succeededFuture();
    if (System.nanoTime() > deadline) return Future.failedFuture(unanswered[0] + " were never answered");
    return vertx.timer(50).compose(later -> silence(unanswered, deadline));
  }

  private Map<String, Double> waiting() {
    Map<String, Double> all = new TreeMap<>();
    WAITING.forEach(what -> all.put(what, node.metric(what)));
    return all;
  }

  private Future<Void> update(Map<Integer, Integer> statuses, Latencies accepted) {
    int user = turn++ % CROWD;
    long start = System.nanoTime();
    JsonObject update = new JsonObject()
      .put("operationName", "UpdateUserData")
      .put("userData", new JsonObject().put("n", turn));
    return crowd
      .post(cookies.get(user), "/api/v2/me/calls/" + calls.get(user), update)
      .onSuccess(done -> {
        statuses.merge(200, 1, Integer::sum);
        accepted.add(System.nanoTime() - start);
      })
      .recover(refused -> {
        boolean honest = refused instanceof Lines.Refused why && (why.status() == 503 || why.status() == 429);
        if (!honest) mistakes.add(refused.toString());
        statuses.merge(refused instanceof Lines.Refused why ? why.status() : 0, 1, Integer::sum);
        return Future.succeededFuture();
      });
  }

  /** @return how long it took, in nanoseconds */
  private Future<Long> hangUp(long due, Latencies times) {
    int user = hungUp++;
    return node
      .lines()
      .post(cookies.get(user), "/api/v2/me/calls/" + calls.get(user), new JsonObject().put("operationName", "Hangup"))
      .map(done -> System.nanoTime() - due)
      .onSuccess(times::add)
      .onFailure(refused -> mistakes.add("hang-up: " + refused.getMessage()));
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
