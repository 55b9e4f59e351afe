package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.Alone;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The pages in Chromium, against two nodes as an operator starts them: {@code src/test/browser}. Its last tests kill the
 * first node, in whose place another is started, and send the second away.
 */
@Alone
class BrowserIT {

  private static final Path FOLDER = Path.of("src/test/browser");
  private static final Path FRAMES = Path.of("target/frames.jsonl").toAbsolutePath();
  private static final Duration PATIENCE = Duration.ofMinutes(6);
  private static final Duration GOING = Duration.ofSeconds(60);

  @Test
  void thePagesDoWhatTheyShould() throws IOException, InterruptedException {
    if (!Files.isDirectory(FOLDER.resolve("node_modules"))) {
      throw new IllegalStateException(
        "the browser tests are not installed: npm ci --prefix " + FOLDER + " (make test does)"
      );
    }
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
      int exit = run(String.join(",", nodes), serving.pid(), candidates);
      over.set(true);
      assertThat(exit).as("exit code of the browser tests, see above; %s; %s; %s", serving, other, again).isZero();
      List<String> told = Files.readAllLines(FRAMES);
      told.forEach(frame -> Frames.check(new JsonObject(frame)));
      assertThat(told).as("frames of the bridge, all of them in asyncapi.yaml").hasSizeGreaterThan(100);
      assertThat(other.awaitExit(GOING)).as("exit code of the node that was sent away; %s", other).isZero();
    } finally {
      if (again.get() != null) again.get().close();
    }
  }

  private static int run(String nodes, long pid, String candidates) throws IOException, InterruptedException {
    List<String> command = List.of("node", "--test", "--test-concurrency=1", "--test-reporter=spec");
    Path report = Path.of("target/browser.txt");
    ProcessBuilder tests = new ProcessBuilder(Stream.concat(command.stream(), files().stream()).toList()).directory(
      FOLDER.toFile()
    );
    tests.environment().put("HOOKSWITCH_NODES", nodes);
    tests.environment().put("HOOKSWITCH_PID", Long.toString(pid));
    tests.environment().put("HOOKSWITCH_FRAMES", FRAMES.toString());
    tests.environment().put("HOOKSWITCH_RULES_CANDIDATES", candidates);
    tests.redirectErrorStream(true).redirectOutput(report.toFile());
    Process process = tests.start();
    try {
      boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      System.out.println(Files.readString(report, StandardCharsets.UTF_8));
      assertThat(ended).as("the browser tests ended within %s", PATIENCE).isTrue();
      return process.exitValue();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static List<String> files() throws IOException {
    try (var all = Files.list(FOLDER)) {
      return all
        .map(file -> file.getFileName().toString())
        .filter(name -> name.endsWith(".test.js"))
        .sorted()
        .toList();
    }
  }
}
