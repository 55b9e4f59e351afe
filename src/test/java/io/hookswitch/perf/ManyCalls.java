package io.hookswitch.perf;

import io.hookswitch.gateway.GatewayProcess;
import io.hookswitch.north.Badges;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonArray;
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
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;

/**
 * Live calls by the hundred thousand on two nodes in JVMs of their own: what one takes of the heap, whether that stays so,
 * and how long it takes the one node to serve them all when the other is killed.
 */
public final class ManyCalls {

  private static final String USAGE = "usage: [calls=100000] [minutes=10]";
  private static final String OUTSIDE = "9165550104";
  private static final int CALLS_OF_A_USER = 10;
  private static final int AT_ONCE = 48;
  /** Users whose calls get commands when a node has died; with ten calls each, five hundred calls lay there. */
  private static final int ASKED = 100;
  private static final Duration PATIENCE = Duration.ofHours(2);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
  private static final int HARD_LIMIT = 1_000_000;

  private final int calls;
  private final Duration flat;
  private final Vertx vertx;
  private final List<Node> nodes;
  private final List<String> cookies = new ArrayList<>();
  private final Mistakes mistakes;

  private ManyCalls(int calls, Duration flat, Vertx vertx, List<Node> nodes, Mistakes mistakes) {
    this.calls = calls;
    this.flat = flat;
    this.vertx = vertx;
    this.nodes = nodes;
    this.mistakes = mistakes;
  }

  /** @param words see {@link #USAGE} */
  public static void main(String[] words) throws IOException {
    int calls = number(words, "calls", 100_000);
    Duration flat = Duration.ofMinutes(number(words, "minutes", 10));
    Path files = Files.createTempDirectory("calls");
    Path directory = files.resolve("directory.yaml");
    Staff.write(directory, users(calls));
    String cluster = "calls-" + UUID.randomUUID();
    int members = GatewayProcess.freePort();
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    Mistakes mistakes = new Mistakes();
    List<Node> nodes = new ArrayList<>();
    // A client gets in when all members have a door for it.
    int door = 0;
    try {
      for (int number = 0; number < 2; number++) {
        door = GatewayProcess.freePort();
        Path clusterFile = files.resolve("cluster" + number + ".xml");
        Files.writeString(clusterFile, Badges.withDoor(Files.readString(Path.of("cluster.xml")), door));
        nodes.add(Node.start(vertx, mistakes, new Node.Setup(cluster, members, directory, clusterFile)));
      }
      ManyCalls run = new ManyCalls(calls, flat, vertx, nodes, mistakes);
      try (Badges badges = new Badges(vertx, cluster, door)) {
        for (int user = 0; user < users(calls); user++) run.cookies.add(await(badges.cookie(Staff.user(user))));
      }
      run.measure();
    } finally {
      nodes.forEach(Node::close);
      await(vertx.close());
    }
  }

  private static int number(String[] words, String name, int usual) {
    int found = usual;
    for (String word : words) {
      String[] pair = word.split("=", 2);
      boolean known = pair.length == 2 && List.of("calls", "minutes").contains(pair[0]) && pair[1].matches("\\d{1,7}");
      if (!known) throw new IllegalArgumentException(USAGE + ", found: " + word);
      if (pair[0].equals(name)) found = Integer.parseInt(pair[1]);
    }
    if (found < 1 || found > HARD_LIMIT) throw new IllegalArgumentException(USAGE + ", found: " + name + "=" + found);
    return found;
  }

  private static int users(int calls) {
    return (calls + CALLS_OF_A_USER - 1) / CALLS_OF_A_USER;
  }

  private void measure() {
    long[] before = nodes.stream().mapToLong(Node::live).toArray();
    say("%d calls of %d users; without them the nodes have %s of live heap", calls, cookies.size(), mib(before));
    long start = System.nanoTime();
    await(each(calls, number -> dial(number)));
    double took = seconds(start);
    say("dialled in %.0f s, %.0f a second", took, calls / took);
    await(until(() -> owned() == calls, "all calls have an owner"));
    // The last ones are answered after a second, and each tells its user.
    await(vertx.timer(TimeUnit.SECONDS.toMillis(10)));
    long[] with = flat(before);
    take(with);
    say("%s", mistakes);
    if (!mistakes.none()) throw new AssertionError(mistakes);
  }

  /** @return the live heaps at its end */
  private long[] flat(long[] before) {
    long[] live = report(0, before);
    long first = sum(live);
    for (int minute = 1; minute <= flat.toMinutes(); minute++) {
      await(vertx.timer(TimeUnit.MINUTES.toMillis(1)));
      live = report(minute, before);
    }
    say("live heap after %d minutes: %.3f of what it was", flat.toMinutes(), (double) sum(live) / first);
    if (sum(live) > first * 1.05) mistakes.add("the live heap grows");
    return live;
  }

  private long[] report(int minute, long[] before) {
    long[] live = nodes.stream().mapToLong(Node::live).toArray();
    double each = (double) (sum(live) - sum(before)) / calls;
    say(
      "minute %2d: %s of live heap, %.1f KiB a call (the owner's and the copy), %d calls",
      minute,
      mib(live),
      each / 1024,
      owned()
    );
    return live;
  }

