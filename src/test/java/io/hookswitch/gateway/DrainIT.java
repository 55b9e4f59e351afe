package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A node that an operator sends away: what a load balancer gets to see of that, and how the process ends. */
class DrainIT {

  private static final Duration GOING = Duration.ofSeconds(60);
  private static final String OPERATOR =
    "Basic " + Base64.getEncoder().encodeToString("operator1:hookswitch".getBytes(StandardCharsets.UTF_8));

  private final HttpClient client = HttpClient.newHttpClient();
  private final int health = GatewayProcess.freePort();

  @Test
  void isNotReadyBeforeItRefusesConnectionsAndEndsInOrder() throws IOException, InterruptedException {
    Map<String, String> settings = Map.of(
      "HOOKSWITCH_CLUSTER_NAME",
      "drain-" + UUID.randomUUID(),
      "HOOKSWITCH_HEALTH_PORT",
      Integer.toString(health),
      "HOOKSWITCH_HEALTH_NOTICE",
      "2s"
    );
    try (GatewayProcess node = GatewayProcess.start(GatewayProcess.freePort(), settings)) {
      node.awaitReady();
      assertThat(look(node)).isEqualTo("ready, open");
      JsonObject listed = ask(node, HttpRequest.newBuilder().GET(), "/ops/nodes", 200);
      String name = listed.getJsonArray("nodes").getJsonObject(0).getString("node");
      var nothing = HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.noBody());
      JsonObject draining = ask(node, nothing, "/ops/nodes/" + name + "/drain", 202);
      assertThat(draining.getString("state")).isEqualTo("draining");
      Set<String> seen = new LinkedHashSet<>();
      while (node.alive()) seen.add(look(node));
      assertThat(node.awaitExit(GOING)).as("%s", node).isZero();
      assertThat(seen).as("%s", node).contains("not ready, open").doesNotContain("ready, shut");
    }
  }

  private JsonObject ask(GatewayProcess node, HttpRequest.Builder request, String path, int status)
    throws IOException, InterruptedException {
    var answer = client.send(
      request.uri(node.uri().resolve(path)).header("Authorization", OPERATOR).build(),
      BodyHandlers.ofString()
    );
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return new JsonObject(answer.body());
  }

  /** Whether a load balancer would send clients there, and then, whether they would get in. */
  private String look(GatewayProcess node) throws InterruptedException {
    String ready = ready();
    try (Socket socket = new Socket("127.0.0.1", node.port())) {
      return ready + (socket.isConnected() ? ", open" : ", shut");
    } catch (IOException refused) {
      return ready + ", shut";
    }
  }

  private String ready() throws InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + health + "/health/ready");
    try {
      return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding()).statusCode() == 200
        ? "ready"
        : "not ready";
    } catch (ConnectException gone) {
      return "gone";
    } catch (IOException cut) {
      return "cut";
    }
  }
}
