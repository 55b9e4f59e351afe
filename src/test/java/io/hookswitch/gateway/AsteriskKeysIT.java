package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.config.DirectoryConfig;
import io.hookswitch.config.HookswitchConfig;
import io.hookswitch.config.SimConfig;
import io.hookswitch.config.SwitchConfig;
import io.hookswitch.south.asterisk.RealAsterisk;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What people do at real phones, and what their desktops show of it. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class AsteriskKeysIT {

  @RegisterExtension
  static final RealAsterisk ASTERISK = RealAsterisk.quiet();

  @RegisterExtension
  static final GatewayHarness GATEWAY = new GatewayHarness(config());

  /** The demo's, but the transfer key of the second agent's phone is pressed a second after it was picked up. */
  private static HookswitchConfig config() {
    HookswitchConfig usual = GatewayHarness.config(Path.of("rules"));
    try {
      String demo = Files.readString(GatewayHarness.HOME.resolve("config/directory.yaml"));
      Path file = Files.createTempFile(Path.of("target").toAbsolutePath(), "directory", ".yaml");
      Files.writeString(file, demo.replace("number: 15002\n", "number: 15010\n"));
      return usual.with(
        new SwitchConfig(SwitchConfig.Kind.ASTERISK, SimConfig.DEFAULT, ASTERISK.config("hookswitch")),
        new DirectoryConfig(file)
      );
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  @Test
  void theTransferKeyEndsAsTheTransferThatItIsAndKeysAreShownAsTones() {
    Agent bob = GATEWAY.agent("agent2");
    Agent sue = GATEWAY.agent("supervisor1");
    try (Desktop ada = Desktop.at(GATEWAY, "java", "websocket", "agent1")) {
      ada.dial("15002");
      String call = ada.inState("Established", "Internal");
      ASTERISK.phone("15001").ear().awaits(950);
      ASTERISK.phone("15001").ear().presses("7");
      ada.hears(call, "DtmfSent", "Established");
      sue.awaitState(sue.onlyCall(), "Established");
      assertThat(bob.calls()).isEmpty();
      ada.sees(
        call,
        "with the supervisor",
        seen ->
          seen.getJsonArray("participants").size() == 1 &&
          seen.getJsonArray("participants").getJsonObject(0).getString("phoneNumber").equals("15003")
      );
      ASTERISK.phone("15001").ear().awaits(1500);
      ASTERISK.phone("15003").ear().awaits(650);
      ada.does(call, "Hangup");
      ada.agent().awaitGone(call);
    }
  }

  @Test
  void aPhoneThatIsNotRegisteredIsInactive() {
    Agent sue = GATEWAY.agent("supervisor1");
    String device = "/api/v2/me/devices/" + sue.device();
    awaitState(sue, device, "Active");
    ASTERISK.leaves("15003");
    awaitState(sue, device, "Inactive");
    ASTERISK.registers("15003");
    awaitState(sue, device, "Active");
  }

  private static void awaitState(Agent who, String device, String state) {
    Patience.until(
      state,
      () ->
        who.http().get(device).expect(200).body().getJsonObject("device", new JsonObject()).getString("deviceState"),
      state::equals
    );
  }
}
