package io.hookswitch.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(VertxExtension.class)
final class ConfigReaderTest {

  private static final String FILE = "config/hookswitch.yaml";

  @TempDir
  private Path home;

  private Vertx vertx;

  @BeforeEach
  void takeVertx(Vertx fresh) {
    vertx = fresh;
  }

  @ParameterizedTest
  @ValueSource(strings = { "", "# nothing but a comment", "http:", "http:\n  # port: 1\nswitch:\n  sim:\n" })
  void whatIsNotWrittenIsTheDefault(String yaml) throws Exception {
    assertThat(read(yaml)).isEqualTo(HookswitchConfig.DEFAULT);
  }

  @Test
  void theDefaultsAreThoseOfTheManual() {
    Path directory = Path.of("config/directory.yaml");
    assertThat(HookswitchConfig.DEFAULT).isEqualTo(
      HookswitchConfig.DEFAULT.with(
        new HttpConfig("127.0.0.1", 8080, 65536, 32, Duration.ofSeconds(10), Duration.ofMinutes(30), false),
        new CometDConfig(Duration.ofSeconds(30), Duration.ofSeconds(15), 1000, 65536, 4, 16),
        new ClusterConfig("hookswitch", Path.of("cluster.xml"), 15701, "127.0.0.1", 1),
        new RulesConfig(Path.of("rules")),
        new DirectoryConfig(directory),
        new CallConfig(Duration.ofSeconds(7), Duration.ofSeconds(30), Duration.ofMinutes(10), "DispositionCode"),
        new AgentsConfig("NotReady", List.of()),
        new PushConfig(256, Duration.ofMinutes(10), 1024),
        new OutboundConfig(
          Path.of("outbound"),
          Duration.ofMinutes(15),
          Duration.ofHours(4),
          OutboundConfig.Memory.DATABASE
        ),
        new SwitchConfig(
          SwitchConfig.Kind.SIM,
          new SimConfig(1, Duration.ofMillis(20), 0, 0, 0, Duration.ofMillis(300), Duration.ofSeconds(30), 2, List.of())
        )
      )
    );
  }

  @Test
  void aConfigurationIsTheSameWithOtherSectionsButForThese() {
    HookswitchConfig other = HookswitchConfig.DEFAULT.with(new AgentsConfig("Ready", List.of()));
    assertThat(other.agents().toString()).contains("Ready");
    assertThat(other.with(AgentsConfig.DEFAULT)).isEqualTo(HookswitchConfig.DEFAULT);
    assertThatThrownBy(() -> other.with(CorsConfig.DEFAULT)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> other.with(PushConfig.DEFAULT, PushConfig.DEFAULT)).hasMessageContaining("given twice");
  }

  @Test
  void theShippedFileIsValidAndShowsTheDefaultsInItsComments() throws Exception {
    String shipped = Files.readString(Path.of(FILE));
    String uncommented = shipped.replaceAll("(?m)^( +)# ([a-zA-Z]+: [^#\n]*).*$", "$1$2");
    assertThat(read(shipped)).isEqualTo(HookswitchConfig.DEFAULT);
    String withoutPlan = uncommented.substring(0, uncommented.indexOf("    #\n"));
    assertThat(withoutPlan).contains("\n  port: 8080").contains("\n    seed: 1");
    assertThat(read(withoutPlan)).isEqualTo(HookswitchConfig.DEFAULT);
  }

  @Test
  void aFurtherSwitchNeedsItsNameAndKindOnlyAndSaysTheRestWhereItIsNotAsUsual() throws Exception {
    String yaml = """
    switch:
      connectors:
        - { name: pbx, kind: asterisk, asterisk: { url: 'http://pbx:8088/ari', manager: { host: pbx } } }
      tenants:
        - { tenant: demo, connector: pbx }
    """;
    SwitchConfig found = read(yaml).connector();
    assertThat(found.tenants()).containsExactly(new TenantSwitch("demo", "pbx"));
    SwitchEntry pbx = found.connectors().getFirst();
    assertThat(pbx.asterisk().url()).hasHost("pbx");
    assertThat(pbx.asterisk().app()).isEqualTo("hookswitch");
    assertThat(pbx.asterisk().manager().host()).contains("pbx");
    assertThat(pbx.sip()).isEqualTo(SipConfig.DEFAULT);
    assertThat(found.all()).extracting(SwitchEntry::name).containsExactly("default", "pbx");
  }

