package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.Scratch;
import io.hookswitch.config.CsrfConfig;
import io.hookswitch.config.DirectoryConfig;
import io.hookswitch.config.HookswitchConfig;
import io.hookswitch.config.HttpConfig;
import io.hookswitch.config.LoginConfig;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Thousands of requests made from {@code openapi.yaml}, right and wrong, at real calls: every answer is what the contract
 * promises, and none is a fault. {@code make fuzz} asks more of them.
 */
class FuzzIT {

  private static final Path FOLDER = Path.of("src/test/node");
  private static final int REQUESTS = Integer.getInteger("hookswitch.fuzz.requests", 3000);
  /** The same wishes in every build; {@code make fuzz} rolls the dice. */
  private static final int SEED = Integer.getInteger("hookswitch.fuzz.seed", 1);
  private static final Duration PATIENCE = Duration.ofSeconds(30 + REQUESTS / 50);

  /** Agents, subscribers and an administrator, on the phone among each other. */
  @Test
  void everyAnswerOfTheDemoIsAsPromised() throws Exception {
    HookswitchConfig usual = AccessMatrixIT.config(LoginConfig.DEFAULT, List.of());
    HookswitchConfig config = with(usual, DirectoryConfig.DEFAULT, false);
    try (GatewayHarness gateway = new GatewayHarness(config).start()) {
      fuzz(gateway, config, (REQUESTS * 2) / 3);
      Subscriber after = gateway.subscriber("acme", "acmeuser2");
      Hangup.all(after);
      String half = after.call("+3221234567");
      after.awaitState(half, "Active");
      Hangup.all(after);
    }
  }

  /** Each level and each kind of login, with CSRF tokens asked for. */
  @Test
  void everyAnswerIsAsPromisedToEachLevel() throws Exception {
    HookswitchConfig usual = AccessMatrixIT.config(LoginConfig.DEFAULT, List.of());
    HookswitchConfig config = with(usual, usual.directory(), true);
    try (GatewayHarness gateway = new GatewayHarness(config).start()) {
      fuzz(gateway, config, REQUESTS - (REQUESTS * 2) / 3);
    }
  }

  private static void fuzz(GatewayHarness gateway, HookswitchConfig config, int requests) throws Exception {
    Path log = Scratch.file("fuzz", ".log");
    Process process = new ProcessBuilder(
      "node",
      "fuzz/fuzz.js",
      gateway.uri().toString(),
      Path.of("openapi.yaml").toAbsolutePath().toString(),
      config.directory().file().toAbsolutePath().toString(),
      Integer.toString(requests),
      Integer.toString(SEED)
    )
      .directory(FOLDER.toFile())
      .redirectErrorStream(true)
      .redirectOutput(log.toFile())
      .start();
    try {
      boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      String said = Files.readString(log, StandardCharsets.UTF_8);
      System.out.println(said);
      assertThat(ended).as("ended within %s: %s", PATIENCE, said).isTrue();
      assertThat(process.exitValue())
        .as("repeat it with make fuzz SEED=%s REQUESTS=%s:\n%s", SEED, REQUESTS, said)
        .isZero();
    } finally {
      process.destroyForcibly();
      Files.delete(log);
    }
  }

  private static HookswitchConfig with(HookswitchConfig usual, DirectoryConfig directory, boolean csrf) {
    HttpConfig http = usual.http();
    return usual.with(
      new HttpConfig(
        http.host(),
        http.port(),
        http.bodyLimitBytes(),
        http.maxDepth(),
        http.requestTimeout(),
        http.sessionTimeout(),
        http.secureCookies(),
        new CsrfConfig(csrf),
        http.cors(),
        http.nodes(),
        http.trustedProxies(),
        http.login(),
        http.tokens()
      ),
      directory
    );
  }
}
