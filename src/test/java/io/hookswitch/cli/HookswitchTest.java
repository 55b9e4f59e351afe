package io.hookswitch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

final class HookswitchTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void versionNamesWhatItStandsOn() {
    assertThat(run(Hookswitch.commandLine(), "version")).isZero();
    assertThat(out.toString().lines())
      .anyMatch(line -> line.matches("hookswitch \\d+\\.\\d+\\.\\d+\\S* \\(commit \\w+\\)"))
      .anyMatch(line -> line.startsWith("Java "))
      .anyMatch(line -> line.matches("Vert.x 5\\.[0-9.]+"))
      .anyMatch(line -> line.matches("Hazelcast 5\\.[0-9.]+"))
      .anyMatch(line -> line.matches("Drools 10\\.[0-9.]+"));
  }

  @ParameterizedTest
  @ValueSource(strings = { "sreve", "--port=1", "" })
  void wrongUsageIsTwo(String argument) {
    String[] arguments = argument.isEmpty() ? new String[0] : new String[] { argument };
    assertThat(run(Hookswitch.commandLine(), arguments)).isEqualTo(2);
    assertThat(err.toString())
      .containsAnyOf("Usage: hookswitch", "Did you mean: hookswitch serve")
      .doesNotContain("\tat ");
  }

  @ParameterizedTest
  @ValueSource(strings = { "hookswitch\n", "hookswitch\r\n", "hookswitch", "hookswitch\nsecond line" })
  void theHashOfTheFirstLineIsPrinted(String input) {
    assertThat(hash(input.getBytes(StandardCharsets.UTF_8))).isZero();
    assertThat(out.toString()).startsWith("$2a$10$").doesNotContain("hookswitch");
    assertThat(BCrypt.verifyer().verify("hookswitch".toCharArray(), out.toString().strip()).verified).isTrue();
  }

  @Test
  void thePasswordMayBeAsLongAsBcryptLooksAndNoLonger() {
    assertThat(hash("é".repeat(35).concat("x").getBytes(StandardCharsets.UTF_8))).isZero();
    assertThat(hash("x".repeat(72).getBytes(StandardCharsets.UTF_8))).isEqualTo(2);
    assertThat(err.toString().strip()).isEqualTo("hookswitch: expected a password of at most 71 bytes, found more");
  }

  @Test
  void whatIsNoPasswordIsRefused() {
    assertThat(hash(new byte[0])).isEqualTo(2);
    assertThat(hash(new byte[] { (byte) 0xff, '\n' })).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).contains("found an empty line").contains("expected a password in UTF-8");
  }

  private int hash(byte[] input) {
    return run(new CommandLine(new HashPasswordCommand(new ByteArrayInputStream(input))));
  }

  private int run(CommandLine command, String... arguments) {
    return command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(arguments);
  }
}