  @Test
  void whatIsWrongWithAFurtherSwitchIsSaidWithItsPlace() {
    String yaml = "switch:\n  connectors:\n    - kind: asterisk\n      asterisk: { prot: 1 }\n";
    assertThatThrownBy(() -> read(yaml))
      .hasMessageContaining("config/hookswitch.yaml:4: switch.connectors[0].asterisk.prot: there is no such key")
      .hasMessageContaining("switch.connectors[0].name: expected text, found nothing");
  }

  @Test
  void theFileOverridesTheDefaultAndTheEnvironmentTheFile() throws Exception {
    String yaml = "http: { port: 8081, maxDepth: 8 }\ncluster: { name: abroad }";
    HookswitchConfig config = read(
      yaml,
      Map.of(
        "HOOKSWITCH_HTTP_PORT",
        "8085",
        "HOOKSWITCH_HTTP_SECURE_COOKIES",
        "true",
        "HOOKSWITCH_SWITCH_SIM_LOSS",
        "0.5"
      )
    );
    assertThat(config.http().port()).isEqualTo(8085);
    assertThat(config.http().maxDepth()).isEqualTo(8);
    assertThat(config.http().secureCookies()).isTrue();
    assertThat(config.cluster().name()).isEqualTo("abroad");
    assertThat(config.connector().sim().loss()).isEqualTo(0.5);
  }

  @Test
  void everySettingHasAVariable() {
    assertThat(Names.paths(HookswitchConfig.class, "").stream().map(Names::variable))
      .doesNotHaveDuplicates()
      .contains("HOOKSWITCH_HTTP_BODY_LIMIT_BYTES", "HOOKSWITCH_SWITCH_SIM_OWN_PHONE_PICKUP", "HOOKSWITCH_CALL_LINGER");
  }

  @ParameterizedTest
  @CsvSource({
    "PT5S,5000",
    "5s,5000",
    "200ms,200",
    "10m,600000",
    "1.5s,1500",
    "2h,7200000",
    "1d,86400000",
    "PT0.02S,20",
  })
  void durationsAreWrittenAsIsoOrShort(String written, long millis) throws Exception {
    assertThat(
      read("call: { audit: " + written + " }")
        .call()
        .audit()
    ).isEqualTo(Duration.ofMillis(millis));
  }

  @Test
  void thePlanOfTheSimulatedSwitchIsAListOfEntries() throws Exception {
    String yaml = "switch: { sim: { plan: [ { match: '12+', does: no-answer, after: 0s, talks: 3s } ] } }";
    PlanEntry entry = read(yaml).connector().sim().plan().getFirst();
    assertThat(entry.match().pattern()).isEqualTo("12+");
    assertThat(entry.does()).isEqualTo(PlanEntry.FarEnd.NO_ANSWER);
    assertThat(entry.after()).isEqualTo(Duration.ZERO);
    assertThat(entry.talks()).isEqualTo(Optional.of(Duration.ofSeconds(3)));
  }

  @Test
  void aListInTheEnvironmentIsJson() throws Exception {
    String name = "HOOKSWITCH_SWITCH_SIM_PLAN";
    String json = "[{\"match\":\"1\",\"does\":\"busy\",\"after\":\"1s\"}]";
    assertThat(read("", Map.of(name, json)).connector().sim().plan()).hasSize(1);
    assertMistakes("", Map.of(name, "busy"), name + ": expected a list, found \"busy\"");
    assertMistakes(
      "",
      Map.of(name, "[{\"match\":\"1\",\"does\":\"bsy\",\"after\":\"1s\"}]"),
      name +
        ": switch.sim.plan[0].does: expected one of answer, busy, no-answer, reject, unknown, ring, call-back, found \"bsy\""
    );
  }

