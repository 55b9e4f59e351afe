package io.hookswitch.north.genesysv2;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.rules.Shipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/capabilities.md} says what the shipped rules say; with {@code -Dhookswitch.capabilities=write} it is made. */
class CapabilityPageTest {

  private static final Path PAGE = Path.of("docs/capabilities.md");
  private static final Path TEXT = Path.of("src/test/resources/capabilities.md");

  @Test
  void thePageIsWhatTheShippedRulesSay() throws IOException {
    CapabilityPage tables = new CapabilityPage(Shipped.rules());
    String page = Pattern.compile("\\{(.+)}")
      .matcher(Files.readString(TEXT))
      .replaceAll(found -> tables.table(found.group(1)));
    if ("write".equals(System.getProperty("hookswitch.capabilities"))) Files.writeString(PAGE, page);
    assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
      .as("%s is out of date with rules/: make it with 'make capabilities'", PAGE)
      .isEqualTo(page);
  }
}
