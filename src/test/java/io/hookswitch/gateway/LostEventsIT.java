package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.config.CallConfig;
import io.hookswitch.config.HookswitchConfig;
import io.hookswitch.config.ReconcileConfig;
import io.hookswitch.config.SimConfig;
import io.hookswitch.config.SwitchConfig;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A switch whose every event is lost, and no audits: what happens is known from its list alone. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class LostEventsIT {

  @RegisterExtension
  static final GatewayHarness GATEWAY = new GatewayHarness(deaf());

  private static HookswitchConfig deaf() {
    HookswitchConfig usual = GatewayHarness.config(Path.of("rules"));
    SimConfig sim = usual.connector().sim();
    CallConfig call = usual.call();
    return usual.with(
      new CallConfig(Duration.ofSeconds(5), Duration.ofHours(1), call.linger(), call.dispositionKey()),
      new SwitchConfig(
        SwitchConfig.Kind.SIM,
        new SimConfig(
          sim.seed(),
          sim.delay(),
          1.0,
          0,
          0,
          sim.ownPhonePickup(),
          sim.ringTimeout(),
          sim.lines(),
          sim.plan()
        )
      ),
      new ReconcileConfig(Duration.ofMillis(300), Duration.ofMillis(100))
    );
  }

  @Test
  void aCallIsServedFromTheListAndOperatorsSeeWhatWasAdopted() {
    Agent ada = GATEWAY.agent("agent1");
    String id = ada.call("+19165551234");
    ada.awaitState(id, "Established");
    ada.operate(id, "Hold");
    ada.awaitState(id, "Held");
    JsonObject seen = GATEWAY.user("operator1").get("/ops/reconciliation").expect(200).body();
    assertThat(count(seen, "missed_events")).isGreaterThanOrEqualTo(2);
    String node = seen.getJsonArray("nodes").getJsonObject(0).getString("node");
    assertThat(seen.getJsonArray("latest"))
      .extracting(leg -> ((JsonObject) leg).getString("node"))
      .containsOnly(node);
    assertThat(seen.getJsonArray("silent")).isEmpty();
    assertThat(seen.getJsonArray("latest"))
      .extracting(leg -> ((JsonObject) leg).getString("verdict"))
      .contains("adopted");
    ada.operate(id, "Hangup");
    ada.awaitGone(id);
    assertThat(GATEWAY.user("agent1").get("/ops/reconciliation").status()).as("not for agents").isEqualTo(403);
  }

  @Test
  void operatorsSeeHowTheSwitchIsReachedAndSomeMayOnlyLook() {
    Agent ada = GATEWAY.agent("agent1");
    ada.operate(ada.call("+19165551234"), "Hangup");
    Visitor viewer = GATEWAY.user("viewer1");
    JsonObject seen = viewer.get("/ops/connectors").expect(200).body();
    assertThat(seen.getJsonArray("connectors")).hasSize(1);
    JsonObject connector = seen.getJsonArray("connectors").getJsonObject(0);
    assertThat(connector.getString("kind")).isEqualTo("sim");
    assertThat(connector.getBoolean("up")).isTrue();
    assertThat(connector.getInteger("orders")).isPositive();
    assertThat(connector.getInteger("events")).as("all of them are lost").isZero();
    assertThat(viewer.get("/ops/figures/past").expect(200).body().getJsonArray("nodes")).hasSize(1);
    assertThat(viewer.get("/ops/self").expect(200).body()).isEqualTo(
      new JsonObject().put("node", connector.getString("node")).put("user", "viewer1@demo").put("readOnly", true)
    );
    assertThat(GATEWAY.user("operator1").get("/ops/self").expect(200).body().getBoolean("readOnly")).isFalse();
    viewer.post("/ops/nodes/" + connector.getString("node") + "/drain", "").expect(403);
    viewer.post("/ops/rules/rollback", "").expect(403);
    assertThat(GATEWAY.user("agent1").get("/ops/self").status()).as("not for agents").isEqualTo(403);
  }

  private static int count(JsonObject seen, String reason) {
    JsonArray legs = seen.getJsonArray("legs");
    return legs
      .stream()
      .map(JsonObject.class::cast)
      .filter(one -> one.getString("reason").equals(reason))
      .findFirst()
      .orElseThrow()
      .getInteger("count");
  }
}
