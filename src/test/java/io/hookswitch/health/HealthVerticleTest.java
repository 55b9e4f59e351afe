package io.hookswitch.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.config.HealthConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.junit5.VertxExtension;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What those who watch a node are told. */
@ExtendWith(VertxExtension.class)
class HealthVerticleTest {

  private final AtomicBoolean shards = new AtomicBoolean(true);
  private final AtomicBoolean majority = new AtomicBoolean(true);
  private final AtomicLong done = new AtomicLong();
  private Metrics metrics;
  private WebClient client;
  private int port;

  @BeforeEach
  void open(Vertx vertx) throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    Readiness readiness = new Readiness().needs("shards", shards::get).needs("majority", majority::get);
    metrics = new Metrics()
      .gauge("hookswitch.calls", "Calls that this node owns", () -> 17)
      .counter("hookswitch.commands", "Commands by how they ended", done::get, "outcome", "done")
      .counter("hookswitch.commands", "Commands by how they ended", () -> 3, "outcome", "late")
      .histogram("hookswitch.commands.duration", "How long they took", () ->
        new Durations(new long[] { 5, 100 }, new long[] { 30, 10, done.get() - 39 }, 2_500_000_000L)
      );
    await(
      vertx.deployVerticle(new HealthVerticle(new HealthConfig("127.0.0.1", port, Duration.ZERO), readiness, metrics))
    );
    client = WebClient.create(vertx);
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
  }

  private HttpResponse<Buffer> get(String path) {
    return await(client.get(port, "127.0.0.1", path).send());
  }

  @Test
  void aNodeThatAnswersIsAliveWhateverItLacks() {
    shards.set(false);
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
    assertThat(get("/health/live").bodyAsString()).isEqualTo("{\"status\":\"live\"}");
  }

  @Test
  void aNodeIsReadyWhenNothingIsMissing() {
    assertThat(get("/health/ready").statusCode()).isEqualTo(200);
    shards.set(false);
    majority.set(false);
    HttpResponse<Buffer> answer = get("/health/ready");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.bodyAsString()).isEqualTo("{\"status\":\"not ready\",\"missing\":[\"shards\",\"majority\"]}");
    shards.set(true);
    assertThat(get("/health/ready").bodyAsString()).isEqualTo("{\"status\":\"not ready\",\"missing\":[\"majority\"]}");
  }

  @Test
  void howLongItTookIsAHistogram() {
    done.set(41);
    assertThat(get("/metrics").bodyAsString())
      .contains("# TYPE hookswitch_commands_duration_seconds histogram\n")
      .contains("hookswitch_commands_duration_seconds_bucket{le=\"0.005\"} 30\n")
      .contains("hookswitch_commands_duration_seconds_bucket{le=\"0.1\"} 40\n")
      .contains("hookswitch_commands_duration_seconds_bucket{le=\"+Inf\"} 42\n")
      .contains("hookswitch_commands_duration_seconds_count 42\n")
      .contains("hookswitch_commands_duration_seconds_sum 2.5\n");
    assertThat(metrics.now())
      .containsEntry("hookswitch.commands.duration.within.100", 40L)
      .containsEntry("hookswitch.commands.duration.count", 42L);
  }

  @Test
  void numbersAreReadWhenSomebodyLooks() {
    System.gc();
    done.set(41);
    String page = get("/metrics").bodyAsString();
    assertThat(page)
      .contains("# TYPE hookswitch_calls gauge", "hookswitch_calls 17.0", "# TYPE hookswitch_commands_total counter")
      .contains("hookswitch_commands_total{outcome=\"done\"} 41.0", "hookswitch_commands_total{outcome=\"late\"} 3.0")
      .contains("jvm_memory_used_bytes", "process_uptime_seconds");
  }

  @Test
  void nothingElseIsThere() {
    assertThat(get("/").statusCode()).isEqualTo(404);
    HttpResponse<Buffer> answer = await(client.request(HttpMethod.POST, port, "127.0.0.1", "/health/ready").send());
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.getHeader("Allow")).isEqualTo("GET, HEAD");
  }
}
