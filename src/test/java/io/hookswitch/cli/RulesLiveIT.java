package io.hookswitch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.gateway.GatewayHarness;
import io.hookswitch.rules.RuleFile;
import io.hookswitch.rules.RuleFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code hookswitch rules live}, as an operator or a pipeline uses it. */
class RulesLiveIT {

  @RegisterExtension
  static final GatewayHarness GATEWAY = new GatewayHarness();

  @TempDir
  private Path temp;

  private Path password;

  private record Run(int code, String out, String err) {}

  @BeforeEach
  void writeThePassword() throws IOException {
    password = Files.writeString(temp.resolve("password"), "hookswitch\n");
  }

  private Run run(String... arguments) {
    return as("operator1", password, arguments);
  }

  private static Run as(String user, Path password, String... arguments) {
    List<String> all = new ArrayList<>(List.of("rules", "live"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--server", GATEWAY.uri().toString(), "--user", user, "--password-file", password.toString()));
    return run(all);
  }

  private static Run run(List<String> arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command = Hookswitch.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int code = command.execute(arguments.toArray(String[]::new));
    return new Run(code, out.toString(), err.toString());
  }

  private Path folder(String extra) throws IOException {
    Path folder = Files.createDirectories(temp.resolve("rules"));
    for (RuleFile one : RuleFiles.read(Path.of("rules")).files()) {
      if (!one.name().startsWith("tests/")) Files.writeString(folder.resolve(one.name()), one.text());
    }
    Files.writeString(folder.resolve("house.drl"), extra);
    return folder;
  }

  private static String deny(String operation) {
    return """
    rule "house: no %1$s while held"
      @Why("For this test")
    when CallFacts( state == PartyState.Held )
    then decision.deny(Operation.%1$s);
    end
    """.formatted(operation);
  }

  @Test
  void aChangeGoesFromUploadToForceAndBack() throws IOException {
    Path folder = folder(deny("AttachUserData"));
    assertThat(run("check", folder.toString())).returns(0, Run::code);
    Run upload = run("upload", folder.toString(), "--comment", "quiet holds");
    assertThat(upload).returns(0, Run::code).returns("generation 2\n", Run::out);
    assertThat(run("diff", "2")).returns(1, Run::code).returns("- AttachUserData   when state Held\n", Run::out);
    assertThat(run("diff", "1", "--from", "1")).returns(0, Run::code);
    Run dry = run("dry-run", "2");
    assertThat(dry.code()).isZero();
    assertThat(dry.out()).contains("on a call now: 0 lists, 0 would change");
    assertThat(run("canary", "2", "--tenants", "foo").out()).contains("on trial: 2 for 100 % of the calls of foo");
    assertThat(run("canary", "--end").out()).isEqualTo("generation 1 is in force\n");
    assertThat(run("activate", "2")).returns(0, Run::code).returns("generation 2 is in force\n", Run::out);
    Run again = run("activate", "2");
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.err()).contains("in force already");
    assertThat(run("generations").out())
      .contains("active")
      .contains("quiet holds")
      .contains("activated 2 by operator1@demo");
    assertThat(run("rollback").out()).isEqualTo("generation 1 is in force\n");
    assertThat(run("rollback").code()).isEqualTo(1);
    assertThat(run("explain", "1")).returns(1, Run::code);
  }

  @Test
  void mistakesAreListedAndFailThePipeline() throws IOException {
    Path folder = folder(deny("AtachUserData"));
    Run check = run("check", folder.toString());
    assertThat(check.code()).isEqualTo(1);
    assertThat(check.out()).contains("house.drl:4:").contains("did you mean 'AttachUserData'").contains("1 mistakes");
    Run upload = run("upload", folder.toString());
    assertThat(upload.code()).isEqualTo(1);
    assertThat(upload.out()).contains("house.drl:4:");
    assertThat(upload.err()).contains("nothing has changed");
    assertThat(run("upload", temp.resolve("none").toString()).out()).contains("no such folder");
  }

  @Test
  void whoIsNotLetInOrAsksNobodyIsToldSo() throws IOException {
    Run agent = as("agent1", password, "generations");
    assertThat(agent.code()).isEqualTo(3);
    assertThat(agent.err()).isNotBlank();
    Path wrong = Files.writeString(temp.resolve("wrong"), "guess");
    assertThat(as("operator1", wrong, "generations").code()).isEqualTo(3);
    assertThat(run(at("http://127.0.0.1:1"))).returns(3, Run::code);
    assertThat(run(at("ftp://127.0.0.1"))).returns(2, Run::code);
    assertThat(run("canary")).returns(2, Run::code);
    assertThat(run("canary", "2", "--end")).returns(2, Run::code);
    // A password has no place on the command line.
    assertThat(run("generations", "--password", "hookswitch").code()).isEqualTo(2);
  }

  private List<String> at(String server) {
    return List.of(
      "rules",
      "live",
      "generations",
      "--user",
      "operator1",
      "--server",
      server,
      "--password-file",
      password.toString()
    );
  }
}
