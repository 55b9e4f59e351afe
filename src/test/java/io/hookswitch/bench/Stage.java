package io.hookswitch.bench;

import io.hookswitch.gateway.GatewayProcess;
import io.hookswitch.north.Badges;
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
import java.util.concurrent.TimeUnit;

/** Gateways of one cluster as they are shipped, with a thousand users or more, a thousand of them in a call that goes on. */
final class Stage implements AutoCloseable {

  static final int CALLS = 1_000;
  private static final String OUTSIDE = "9165550104";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int DIALS_AT_ONCE = 8;

  private final Vertx vertx;
  private final Mistakes mistakes;
  private final Path files;
  private final List<Node> nodes = new ArrayList<>();
  private final List<String> cookies = new ArrayList<>();
  private final List<String> calls = new ArrayList<>();

  private Stage(Vertx vertx, Mistakes mistakes, Path files) {
    this.vertx = vertx;
    this.mistakes = mistakes;
    this.files = files;
  }

  static Stage of(int nodes, Vertx vertx, Mistakes mistakes) throws IOException {
    return of(nodes, CALLS, vertx, mistakes);
  }

  /** @param users who have a phone; those above the thousand call nobody until {@link #crowd} */
  static Stage of(int nodes, int users, Vertx vertx, Mistakes mistakes) throws IOException {
    Stage stage = new Stage(vertx, mistakes, Files.createTempDirectory("bench"));
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
    for (int number = 0; number < count; number++) {
      door = GatewayProcess.freePort();
      Path clusterFile = files.resolve("cluster" + number + ".xml");
      Files.writeString(clusterFile, Badges.withDoor(Files.readString(Path.of("cluster.xml")), door));
      nodes.add(Node.start(vertx, mistakes, cluster, members, directory, clusterFile, Plan.pinned()));
    }
    try (Badges badges = new Badges(vertx, cluster, door)) {
      for (int user = 0; user < users; user++) cookies.add(Bench.await(badges.cookie(Staff.user(user)), PATIENCE));
    }
    dial();
  }

  private void dial() {
    for (int user = 0; user < CALLS; user++) Bench.await(dial(user), PATIENCE);
    answered();
    for (int user = 0; user < CALLS; user++) {
      JsonObject all = Bench.await(
        nodes.getFirst().lines().get(cookies.get(user), "/api/v2/me/calls?fields=*"),
        PATIENCE
      );
      calls.add(all.getJsonArray("calls").getJsonObject(0).getString("id"));
    }
  }

  /** Lets all other users have a call, too, which nobody asks for afterwards. */
  void crowd() {
    for (int user = CALLS; user < cookies.size(); user += DIALS_AT_ONCE) {
      List<Future<Void>> some = new ArrayList<>();
      for (int one = user; one < Math.min(user + DIALS_AT_ONCE, cookies.size()); one++) some.add(dial(one));
      Bench.await(Future.all(some), PATIENCE);
    }
    answered();
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

  /** The last one is answered after a second; then what was recorded comes to the database, and nobody is measured meanwhile. */
  private void answered() {
    double before;
    double now = recorded();
    do {
      before = now;
      Bench.await(vertx.timer(TimeUnit.SECONDS.toMillis(3)), PATIENCE);
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

  Node node(int number) {
    return nodes.get(number);
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
