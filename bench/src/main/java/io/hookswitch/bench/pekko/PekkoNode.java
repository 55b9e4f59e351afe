package io.hookswitch.bench.pekko;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.ddata.typed.javadsl.DistributedData;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityRef;

/**
 * One node of two. All calls are actors on the one whose role is {@code calls}; the other one has a bare HTTP server that asks
 * the call which is named last in the path.
 */
public final class PekkoNode {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final String CALLS = "calls";

  private PekkoNode() {}

  /** @param words the file whose text is the answer, the node's port, that of the first node, {@code calls} or {@code front} */
  public static void main(String[] words) throws Exception {
    String answer = Files.readString(Path.of(words[0]));
    ActorSystem<Void> system = ActorSystem.create(Behaviors.empty(), "bench", config(words[1], words[2], words[3]));
    DistributedData.get(system); // a node where nobody has asked for it keeps no copies
    ClusterSharding sharding = ClusterSharding.get(system);
    sharding.init(Entity.of(CallActor.KEY, entity -> CallActor.create(entity.getEntityId(), answer)).withRole(CALLS));
    if (words[3].equals(CALLS)) {
      System.out.println("ready 0");
      return;
    }
    int port = Vertx.vertx()
      .createHttpServer()
      .requestHandler(request -> request.body().onSuccess(body -> ask(sharding, request, body.toString())))
      .listen(0, "127.0.0.1")
      .map(HttpServer::actualPort)
      .toCompletionStage()
      .toCompletableFuture()
      .join();
    System.out.println("ready " + port);
  }

  private static void ask(ClusterSharding sharding, HttpServerRequest request, String body) {
    String path = request.path();
    EntityRef<CallActor.Command> call = sharding.entityRefFor(
      CallActor.KEY,
      path.substring(path.lastIndexOf('/') + 1)
    );
    Future.fromCompletionStage(
      call.<CallActor.Taken>ask(replyTo -> new CallActor.Take(body, replyTo), PATIENCE),
      Vertx.currentContext()
    )
      .onSuccess(taken -> request.response().putHeader("content-type", "application/json").end(taken.state()))
      .onFailure(late -> request.response().setStatusCode(503).end(late.toString()));
  }

  private static Config config(String port, String first, String role) {
    return ConfigFactory.parseMap(
      Map.of(
        "pekko.actor.provider",
        "cluster",
        "pekko.actor.serialization-bindings.\"" + Wire.class.getName() + "\"",
        "jackson-cbor",
        "pekko.remote.artery.canonical.hostname",
        "127.0.0.1",
        "pekko.remote.artery.canonical.port",
        Integer.parseInt(port),
        "pekko.cluster.seed-nodes",
        List.of("pekko://bench@127.0.0.1:" + first),
        "pekko.cluster.roles",
        List.of(role),
        "pekko.loglevel",
        "WARNING"
      )
    ).withFallback(ConfigFactory.load());
  }
}
