package io.hookswitch.bench;

import io.hookswitch.gateway.GatewayProcess;
import io.hookswitch.north.Badges;
import io.hookswitch.perf.Compilers;
import io.hookswitch.perf.Mistakes;
import io.hookswitch.perf.Node;
import io.hookswitch.perf.Staff;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Gateways of one cluster as they are shipped, with users of whom some are in a call that goes on. */
final class Stage implements AutoCloseable {

  private static final String OUTSIDE = "9165550104";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int AT_ONCE = 16;
  /** The last call is answered after a second. */
  private static final Duration ANSWERED = Duration.ofMillis(1_500);

  private final Vertx vertx;
  private final Mistakes mistakes;
  private final Path files;
  private final int talking;
  private final List<Node> nodes = new ArrayList<>();
  private final List<String> cookies = new ArrayList<>();
  private final List<String> calls = new ArrayList<>();

  private Stage(Vertx vertx, Mistakes mistakes, Path files, int talking) {
    this.vertx = vertx;
    this.mistakes = mistakes;
    this.files = files;
    this.talking = talking;
  }

  /**
   * @param calls that go on
   * @param users who have a phone; those for whom there is no call call nobody until {@link #crowd}
   */
  static Stage of(int nodes, int calls, int users, Vertx vertx, Mistakes mistakes) throws IOException {
    Stage stage = new Stage(vertx, mistakes, Files.createTempDirectory("bench"), calls);
    try {
      stage.set(nodes, users);
      return stage;
    } catch (IOException | RuntimeException broken) {
      stage.close();
      throw broken;
    }
  }

  private void set(int count, int users) throws IOException {
    Path directory = files.resolve("directory.yaml");
    Staff.write(directory, users);
    String cluster = "bench-" + UUID.randomUUID();
    int members = GatewayProcess.freePort();
    int door = 0;
    List<Roaming> roaming = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      door = GatewayProcess.freePort();
      Path clusterFile = files.resolve("cluster" + number + ".xml");
      Files.writeString(clusterFile, Badges.withDoor(Files.readString(Path.of("cluster.xml")), door));
      Node.Setup setup = new Node.Setup(cluster, members, directory, clusterFile)
        .by(Plan.pinned())
        .telling(pid -> roaming.add(Roaming.starting(pid)));
      nodes.add(Node.start(vertx, mistakes, setup));
    }
    try (Badges badges = new Badges(vertx, cluster, door)) {
      cookies.addAll(each(0, users, user -> badges.cookie(Staff.user(user))));
    }
    each(0, talking, this::dial);
    answered();
    calls.addAll(each(0, talking, this::found));
    roaming.forEach(Roaming::home);
  }

  private Future<String> found(int user) {
    return nodes
      .getFirst()
      .lines()
      .get(cookies.get(user), "/api/v2/me/calls?fields=*")
      .map(all -> all.getJsonArray("calls").getJsonObject(0).getString("id"));
  }

  /** Lets all other users have a call, too, which nobody asks for afterwards. */
  void crowd() {
    Roaming meanwhile = Roaming.of(compilers());
    try {
      each(talking, cookies.size(), this::dial);
      answered();
    } finally {
      meanwhile.home();
    }
  }

  /** Something for each of these users, for a few at a time. @return what came of it, in their order */
  private static <T> List<T> each(int from, int to, IntFunction<Future<T>> work) {
    List<T> all = new ArrayList<>();
    for (int user = from; user < to; user += AT_ONCE) {
      List<Future<T>> some = IntStream.range(user, Math.min(user + AT_ONCE, to))
        .mapToObj(work)
        .toList();
      Bench.await(Future.all(some), PATIENCE);
      some.forEach(one -> all.add(one.result()));
    }
    return all;
  }

  private Future<Void> dial(int user) {
    JsonObject dial = new JsonObject()
      .put("operationName", "Dial")
      .put("destination", new JsonObject().put("phoneNumber", OUTSIDE));
    String path = "/api/v2/me/devices/" + Staff.phone(user) + "/calls";
    return nodes
      .get(user % nodes.size())
      .lines()
      .post(cookies.get(user), path, dial);
  }

  /** What was recorded comes to the database after that, and nobody is measured meanwhile. */
  private void answered() {
    double before;
    double now = recorded();
    do {
      before = now;
      Bench.await(vertx.timer(ANSWERED.toMillis()), PATIENCE);
      now = recorded();
    } while (now > before);
  }

  private double recorded() {
    return nodes
      .stream()
      .mapToDouble(node -> node.metric("hookswitch_records_written_total"))
      .sum();
  }

  Vertx vertx() {
    return vertx;
  }

  Mistakes mistakes() {
    return mistakes;
  }

  List<Compilers> compilers() {
    return nodes.stream().map(Node::compilers).toList();
  }

  Node node(int number) {
    return nodes.get(number);
  }

  /** How many calls go on that are asked for. */
  int talking() {
    return talking;
  }

  String cookie(int user) {
    return cookies.get(user);
  }

  /** The call of a user; with two nodes, those of users with an even number were dialled at the first. */
  String call(int user) {
    return calls.get(user);
  }

  /** The answer to a GET of the call of the first user, in a file. */
  Path answer() throws IOException {
    JsonObject call = Bench.await(
      nodes
        .getFirst()
        .lines()
        .get(cookie(0), "/api/v2/me/calls/" + call(0)),
      PATIENCE
    );
    return Files.writeString(files.resolve("answer.json"), call.encode());
  }

  @Override
  public void close() {
    nodes.forEach(Node::close);
  }
}
