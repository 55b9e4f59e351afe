package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.south.asterisk.RealAsterisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The agent desktop in Chromium before a real Asterisk, whose phones are listened to: {@code src/test/browser/phones}. */
class BrowserAsteriskIT {

  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @RegisterExtension
  static final RealAsterisk ASTERISK = RealAsterisk.quiet();

  @Test
  void whatIsClickedAtTheDesktopIsHeardAtThePhones() throws IOException, InterruptedException {
    Map<String, String> settings = new HashMap<>(ASTERISK.environment("hookswitch"));
    settings.put("HOOKSWITCH_CLUSTER_NAME", "browser-" + UUID.randomUUID());
    settings.put("HOOKSWITCH_DIRECTORY_FILE", directory().toString());
    try (
      PhonesByHttp phones = new PhonesByHttp(ASTERISK);
      GatewayProcess gateway = GatewayProcess.start(GatewayProcess.freePort(), settings)
    ) {
      gateway.awaitReady();
      Map<String, String> told = Map.of(
        "HOOKSWITCH_NODES",
        gateway.uri().toString(),
        "HOOKSWITCH_PHONES",
        phones.uri()
      );
      BrowserRun.Outcome outcome = BrowserRun.of("phones", told, PATIENCE);
      assertThat(outcome.exit()).as("exit code of the browser tests; %s; %s", outcome.failed(), gateway).isZero();
    }
  }

  /** The demo's, but the second agent has the phone that rings until it is told to pick up. */
  private static Path directory() throws IOException {
    String demo = Files.readString(GatewayHarness.HOME.resolve("config/directory.yaml"));
    assertThat(demo).contains("extension: 15002\n", "number: 15002\n");
    Path file = Files.createTempFile(Path.of("target").toAbsolutePath(), "directory", ".yaml");
    return Files.writeString(file, demo.replace(": 15002\n", ": 15007\n"));
  }
}