  @ParameterizedTest
  @CsvSource(
    delimiter = '|',
    quoteCharacter = '`',
    value = {
      "http: { port: abc }|http.port: expected a whole number from 1 to 65535, found \"abc\"",
      "http: { port: 0 }|http.port: expected a whole number from 1 to 65535, found 0",
      "cluster: { bus: { port: 65536 } }|cluster.bus.port: expected a whole number from 0 to 65535, found 65536",
      "http: { port: 65536 }|http.port: expected a whole number from 1 to 65535, found 65536",
      "http: { port: 99999999999999999999 }|http.port: expected a whole number from 1 to 65535, found 99999999999999999999",
      "http: { port: }|http.port: expected a whole number from 1 to 65535, found nothing",
      "http: { port: [1] }|http.port: expected a whole number from 1 to 65535, found a list",
      "http: { port: 80.5 }|http.port: expected a whole number from 1 to 65535, found 80.5",
      "http: { secureCookies: 1 }|http.secureCookies: expected true or false, found 1",
      "http: { host: 5 }|http.host: expected text, found 5",
      "http: { host: ' ' }|http.host: expected text, found \" \"",
      "http: 8080|http: expected a section, found 8080",
      "rules: { dir: { a: b } }|rules.dir: expected a path, found a section",
      "switch: { kind: avaya }|switch.kind: expected one of sim, asterisk, sip, found \"avaya\"",
      "switch: { sim: { seed: x } }|switch.sim.seed: expected a whole number, found \"x\"",
      "switch: { sim: { loss: 1.1 } }|switch.sim.loss: expected a number from 0.0 to 1.0, found 1.1",
      "switch: { sim: { loss: .nan } }|switch.sim.loss: expected a number from 0.0 to 1.0, found NaN",
      "switch: { sim: { plan: 5 } }|switch.sim.plan: expected a list, found 5",
      "switch: { sim: { plan: [5] } }|switch.sim.plan[0]: expected a section, found 5",
      "switch: { sim: { plan: [{ match: '(', does: busy, after: 1s }] } }|" +
        "switch.sim.plan[0].match: expected a regular expression, found \"(\"",
      "switch: { sim: { plan: [{ match: '1', after: 1s }] } }|" +
        "switch.sim.plan[0].does: expected one of answer, busy, no-answer, reject, unknown, ring, call-back, found nothing",
      "htp: { port: 1 }|htp: there is no such key; did you mean http?",
      "http: { prot: 1 }|http.prot: there is no such key; did you mean http.port?",
      "linger: 5m|linger: there is no such key; did you mean call.linger?",
      "http.port: 1|http.port: is written as a section with keys under it, not with dots",
    }
  )
  void everyKindOfMistakeSaysFileLineKeyExpectedAndFound(String yaml, String mistake) throws Exception {
    assertMistakes("# first line\n" + yaml, Map.of(), FILE + ":2: " + mistake);
  }

  @ParameterizedTest
  @CsvSource({
    "5,5",
    "-1s,'\"-1s\"'",
    "0s,'\"0s\"'",
    "PT0.0000001S,'\"PT0.0000001S\"'",
    "366d,'\"366d\"'",
    "5 s,'\"5 s\"'",
  })
  void aDurationNeedsAUnitAndSense(String written, String found) throws Exception {
    String expected = "call.audit: expected a duration from 1ms to 365d, such as 200ms, 5s, 10m or PT5S, found ";
    assertMistakes("call: { audit: " + written + " }", Map.of(), FILE + ":1: " + expected + found);
  }

  @Test
  void aMistakeInTheEnvironmentNamesItsVariable() throws Exception {
    assertMistakes(
      "",
      Map.of("HOOKSWITCH_HTTP_PORT", "abc"),
      "HOOKSWITCH_HTTP_PORT: expected a whole number from 1 to 65535, found \"abc\""
    );
  }

  @Test
  void anUnknownVariableIsAMistakeButThoseOfTheStartScriptAreNot() throws Exception {
    Map<String, String> scripts = Map.of(
      "HOOKSWITCH_HOME",
      "/",
      "HOOKSWITCH_JAVA_OPTS",
      "-Xmx1g",
      "HOOKSWITCH_LOG_LEVEL",
      "WARN"
    );
    assertThat(read("", scripts)).isEqualTo(HookswitchConfig.DEFAULT);
    assertMistakes(
      "",
      Map.of("HOOKSWITCH_HTTP_PROT", "1"),
      "HOOKSWITCH_HTTP_PROT: there is no such setting; did you mean HOOKSWITCH_HTTP_PORT?"
    );
  }

