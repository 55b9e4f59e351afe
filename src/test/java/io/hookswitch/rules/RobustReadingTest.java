package io.hookswitch.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What happens to folders of rules in real life: whatever it is, it is either the same set of rules as before, or not good.
 * Never fewer rules that pass for all of them.
 */
class RobustReadingTest {

  private static final Path SHIPPED = Path.of("rules");

  @TempDir
  private Path folder;

  private RuleSet before;

  @BeforeEach
  void copy() throws IOException {
    try (Stream<Path> all = Files.walk(SHIPPED)) {
      for (Path file : all.toList()) {
        Path to = folder.resolve(SHIPPED.relativize(file).toString());
        if (Files.isDirectory(file)) Files.createDirectories(to);
        else Files.copy(file, to);
      }
    }
    before = RuleSet.read(SHIPPED);
  }

  /** A copy that was interrupted anywhere, in any file: also at the end of a line, where what is left is well formed. */
  @ParameterizedTest
  @ValueSource(
    strings = {
      "capabilities.csv",
      "devices.csv",
      "conditions.csv",
      "recording.csv",
      "exceptions.drl",
      "tests/calls.csv",
    }
  )
  void aHalfWrittenFileIsNeverTakenForTheWholeWhereItChangesADecision(String name) throws IOException {
    byte[] whole = Files.readAllBytes(folder.resolve(name));
    int step = Math.max(1, whole.length / 60);
    int tried = 0;
    for (int length = 0; length < whole.length; length += step) {
      tried++;
      assertSameOrRefused(name, whole, length);
    }
    for (int length = 1; length < whole.length; length++) {
      if (whole[length - 1] != '\n') continue;
      tried++;
      assertSameOrRefused(name, whole, length);
    }
    assertThat(tried).isGreaterThan(50);
  }

  private void assertSameOrRefused(String name, byte[] whole, int length) throws IOException {
    Files.write(folder.resolve(name), java.util.Arrays.copyOf(whole, length));
    RuleReport report = check();
    if (!report.good()) return;
    assertThat(RuleDiff.between(before, report.set().orElseThrow())).as("%s of %d bytes", name, length).isEmpty();
  }

  @Test
  void aFolderThatIsGoneEmptyOrAFileIsNotGood() throws IOException {
    assertRefused(RuleFiles.read(folder.resolve("gone")), "no such folder");
    assertRefused(RuleFiles.read(Files.createDirectory(folder.resolve("empty"))), "no rule file");
    assertRefused(RuleFiles.read(folder.resolve("recording.csv")), "not a folder");
  }

  @ParameterizedTest
  @ValueSource(strings = { "capabilities.csv", "conditions.csv", "devices.csv", "recording.csv", "exceptions.drl" })
  void aFileThatVanishedIsNoticed(String name) throws IOException {
    Files.delete(folder.resolve(name));
    RuleReport report = check();
    assertThat(report.good()).as("%s", report.mistakes()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
    strings = {
      "capabilities.csv~",
      ".capabilities.csv.swp",
      "#capabilities.csv#",
      ".#capabilities.csv",
      "capabilities.csv.bak",
      "capabilities.csv.orig",
      "capabilities.csv.tmp",
      "capabilities.csv.part",
      ".~lock.capabilities.csv#",
      ".DS_Store",
    }
  )
  void whatEditorsLeaveBehindIsNotRead(String name) throws IOException {
    Files.writeString(folder.resolve(name), "operation,Held\nHold,yes\n");
    assertSame();
  }

  @ParameterizedTest
  @ValueSource(
    strings = {
      "capabilities.CSV",
      "Capabilities.csv",
      "capabilities.csv.txt",
      "capabilities (1).csv",
      "capabilities.xlsx",
      "exceptions.dlr",
      "README",
      "test/calls.csv",
      "tests/calls.txt",
      "tenants/capabilities.csv",
      "tenants/acme/x/capabilities.csv",
    }
  )
  void anythingElseThatDoesNotBelongThereIsAMistake(String name) throws IOException {
    Files.createDirectories(folder.resolve(name).getParent());
    Files.writeString(folder.resolve(name), "operation,Held\nHold,yes\n");
    assertThat(check().good()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = { "capabilities.csv", "conditions.csv", "exceptions.drl", "tests/calls.csv" })
  void aByteOrderMarkAndTheLineEndsOfWindowsChangeNothing(String name) throws IOException {
    String text = Files.readString(folder.resolve(name));
    Files.writeString(folder.resolve(name), "\uFEFF" + text.replace("\n", "\r\n"));
    assertSame();
  }

  @ParameterizedTest
  @ValueSource(strings = { "", " ", "\n\n", "\uFEFF", "# nothing\n", "operation\n" })
  void aFileWithoutContentIsAMistake(String text) throws IOException {
    for (String name : new String[] { "capabilities.csv", "conditions.csv", "recording.csv", "house.drl" }) {
      String was = Files.exists(folder.resolve(name)) ? Files.readString(folder.resolve(name)) : null;
      Files.writeString(folder.resolve(name), text);
      assertThat(check().mistakes()).as("%s '%s'", name, text).isNotEmpty();
      if (was == null) Files.delete(folder.resolve(name));
      else Files.writeString(folder.resolve(name), was);
    }
  }

  @Test
  void otherEncodingsAndGarbageAreMistakesWithTheNameOfTheFile() throws IOException {
    String text = Files.readString(folder.resolve("conditions.csv"));
    Files.write(
      folder.resolve("conditions.csv"),
      text.replace("Any user", "Été").getBytes(StandardCharsets.ISO_8859_1)
    );
    assertRefused(RuleFiles.read(folder), "conditions.csv:1:1: not a text in UTF-8");
    Files.write(folder.resolve("conditions.csv"), text.getBytes(StandardCharsets.UTF_16));
    assertThat(check().good()).isFalse();
    Files.write(folder.resolve("conditions.csv"), (text + "\0\0\0\0").getBytes(StandardCharsets.UTF_8));
    assertThat(check().good()).isFalse();
    Files.write(folder.resolve("conditions.csv"), new byte[(1 << 20) + 1]);
    assertRefused(RuleFiles.read(folder), "longer than 1048576 bytes");
  }

  private RuleReport check() {
    return RuleCheck.of(RuleFiles.read(folder), Optional.empty());
  }

  private void assertSame() {
    RuleReport report = check();
    assertThat(report.mistakes()).isEmpty();
    assertThat(report.good()).isTrue();
    assertThat(RuleDiff.between(before, report.set().orElseThrow())).isEmpty();
  }

  private static void assertRefused(RuleFiles files, String why) {
    RuleReport report = RuleCheck.of(files, Optional.empty());
    assertThat(report.good()).isFalse();
    assertThat(report.mistakes().toString()).contains(why);
  }
}
