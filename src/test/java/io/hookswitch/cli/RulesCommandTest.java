package io.hookswitch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code hookswitch rules ...} as a shell script sees it: what is printed, and the exit code. */
class RulesCommandTest {

  private static final String SHIPPED = "rules";

  @TempDir
  private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void checkOfTheShippedRulesIsGood() {
    assertThat(run("check", SHIPPED, "--tenants", "acme,globex")).isZero();
    assertThat(out.toString().strip()).matches("good: \\d+ rules, \\d+ scenarios");
  }

  @Test
  void checkSaysEveryMistakeWithItsPlaceAndFails() throws IOException {
    copy();
    edit("capabilities.csv", "Hold,,,,yes,,", "Hold,,,,yess,,");
    edit("conditions.csv", "can mute,call", "can mut,call");
    Files.writeString(folder.resolve("notes.txt"), "remember the milk");
    assertThat(run("check", folder.toString())).isEqualTo(1);
    assertThat(lines()).containsExactly(
      "capabilities.csv:9:9: unknown word 'yess', did you mean 'yes'? (blank: not allowed)",
      "capabilities.csv:12:13: unknown word 'can mute', did you mean 'can mut'? (blank: not allowed)",
      "notes.txt:1:1: unknown kind of file, expected a name that ends in '.drl', or capabilities.csv, devices.csv, " +
        "conditions.csv, recording.csv, calendars.csv, userdata.csv",
      "3 mistakes, 0 scenarios failed"
    );
  }

  @Test
  void checkFailsForLintsScenariosAndUnknownTenants() throws IOException {
    copy();
    edit("capabilities.csv", "Hangup,,yes,,yes,yes,", "Hangup,,yes,,yes,,");
    Files.createDirectories(folder.resolve("tenants/acmee"));
    Files.writeString(folder.resolve("tenants/acmee/capabilities.csv"), "operation,Held\nSendDtmf,yes\n");
    assertThat(run("check", folder.toString(), "--tenants", "acme")).isEqualTo(1);
    assertThat(out.toString())
      .contains("a call cannot be ended, none of ClearCall, Hangup, Reject is allowed: state Held")
      .contains("tenants/acmee/capabilities.csv:1:1: unknown tenant 'acmee', did you mean 'acme'?")
      .contains("FAIL  tests/calls.csv:26 whoever is on a call can leave it: expected Hangup to be allowed for ");
    assertThat(lines().getLast()).matches("\\d+ mistakes, [1-9]\\d* scenarios failed");
  }