  /** Kills a node, and sends commands to calls of which it had half, until each has taken one. */
  private void take(long[] live) {
    Node left = nodes.getFirst();
    Node dead = nodes.getLast();
    double had = dead.metric("hookswitch_calls");
    List<String[]> asked = new ArrayList<>();
    for (int user = 0; user < Math.min(ASKED, cookies.size()); user++) asked.addAll(await(callsOf(left, user)));
    double takeovers = left.metric("hookswitch_takeovers_total");
    long start = System.nanoTime();
    dead.close();
    Latencies first = new Latencies();
    Future<Void> answered = Future.all(
      asked
        .stream()
        .map(call -> acknowledged(left, call, start, first))
        .toList()
    ).mapEmpty();
    await(until(() -> left.metric("hookswitch_calls") >= calls, "the node that is left has all calls"));
    say(
      "node with %.0f calls killed: all %d have an owner again after %.1f s (%.0f taken over)",
      had,
      calls,
      seconds(start),
      left.metric("hookswitch_takeovers_total") - takeovers
    );
    await(answered);
    say(
      "first command acknowledged, of %d calls on both nodes: p50 %.1f s, p99 %.1f s, last %.1f s after the kill",
      asked.size(),
      first.percentile(0.5) / 1000,
      first.percentile(0.99) / 1000,
      first.percentile(1) / 1000
    );
    say("live heap of the node that is left: %s, was %s", mib(left.live()), mib(live[0]));
  }

  private Future<Void> acknowledged(Node node, String[] call, long start, Latencies first) {
    JsonObject update = new JsonObject()
      .put("operationName", "UpdateUserData")
      .put("userData", new JsonObject().put("after", "kill"));
    return node
      .lines()
      .post(call[0], "/api/v2/me/calls/" + call[1], update)
      .onSuccess(done -> first.add(System.nanoTime() - start))
      .recover(refused ->
        System.nanoTime() - start > PATIENCE.toNanos()
          ? Future.failedFuture(refused)
          : vertx.timer(LOOK_AGAIN.toMillis()).compose(later -> acknowledged(node, call, start, first))
      );
  }

  /** Cookie and id of each. */
  private Future<List<String[]>> callsOf(Node node, int user) {
    return node
      .lines()
      .get(cookies.get(user), "/api/v2/me/calls?fields=*")
      .map(body -> {
        List<String[]> found = new ArrayList<>();
        JsonArray all = body.getJsonArray("calls");
        for (int i = 0; i < all.size(); i++) {
          found.add(new String[] { cookies.get(user), all.getJsonObject(i).getString("id") });
        }
        return found;
      });
  }

  private Future<Void> dial(int number) {
    int user = number % cookies.size();
    JsonObject dial = new JsonObject()
      .put("operationName", "Dial")
      .put("destination", new JsonObject().put("phoneNumber", OUTSIDE));
    return nodes
      .get(number % nodes.size())
      .lines()
      .post(cookies.get(user), "/api/v2/me/devices/" + Staff.phone(user) + "/calls", dial)
      .onFailure(refused -> mistakes.add(refused.getMessage()))
      .otherwiseEmpty();
  }

  private int owned() {
    return (int) nodes
      .stream()
      .mapToDouble(node -> node.metric("hookswitch_calls"))
      .sum();
  }

  private Future<Void> until(BooleanSupplier condition, String what) {
    return until(condition, what, System.nanoTime() + PATIENCE.toNanos());
  }

  private Future<Void> until(BooleanSupplier condition, String what, long deadline) {
    return vertx.executeBlocking(condition::getAsBoolean).compose(so -> {
      if (so) return Future.succeededFuture();
      if (System.nanoTime() > deadline) return Future.failedFuture("not within " + PATIENCE + ": " + what);
      return vertx.timer(LOOK_AGAIN.toMillis()).compose(later -> until(condition, what, deadline));
    });
  }

  private Future<Void> each(int count, IntFunction<Future<Void>> work) {
    Promise<Void> done = Promise.promise();
    vertx.runOnContext(turn -> {
      int[] next = { 0 };
      List<Future<Void>> lanes = new ArrayList<>();
      for (int lane = 0; lane < AT_ONCE; lane++) lanes.add(lane(count, next, work));
      Future.all(lanes).<Void>mapEmpty().onComplete(done);
    });
    return done.future();
  }

  private static Future<Void> lane(int count, int[] next, IntFunction<Future<Void>> work) {
    if (next[0] >= count) return Future.succeededFuture();
    return work.apply(next[0]++).compose(done -> lane(count, next, work));
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  private static long sum(long[] all) {
    return Arrays.stream(all).sum();
  }

  private static String mib(long... bytes) {
    return (
      String.join(
        " + ",
        Arrays.stream(bytes)
          .mapToObj(one -> one / (1024 * 1024) + "")
          .toList()
      ) + " MiB"
    );
  }

  private static void say(String format, Object... words) {
    System.out.printf(Locale.ROOT, format + "%n", words);
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }
}
