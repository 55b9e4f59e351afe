package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.config.HookswitchConfig;
import io.hookswitch.config.SimConfig;
import io.hookswitch.config.SipConfig;
import io.hookswitch.config.SwitchConfig.Kind;
import io.hookswitch.config.SwitchEntry;
import io.hookswitch.config.TenantSwitch;
import io.hookswitch.south.asterisk.RealAsterisk;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One gateway, two switches: a tenant's phones are on a real Asterisk, those of all others are simulated. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class TwoSwitchesIT {

  @RegisterExtension
  static final RealAsterisk ASTERISK = RealAsterisk.quiet();

  @RegisterExtension
  static final GatewayHarness GATEWAY = new GatewayHarness(config());

  private final Agent ada = GATEWAY.agent("agent1");
  private final Subscriber foo = GATEWAY.subscriber("foo", "foouser");
  private final Subscriber bar = GATEWAY.subscriber("foo", "baruser");

  private static HookswitchConfig config() {
    HookswitchConfig usual = GatewayHarness.config(Path.of("rules"));
    SwitchEntry pbx = new SwitchEntry(
      "pbx",
      Kind.ASTERISK,
      ASTERISK.config("hookswitch"),
      SipConfig.DEFAULT,
      SimConfig.DEFAULT
    );
    return usual.with(usual.connector().with(List.of(pbx), List.of(new TenantSwitch("demo", "pbx"))));
  }

  @AfterEach
  void everybodyHangsUp() {
    Hangup.all(foo, bar);
  }

  @Test
  void eachTenantsCallsAreOnItsOwnSwitch() {
    String real = ada.call("15002");
    ada.awaitState(real, "Established");
    ASTERISK.phone("15001").ear().awaits(950);
    String simulated = foo.call("1002");
    foo.awaitState(simulated, "Active");
    ada.operate(real, "Hold").expect(200);
    ada.awaitState(real, "Held");
    ASTERISK.phone("15002").ear().awaits(1200);
    foo.does(simulated, "hold").expect(200);
    bar.awaitState(bar.onlyCall(), "Remote Held");
    assertThat(GATEWAY.user("operator1").get("/ops/connectors").expect(200).body().getJsonArray("connectors"))
      .extracting(one -> {
        JsonObject json = (JsonObject) one;
        return json.getString("name") + " " + json.getString("kind") + " " + json.getBoolean("up");
      })
      .containsExactly("default sim true", "pbx asterisk true");
    ada.operate(real, "Hangup").expect(200);
    ada.awaitGone(real);
  }

  @Test
  void whatASwitchCannotDoIsTakenFromItsTenantsAndFromNobodyElse() {
    String real = ada.call("15002");
    ada.awaitState(real, "Established");
    String simulated = foo.call("1002");
    foo.awaitState(simulated, "Active");
    assertThat(why("demo")).contains("not supported by this device");
    assertThat(why("foo")).contains("PullCall").doesNotContain("not supported by this device");
    ada.operate(real, "Hangup").expect(200);
    ada.awaitGone(real);
  }

  /** What an operator is told of the only call of a tenant. */
  private static String why(String tenant) {
    Visitor operator = GATEWAY.user("operator1");
    String call = Agent.objects(operator.get("/ops/calls/live").expect(200).list("calls"))
      .stream()
      .filter(one -> tenant.equals(one.getString("tenant")))
      .findFirst()
      .orElseThrow()
      .getString("call");
    return operator
      .get("/ops/calls/" + call + "/explain")
      .expect(200)
      .body()
      .encode();
  }

  @Test
  void aNumberOfATenantOfAnotherSwitchLeadsToTheNetworkAsThatOfAnyOtherTenantDoes() {
    ada.dial("+3212345671").expect(200);
    // This Asterisk has no such number.
    Patience.until("the call is over", ada::calls, List::isEmpty);
    assertThat(bar.calls()).isEmpty();
  }
}