  @Test
  void testCountsWhatHoldsAndWhatDoesNot() throws IOException {
    assertThat(run("test", SHIPPED)).isZero();
    assertThat(lines()).anyMatch(line -> line.matches("ok    tests/calls.csv:4 an idle user dials \\(\\d+ cases\\)"));
    assertThat(lines().getLast()).matches("\\d+ ok, 0 failed");

    copy();
    edit("capabilities.csv", "Dial,yes,", "Dial,,");
    assertThat(run("test", folder.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("FAIL  tests/calls.csv:4 an idle user dials: expected exactly");
    assertThat(lines().getLast()).matches("\\d+ ok, [1-9]\\d* failed");
  }

  @Test
  void testOfWhatCannotBeReadSaysWhyAndFails() throws IOException {
    copy();
    edit("capabilities.csv", "Hold,,,,yes,,", "Hold,,,,yess,,");
    assertThat(run("test", folder.toString())).isEqualTo(1);
    assertThat(lines()).containsExactly(
      "capabilities.csv:9:9: unknown word 'yess', did you mean 'yes'? (blank: not allowed)"
    );
  }

  @Test
  void coverageIsCompleteForTheShippedRulesAndNamesWhatIsNot() throws IOException {
    int shipped = run("coverage", SHIPPED);
    assertThat(lines().getLast()).matches("\\d+ of \\d+ rules, \\d+ of \\d+ cells tested");
    boolean complete = lines().size() == 1;
    assertThat(shipped).isEqualTo(complete ? 0 : 1);

    copy();
    Files.delete(folder.resolve("tests/calls.csv"));
    assertThat(run("coverage", folder.toString())).isEqualTo(1);
    assertThat(lines())
      .contains("rule  capabilities.csv:9:9 capabilities.csv:9 Hold")
      .contains("cell  capabilities.csv Hold, Established");
  }

  @Test
  void diffIsZeroForNoChangeAndOneForOneInWords() throws IOException {
    assertThat(run("diff", SHIPPED, SHIPPED)).isZero();
    assertThat(lines()).containsExactly("both decide alike for all facts");

    copy();
    edit("capabilities.csv", "SendDtmf,,yes,,yes,,", "SendDtmf,,yes,,yes,yes,");
    assertThat(run("diff", SHIPPED, folder.toString())).isEqualTo(1);
    assertThat(lines()).containsExactly("+ SendDtmf   when state Held");
    assertThat(run("diff", folder.toString(), SHIPPED)).isEqualTo(1);
    assertThat(lines()).containsExactly("- SendDtmf   when state Held");
  }

  @Test
  void explainSaysWhyAndWhyNot() {
    assertThat(run("explain", SHIPPED, "--state", "Established", "--op", "Hold")).isZero();
    assertThat(lines().getFirst()).startsWith("Hold is allowed for ");
    assertThat(lines()).contains("  allowed by capabilities.csv:9:9 Hold");

    assertThat(
      run("explain", SHIPPED, "--state", "Held", "--op", "Retrieve", "--fact", "consultation=Transfer")
    ).isZero();
    assertThat(lines().getFirst()).startsWith("Retrieve is not allowed for ");
    assertThat(out.toString()).contains(
      "  denied by exceptions.drl:9:1 a held call of a pair is taken back with SwapCalls - "
    );
  }

  @Test
  void explainOfWhatThereIsNotIsWrongUsageWithASuggestion() {
    assertThat(run("explain", SHIPPED, "--state", "Hold", "--op", "Hold")).isEqualTo(2);
    assertThat(err.toString().strip()).isEqualTo("hookswitch: unknown state 'Hold', did you mean 'Held'?");
    assertThat(run("explain", SHIPPED, "--op", "Holdd")).isEqualTo(2);
    assertThat(err.toString().strip()).isEqualTo("hookswitch: unknown operation 'Holdd', did you mean 'Hold'?");
    assertThat(run("explain", SHIPPED, "--op", "Hold", "--fact", "mutd=true")).isEqualTo(2);
    assertThat(err.toString().strip()).isEqualTo("hookswitch: unknown fact 'mutd', did you mean 'muted'?");
    assertThat(run("explain", SHIPPED)).isEqualTo(2);
  }

  @Test
  void matrixIsATableInThreeForms() {
    assertThat(run("matrix", SHIPPED)).isZero();
    assertThat(lines())
      .contains("## Calls", "| operation | Null | Dialing | Ringing | Established | Held | Released |")
      .anyMatch(line -> line.equals("| Hold |  |  |  | yes |  |  |"));
    assertThat(run("matrix", SHIPPED, "--format", "csv", "--tenant", "acme")).isZero();
    assertThat(lines()).contains("# Calls (tenant acme)", "Hold,,,,yes,,");
    assertThat(run("matrix", SHIPPED, "--format", "html")).isZero();
    assertThat(out.toString())
      .contains("<caption>Calls</caption>")
      .contains("<td>Hold</td>")
      .doesNotContain("<td>if a <");
    assertThat(run("matrix", SHIPPED, "--format", "pdf")).isEqualTo(2);
  }

  @Test
  void aFolderThatIsNotThereFailsEveryCommandAndNoneWithATrace() {
    String none = folder.resolve("none").toString();
    for (List<String> command : List.of(
      List.of("check", none),
      List.of("test", none),
      List.of("coverage", none),
      List.of("diff", SHIPPED, none),
      List.of("explain", none, "--op", "Hold"),
      List.of("matrix", none)
    )) {
      assertThat(run(command.toArray(String[]::new)))
        .as("%s", command)
        .isEqualTo(1);
      assertThat(out.toString()).contains(none + ":1:1: no such folder");
      assertThat(out + err.toString()).doesNotContain("\tat ");
    }
    assertThat(run("chek", SHIPPED)).isEqualTo(2);
    assertThat(run()).isEqualTo(2);
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    String[] all = Stream.concat(Stream.of("rules"), Stream.of(arguments)).toArray(String[]::new);
    return Hookswitch.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(all);
  }

  private List<String> lines() {
    return out.toString().lines().toList();
  }

  private void copy() throws IOException {
    Path from = Path.of(SHIPPED);
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.toList()) {
        Path to = folder.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) Files.createDirectories(to);
        else Files.copy(file, to);
      }
    }
  }

  private void edit(String name, String before, String after) throws IOException {
    String text = Files.readString(folder.resolve(name));
    assertThat(text).contains(before);
    Files.writeString(folder.resolve(name), text.replace(before, after));
  }
}
