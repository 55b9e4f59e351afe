package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator gets to see of {@code bin/hookswitch serve}: when all is well, and when something is wrong. */
class StartIT {

  /** What Vert.x says of a machine that has a lot to do; it is not about what is wrong. */
  private static final Pattern SLOW = Pattern.compile("(?m)^\\S+ WARN  i\\.v\\.c\\.i\\.BlockedThreadChecker .*\\R");
  private static final Pattern READY = Pattern.compile(
    "Hookswitch \\S+ ready in (\\d+\\.\\d) s \\(partly side by side: cluster .* s, contract .* s, .*rules .* s.*\\)"
  );

  @TempDir
  private Path home;

  private final int port = GatewayProcess.freePort();

  @BeforeEach
  void anInstallation() throws IOException {
    Folders.copy(GatewayHarness.HOME.resolve("config"), home.resolve("config"));
    Folders.copy(GatewayHarness.HOME.resolve("rules"), home.resolve("rules"));
    Files.copy(GatewayHarness.HOME.resolve("cluster.xml"), home.resolve("cluster.xml"));
  }

  private GatewayProcess start(Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("HOOKSWITCH_HOME", home.toString());
    environment.put("HOOKSWITCH_CLUSTER_NAME", "start-" + UUID.randomUUID());
    // Or else a node of another test is met, of which Hazelcast speaks.
    environment.put("HOOKSWITCH_CLUSTER_PORT", Integer.toString(GatewayProcess.freePort()));
    return GatewayProcess.start(port, environment);
  }

  /** Starts what cannot start, and gives what it says about that. */
  private String refused(int exit, Map<String, String> more) {
    try (GatewayProcess process = start(more)) {
      assertThat(process.awaitExit(GatewayProcess.START)).as("%s", process).isEqualTo(exit);
      assertThat(process.output()).doesNotContainPattern(Visitor.INSIDES).doesNotContain(" ready in ");
      return SLOW.matcher(process.output()).replaceAll("");
    }
  }

  private void edit(String file, String from, String to) throws IOException {
    String text = Files.readString(home.resolve(file));
    assertThat(text).contains(from);
    Files.writeString(home.resolve(file), text.replace(from, to));
  }

  @Test
  void tellsWhereItIsAndHowLongItTook() {
    String jdks = Path.of(System.getProperty("java.home")).getParent().toString();
    try (GatewayProcess process = start(Map.of("HOOKSWITCH_JDKS", jdks))) {
      Matcher ready = READY.matcher(process.awaitReady());
      assertThat(ready.matches()).as("%s", process).isTrue();
      // On a machine of its own; in its fair share of one that does other things too, that takes as much longer.
      assertThat(Double.parseDouble(ready.group(1))).isLessThan(20 * crowd());
      Patience.until("the line to try", process::output, said ->
        said.contains("try: curl -u agent1:hookswitch 'http://127.0.0.1:" + port + "/api/v2/me?subresources=*'")
      );
      process.terminate();
      assertThat(process.awaitExit(Duration.ofSeconds(20)))
        .as("%s", process)
        .isZero();
    }
  }

  /** How many want each processor, 1 if there are enough for all. */
  private static double crowd() {
    OperatingSystemMXBean machine = ManagementFactory.getOperatingSystemMXBean();
    return Math.max(1, machine.getSystemLoadAverage() / machine.getAvailableProcessors());
  }

  @Test
  void aPortThatIsTakenIsNamed() throws IOException {
    try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
      assertThat(taken.isBound()).isTrue();
      // The database may have been opened by then.
      assertThat(
        refused(1, Map.of())
          .lines()
          .filter(line -> !line.contains(" database: "))
      )
        .singleElement()
        .asString()
        .startsWith("hookswitch: cannot start: http: cannot listen at 127.0.0.1:" + port)
        .contains("in use");
    }
  }

  @Test
  void aBrokenRuleIsNamedByFileLineAndColumn() throws IOException {
    edit("rules/capabilities.csv", "\nDial,", "\nDail,");
    assertThat(refused(1, Map.of())).contains("capabilities.csv:4:1: ").contains("Dail").hasLineCount(1);
  }

  @Test
  void allMistakesOfTheSettingsAreNamed() throws IOException {
    edit("config/hookswitch.yaml", "  # port: 8080", "  prot: 8080");
    edit("config/hookswitch.yaml", "  # linger: 10m", "  linger: soon");
    assertThat(refused(2, Map.of("HOOKSWITCH_HTTP_MAX_DEPTH", "zero")))
      .contains("config/hookswitch.yaml:7")
      .contains("http.prot")
      .contains("call.linger")
      .contains("HOOKSWITCH_HTTP_MAX_DEPTH")
      .hasLineCount(3);
  }

  @Test
  void allMistakesOfTheDirectoryAreNamed() throws IOException {
    edit("config/directory.yaml", "country: US", "country: XX");
    edit("config/directory.yaml", "role: supervisor", "role: superviser");
    assertThat(refused(1, Map.of())).contains("config/directory.yaml:").contains("XX").contains("superviser");
  }

  @Test
  void aBrokenClusterFileIsNamed() throws IOException {
    edit("cluster.xml", "<cluster-name>", "<cluster-nom>");
    int line = lineOf("cluster.xml", "<cluster-nom>");
    assertThat(refused(1, Map.of()))
      .contains("cluster.xml:" + line + ":")
      .hasLineCount(1);
    Files.delete(home.resolve("cluster.xml"));
    assertThat(refused(1, Map.of())).contains("cluster.xml: there is no such file").hasLineCount(1);
  }

  private int lineOf(String file, String text) throws IOException {
    List<String> lines = Files.readAllLines(home.resolve(file));
    for (int i = 0; i < lines.size(); i++) if (lines.get(i).contains(text)) return i + 1;
    throw new AssertionError(text + " is not in " + file);
  }
}
