package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The example of the client library's README does what the README says. */
class ClientReadmeIT {

  @RegisterExtension
  static final GatewayHarness GATEWAY = new GatewayHarness();

  @Test
  void theExamplePrintsWhatTheReadmeSays() throws IOException, InterruptedException {
    Process node = new ProcessBuilder("node", "readme.js", GATEWAY.uri().toString())
      .directory(Path.of("src/test/node").toFile())
      .redirectErrorStream(true)
      .start();
    String printed = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(node.waitFor(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    Matcher expected = Pattern.compile("It prints:\n\n```\n(.*?)```", Pattern.DOTALL).matcher(
      Files.readString(Path.of("src/main/web/README.md"))
    );
    assertThat(expected.find()).isTrue();
    assertThat(printed).isEqualTo(expected.group(1));
    assertThat(node.exitValue()).isZero();
  }
}
