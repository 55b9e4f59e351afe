package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.Alone;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/**
 * The pages in Chromium, against two nodes as an operator starts them: {@code src/test/browser}. Its last tests kill the
 * first node, in whose place another is started, and send the second away.
 *
 * <p>Alone it takes three to five minutes; beside others it took up to eight.
 */
@Alone
class PagesIT {

  private static final Path FRAMES = Path.of("target/frames.jsonl").toAbsolutePath();
  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final Duration GOING = Duration.ofSeconds(60);

  @Test
  void thePagesDoWhatTheyShould() throws IOException, InterruptedException {
    int first = GatewayProcess.freePort();
    int second = GatewayProcess.freePort();
    List<String> nodes = List.of("http://127.0.0.1:" + first, "http://127.0.0.1:" + second);
    String candidates = Files.createDirectories(Path.of("target/candidates")).toAbsolutePath().toString();
    Map<String, String> settings = Map.of(
      "HOOKSWITCH_CLUSTER_NAME",
      "browser-" + UUID.randomUUID(),
      "HOOKSWITCH_HTTP_NODES",
      new JsonArray(nodes).encode(),
      "HOOKSWITCH_RULES_CANDIDATES",
      candidates,
      // One database, or the second node hands out no records of calling lists.
      "HOOKSWITCH_STORAGE_DIR",
      GatewayHarness.HOME.resolve("target/storage/" + UUID.randomUUID()).toString()
    );
    AtomicBoolean over = new AtomicBoolean();
    AtomicReference<GatewayProcess> again = new AtomicReference<>();
    try (
      GatewayProcess serving = GatewayProcess.start(first, settings);
      GatewayProcess other = GatewayProcess.start(second, settings)
    ) {
      serving.awaitReady();
      other.awaitReady();
      serving.onExit(() -> {
        if (!over.get()) again.set(GatewayProcess.start(first, settings));
      });
      Files.deleteIfExists(FRAMES);
      Map<String, String> told = Map.of(
        "HOOKSWITCH_NODES",
        String.join(",", nodes),
        "HOOKSWITCH_PID",
        Long.toString(serving.pid()),
        "HOOKSWITCH_FRAMES",
        FRAMES.toString(),
        "HOOKSWITCH_RULES_CANDIDATES",
        candidates
      );
      BrowserRun.Outcome outcome = BrowserRun.of("", told, PATIENCE);
      over.set(true);
      assertThat(outcome.exit())
        .as("exit code of the browser tests; %s; %s; %s; %s", outcome.failed(), serving, other, again)
        .isZero();
      List<String> frames = Files.readAllLines(FRAMES);
      frames.forEach(frame -> Frames.check(new JsonObject(frame)));
      assertThat(frames).as("frames of the bridge, all of them in asyncapi.yaml").hasSizeGreaterThan(100);
      assertThat(other.awaitExit(GOING)).as("exit code of the node that was sent away; %s", other).isZero();
    } finally {
      if (again.get() != null) again.get().close();
    }
  }
}
