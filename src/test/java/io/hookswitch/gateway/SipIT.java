package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.Scratch;
import io.hookswitch.config.AsteriskConfig;
import io.hookswitch.config.HookswitchConfig;
import io.hookswitch.config.SimConfig;
import io.hookswitch.config.SipConfig;
import io.hookswitch.config.SipContact;
import io.hookswitch.config.SwitchConfig;
import io.hookswitch.south.sip.SippPhone;
import io.hookswitch.south.sip.media.Tones;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A whole gateway that is its own switch: agents work by REST, phones of SIPp are called, and heard. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SipIT {

  private static final int PORT = SippPhone.freePort();
  private static final Path PLACE = place();
  private static final String PASSWORD = "Phone-of-a-test";
  /** Registers, over UDP. */
  private static final SippPhone ADA = new SippPhone("15001", PASSWORD, false, 650, PLACE);
  /** Is known, and reached over TCP. */
  private static final SippPhone BOB = new SippPhone("15002", "", true, 950, PLACE);

  @RegisterExtension
  static final GatewayHarness GATEWAY = new GatewayHarness(config());

  private static Path place() {
    try {
      Path place = Scratch.folder("sip");
      // As htdigest -c phones hookswitch 15001 writes it.
      Files.writeString(place.resolve("phones"), "15001:hookswitch:6046d2a3fbe45ec70efc8f8ba8605d36\n");
      return place;
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static HookswitchConfig config() {
    SipConfig usual = SipConfig.DEFAULT;
    SipConfig sip = new SipConfig(
      usual.address(),
      PORT,
      0,
      0,
      List.of("127.0.0.1"),
      usual.rate(),
      usual.realm(),
      Optional.of(PLACE.resolve("phones")),
      List.of(new SipContact("15002", BOB.uri())),
      List.of(),
      Optional.empty(),
      Optional.empty(),
      PLACE.resolve("recordings"),
      Duration.ofSeconds(20),
      usual.sessionExpires(),
      usual.tls()
    );
    return GatewayHarness.config(Path.of("rules")).with(
      new SwitchConfig(SwitchConfig.Kind.SIP, SimConfig.DEFAULT, AsteriskConfig.DEFAULT, sip)
    );
  }

  @BeforeAll
  static void phones() throws IOException, InterruptedException {
    ADA.begin(PORT);
    BOB.begin(PORT);
    ADA.registers(PORT);
  }

  @AfterAll
  static void close() {
    ADA.close();
    BOB.close();
  }

  @Test
  void anAgentDialsHoldsRetrievesAndHangsUp() {
    Agent ada = GATEWAY.agent("agent1");
    Agent bob = GATEWAY.agent("agent2");
    String id = ada.call("15002");
    ada.awaitState(id, "Established");
    ADA.ear().awaits(950);
    BOB.ear().awaits(650);
    ada.operate(id, "Hold").expect(200);
    ada.awaitState(id, "Held");
    ADA.ear().awaits();
    ada.operate(id, "Retrieve").expect(200);
    ada.awaitState(id, "Established");
    BOB.ear().awaits(650);
    ada.operate(id, "Hangup").expect(200);
    ada.awaitGone(id);
    bob.awaitGone(id);
    assertThat(GATEWAY.user("operator1").get("/ops/connectors").expect(200).body().getJsonArray("connectors"))
      .extracting(one -> ((JsonObject) one).getString("kind") + " " + ((JsonObject) one).getBoolean("up"))
      .containsExactly("sip true");
  }

  @Test
  void whatAnAgentRecordsIsFetchedByThoseAloneWhoMayHearIt() {
    Agent ada = GATEWAY.agent("agent1");
    String id = ada.call("15002");
    ada.does(id, "StartCallRecording");
    ada.await(id, "recordingState", "Recording");
    ADA.ear().awaits(950);
    BOB.ear().awaits(650);
    Visitor operator = GATEWAY.user("operator1");
    String live = operator.get("/ops/calls/live").expect(200).list("calls").getJsonObject(0).getString("call");
    Patience.until("half a second of sound", () -> recorded(live), bytes -> bytes > 16_000);
    ada.operate(id, "Hangup").expect(200);
    ada.awaitGone(id);
    String path = "/ops/calls/" + live + "/recordings/0-1";
    GATEWAY.user("viewer1").get(path).expect(403);
    operator.get(path.replace("0-1", "1-1")).expect(404);
    byte[] said = Patience.until("the file", () -> operator.bytes(path), bytes -> bytes.length > 0);
    assertThat(Tones.volume(said, 0, 650)).isGreaterThan(2_000);
    assertThat(Tones.volume(said, 1, 950)).isGreaterThan(2_000);
    assertThat(operator.get(path.replace("/0-1", "")).expect(200).body().getJsonArray("recordings"))
      .extracting(one -> ((JsonObject) one).getString("recording") + " " + ((JsonObject) one).getString("user"))
      .containsExactly("0-1 agent1@demo");
  }

  @Test
  void aPhoneThatUnregistersIsInactiveAndOneThatIsListedIsNot() throws IOException, InterruptedException {
    Agent ada = GATEWAY.agent("agent1");
    Patience.until("there", () -> deviceState(ada), "Active"::equals);
    ADA.leaves(PORT);
    Patience.until("gone", () -> deviceState(ada), "Inactive"::equals);
    assertThat(deviceState(GATEWAY.agent("agent2"))).isEqualTo("Active");
    ADA.registers(PORT);
    Patience.until("there again", () -> deviceState(ada), "Active"::equals);
  }

  private static String deviceState(Agent who) {
    JsonObject answer = who
      .http()
      .get("/api/v2/me/devices/" + who.device())
      .expect(200)
      .body();
    return answer.getJsonObject("device").getString("deviceState");
  }

  private static long recorded(String call) {
    Path folder = PLACE.resolve("recordings");
    if (!Files.isDirectory(folder)) return 0;
    try (Stream<Path> files = Files.list(folder)) {
      Path file = files
        .filter(one ->
          one
            .getFileName()
            .toString()
            .startsWith(call + "-0-")
        )
        .findFirst()
        .orElse(null);
      return file == null ? 0 : Files.size(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
