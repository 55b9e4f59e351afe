package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.config.DecisionsConfig;
import io.hookswitch.config.HookswitchConfig;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of decisions of a whole node, from the request to the line. */
class DecisionLogIT {

  @TempDir
  private Path folder;

  @Test
  void aRefusedCommandIsALineWithTheRuleThatDecidedAndTheNameOfTheRequest() throws IOException {
    String correlation;
    try (GatewayHarness gateway = new GatewayHarness(config()).start()) {
      Agent agent = gateway.agent("agent1");
      String call = agent.call("9165550104");
      agent.awaitState(call, "Established");
      agent.does(call, "Hold");
      agent.awaitState(call, "Held");
      assertThat(agent.operate(call, "Hold").expectGenesys(409, 2).text()).contains(
        "allowed: ",
        "(rule: capabilities.csv:9 Hold needs state == Established)"
      );
      Answer loud = agent
        .http()
        .post("/api/v2/me/devices/" + agent.device(), "{\"operationName\":\"DoNotDisturbOff\"}")
        .expectGenesys(409, 2);
      correlation = loud.headers().firstValue("X-Correlation-Id").orElseThrow();
    }
    List<JsonObject> lines = Files.readAllLines(folder.resolve("decisions.jsonl.0"))
      .stream()
      .map(JsonObject::new)
      .toList();
    assertThat(
      lines
        .stream()
        .filter(line -> line.getBoolean("allowed"))
        .map(line -> line.getString("operation"))
    ).contains("Dial", "Hold");
    List<JsonObject> refused = lines
      .stream()
      .filter(line -> !line.getBoolean("allowed"))
      .toList();
    assertThat(refused).hasSize(2);
    JsonObject line = refused.getFirst();
    assertThat(line.getString("operation")).isEqualTo("Hold");
    assertThat(line.getString("state")).isEqualTo("Held");
    assertThat(line.getString("refusal")).isEqualTo("NOT_ALLOWED");
    assertThat(line.getString("user")).isEqualTo("agent1");
    assertThat(line.getString("correlation")).isNotBlank();
    assertThat(line.getJsonArray("rules")).containsExactly("capabilities.csv:9 Hold needs state == Established");

    JsonObject atPhone = refused.getLast();
    assertThat(atPhone.getString("operation")).isEqualTo("DoNotDisturbOff");
    assertThat(atPhone.getString("device")).isEqualTo(GatewayHarness.device("agent1"));
    assertThat(atPhone.getString("refusal")).isEqualTo("NOT_ALLOWED");
    assertThat(atPhone.getString("user")).isEqualTo("agent1");
    assertThat(atPhone.getLong("generation")).isEqualTo(1);
    assertThat(atPhone.getString("correlation")).isEqualTo(correlation);
    assertThat(atPhone.getJsonArray("rules").getString(0)).startsWith(
      "devices.csv:11 DoNotDisturbOff if not disturbed"
    );
  }

  private HookswitchConfig config() {
    HookswitchConfig usual = GatewayHarness.config(GatewayHarness.HOME.resolve("rules"));
    return usual.with(
      new DecisionsConfig(true, folder.resolve("decisions.jsonl"), 1.0, 1_000_000, 3, 1_000, Pattern.compile(".*"))
    );
  }
}
