package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.config.AsteriskConfig;
import io.hookswitch.config.HookswitchConfig;
import io.hookswitch.config.SimConfig;
import io.hookswitch.config.SipConfig;
import io.hookswitch.config.SipContact;
import io.hookswitch.config.SwitchConfig.Kind;
import io.hookswitch.config.SwitchEntry;
import io.hookswitch.config.TenantSwitch;
import io.hookswitch.south.sip.SippPhone;
import io.hookswitch.south.sip.SoftPhone;
import io.hookswitch.south.sip.SoftPhone.Does;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One gateway, two switches: a tenant's phones speak SIP with the gateway itself, those of all others are simulated. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SipBesideSimIT {

  private static final int PORT = SippPhone.freePort();
  private static final SoftPhone ADA = new SoftPhone("15001", "", Does.ANSWERS, 650, PORT);
  private static final SoftPhone BOB = new SoftPhone("15002", "", Does.ANSWERS, 950, PORT);

  @RegisterExtension
  static final GatewayHarness GATEWAY = new GatewayHarness(config());

  private final Agent ada = GATEWAY.agent("agent1");
  private final Subscriber foo = GATEWAY.subscriber("foo", "foouser");
  private final Subscriber bar = GATEWAY.subscriber("foo", "baruser");

  private static HookswitchConfig config() {
    HookswitchConfig usual = GatewayHarness.config(Path.of("rules"));
    SwitchEntry phones = new SwitchEntry("phones", Kind.SIP, AsteriskConfig.DEFAULT, sip(), SimConfig.DEFAULT);
    return usual.with(usual.connector().with(List.of(phones), List.of(new TenantSwitch("demo", "phones"))));
  }

  private static SipConfig sip() {
    SipConfig usual = SipConfig.DEFAULT;
    return new SipConfig(
      usual.address(),
      PORT,
      0,
      0,
      List.of("127.0.0.1"),
      usual.rate(),
      usual.realm(),
      Optional.empty(),
      Stream.of(ADA, BOB)
        .map(phone -> new SipContact(phone.number(), phone.uri()))
        .toList(),
      List.of(),
      Optional.empty(),
      Optional.empty(),
      Path.of("target", "recordings"),
      usual.ringTimeout(),
      usual.sessionExpires(),
      usual.tls()
    );
  }

  @AfterEach
  void everybodyHangsUp() {
    Hangup.all(ada);
    Hangup.all(foo, bar);
  }

  @AfterAll
  static void close() {
    ADA.close();
    BOB.close();
  }

  @Test
  void eachTenantsCallsAreOnItsOwnSwitch() {
    String heard = ada.call("15002");
    ada.awaitState(heard, "Established");
    ADA.ear().awaits(950);
    BOB.ear().awaits(650);
    String simulated = foo.call("1002");
    foo.awaitState(simulated, "Active");
    foo.does(simulated, "hold").expect(200);
    bar.awaitState(bar.onlyCall(), "Remote Held");
    ADA.ear().awaits(950);
    ada.operate(heard, "Hold").expect(200);
    ada.awaitState(heard, "Held");
    ADA.ear().awaits();
    assertThat(GATEWAY.user("operator1").get("/ops/connectors").expect(200).body().getJsonArray("connectors"))
      .extracting(one -> {
        JsonObject json = (JsonObject) one;
        return json.getString("name") + " " + json.getString("kind") + " " + json.getBoolean("up");
      })
      .containsExactly("default sim true", "phones sip true");
  }
}