  @Test
  void allMistakesAreReportedAtOnceWithTheirLines() throws Exception {
    String yaml =
      "http:\n  port: x\n  colour: red\ncluster:\n  port: -1\nswitch:\n  sim:\n    plan:\n      - { does: busy }\n";
    assertMistakes(
      yaml,
      Map.of("HOOKSWITCH_CALL_LINGER", "long"),
      FILE + ":3: http.colour: there is no such key",
      FILE + ":2: http.port: expected a whole number from 1 to 65535, found \"x\"",
      FILE + ":5: cluster.port: expected a whole number from 1 to 65535, found -1",
      "HOOKSWITCH_CALL_LINGER: expected a duration from 1ms to 365d, such as 200ms, 5s, 10m or PT5S, found \"long\"",
      FILE + ":9: switch.sim.plan[0].match: expected a regular expression, found nothing",
      FILE +
        ":9: switch.sim.plan[0].after: expected a duration from 0s to 365d, such as 200ms, 5s, 10m or PT5S, found nothing"
    );
  }

  @ParameterizedTest
  @CsvSource(
    delimiter = '|',
    quoteCharacter = '`',
    value = {
      "[ 1, 2 ]|:1:1: expected keys with values, such as \"http:\"",
      "http: { port: 1, port: 2 }|:1:18: http.port: is there twice, first in line 1",
      "http: { ? [a] : 1 }|:1:11: expected a key, found a list or a section",
    }
  )
  void aFileThatIsNoMappingIsRefusedWithItsPlace(String yaml, String mistake) throws Exception {
    assertMistakes(yaml, Map.of(), FILE + mistake);
  }

  @ParameterizedTest
  @ValueSource(strings = { "http: {", "a: b: c", "\tx: 1", "a: !!java.net.URL [x]", "a: 1\n---\nb: 2", "a: *b" })
  void aFileThatIsNoYamlIsRefusedWithItsPlace(String yaml) throws Exception {
    assertThatThrownBy(() -> read(yaml)).isInstanceOfSatisfying(ConfigException.class, wrong ->
      assertThat(wrong.mistakes())
        .singleElement()
        .asString()
        .matches(FILE + ":\\d+:\\d+: cannot be read as YAML: .+")
    );
  }

  @Test
  void aFileThatLeadsIntoItselfIsRefused() throws Exception {
    assertThatThrownBy(() -> read("a: &a { b: *a }"))
      .isInstanceOf(ConfigException.class)
      .hasMessageContaining("nested");
  }

  @Test
  void whatCannotBeReadIsAMistakeToo() throws Exception {
    assertThatThrownBy(() -> read(home, Map.of()))
      .isInstanceOf(ConfigException.class)
      .hasMessageStartingWith(FILE + ": there is no such file in " + home.toAbsolutePath());
    write("http:".getBytes(StandardCharsets.UTF_16));
    assertThatThrownBy(() -> read(home, Map.of())).hasMessage(FILE + ": expected UTF-8, found other bytes");
    write(new byte[(1 << 20) + 1]);
    assertThatThrownBy(() -> read(home, Map.of())).hasMessage(FILE + ": larger than 1048576 bytes");
  }

  @Test
  void whatWasFoundIsQuotedShortAndOnOneLine() {
    assertThat(Values.found("a\nb" + "c".repeat(1000)))
      .hasSizeLessThan(100)
      .startsWith("\"a?b")
      .doesNotContain("\n");
  }

  private void assertMistakes(String yaml, Map<String, String> environment, String... mistakes) throws Exception {
    write(yaml.getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> read(home, environment)).isInstanceOfSatisfying(ConfigException.class, wrong ->
      assertThat(wrong.mistakes()).containsExactly(mistakes)
    );
  }

  private HookswitchConfig read(String yaml) throws Exception {
    return read(yaml, Map.of());
  }

  private HookswitchConfig read(String yaml, Map<String, String> environment) throws Exception {
    write(yaml.getBytes(StandardCharsets.UTF_8));
    return read(home, environment);
  }

  private HookswitchConfig read(Path from, Map<String, String> environment) throws TimeoutException {
    return ConfigReader.read(vertx, from, environment).await(10, TimeUnit.SECONDS);
  }

  private void write(byte[] content) throws IOException {
    Path file = home.resolve(FILE);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }
}
