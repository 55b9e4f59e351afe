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
import io.hookswitch.south.sip.SoftPhone;
import io.hookswitch.south.sip.SoftPhone.Does;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A whole gateway that is its own switch, and what users do with the keys of their phones. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SipKeysIT {

  private static final int PORT = SippPhone.freePort();
  private static final String PASSWORD = "Phone-of-a-test";
  private static final SoftPhone ADA = new SoftPhone("15001", PASSWORD, Does.ANSWERS, 650, PORT);
  private static final SoftPhone BEN = new SoftPhone("15002", "", Does.ANSWERS, 950, PORT);
  private static final SoftPhone SUE = new SoftPhone("15003", "", Does.ANSWERS, 1500, PORT);

  @RegisterExtension
  static final GatewayHarness GATEWAY = new GatewayHarness(config());

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
      Optional.of(passwords()),
      Stream.of(ADA, BEN, SUE)
        .map(phone -> new SipContact(phone.number(), phone.uri()))
        .toList(),
      List.of(),
      Optional.empty(),
      Optional.empty(),
      Path.of("target", "recordings"),
      Duration.ofSeconds(20),
      usual.sessionExpires(),
      usual.tls()
    );
    return GatewayHarness.config(rules()).with(
      new SwitchConfig(SwitchConfig.Kind.SIP, SimConfig.DEFAULT, AsteriskConfig.DEFAULT, sip)
    );
  }

  /** The shipped ones, and one of the house. */
  private static Path rules() {
    try {
      Path place = Scratch.folder("sip");
      Path rules = Folders.copy(GatewayHarness.HOME.resolve("rules"), place.resolve("rules"));
      Files.writeString(
        rules.resolve("90-house.drl"),
        """
        rule "house: whoever holds does not transfer in one step"
          @Why("Our callers are told first")
        when CallFacts( state == PartyState.Held )
        then decision.deny(Operation.SingleStepTransfer);
        end
        """
      );
      return rules;
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static Path passwords() {
    try {
      // As htdigest -c phones hookswitch 15001 writes it.
      Path file = Scratch.folder("sip").resolve("phones");
      return Files.writeString(file, "15001:hookswitch:6046d2a3fbe45ec70efc8f8ba8605d36\n");
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** What was heard before is of no interest. */
  @BeforeEach
  void begin() {
    ADA.forgets();
  }

  @AfterAll
  static void close() {
    ADA.close();
    BEN.close();
    SUE.close();
  }

  @Test
  void theTransferKeyIsATransfer() {
    Agent ada = GATEWAY.agent("agent1");
    Agent ben = GATEWAY.agent("agent2");
    String id = ada.call("15002");
    ada.awaitState(id, "Established");
    ADA.ear().awaits(950);
    assertThat(ADA.transfers("sip:15003@127.0.0.1")).isEqualTo(202);
    ADA.hearsOfTransfer(200);
    ada.awaitGone(id);
    BEN.ear().awaits(1500);
    SUE.ear().awaits(950);
    String left = ben.onlyCall();
    assertThat(ben.see(left).getJsonArray("participants").encode()).contains("\"15003\"").doesNotContain("\"15001\"");
    ben.operate(left, "Hangup").expect(200);
    ben.awaitGone(left);
  }

  @Test
  void keysAreShownAsTonesToWhoeverPressesThem() {
    try (Desktop ada = Desktop.at(GATEWAY, "java", "websocket", "agent1")) {
      ada.dial("15002");
      String call = ada.inState("Established", "Internal");
      ADA.ear().awaits(950);
      BEN.ear().beginsWithDigits();
      ADA.ear().presses("7");
      ada.hears(call, "DtmfSent", "Established");
      BEN.ear().awaitsDigits("7");
      ada.does(call, "Hangup");
      ada.agent().awaitGone(call);
    }
  }

  @Test
  void whatTheRulesForbidTheKeyDoesNotDo() {
    Agent ada = GATEWAY.agent("agent1");
    String id = ada.call("15002");
    ada.awaitState(id, "Established");
    ADA.ear().awaits(950);
    ADA.changes("sendonly");
    ada.awaitState(id, "Held");
    assertThat(ADA.transfers("sip:15003@127.0.0.1")).isEqualTo(202);
    ADA.hearsOfTransfer(603);
    ADA.changes("sendrecv");
    ada.awaitState(id, "Established");
    BEN.ear().awaits(650);
    ada.operate(id, "Hangup").expect(200);
    ada.awaitGone(id);
  }

  @Test
  void whoHasTalkedToBothConnectsThemByKey() {
    Agent ada = GATEWAY.agent("agent1");
    Agent ben = GATEWAY.agent("agent2");
    String id = ada.call("15002");
    ada.awaitState(id, "Established");
    ADA.ear().awaits(950);
    ADA.changes("sendonly");
    ada.awaitState(id, "Held");
    SoftPhone.Talk first = ADA.talk();
    assertThat(ADA.calls("15003").status()).isEqualTo(200);
    SUE.ear().awaits(650);
    SoftPhone.Talk second = ADA.talk();
    ADA.turnsTo(first);
    assertThat(ADA.transfers("sip:15003@127.0.0.1?Replaces=" + second.replaces())).isEqualTo(202);
    ADA.hearsOfTransfer(200);
    BEN.ear().awaits(1500);
    SUE.ear().awaits(950);
    Patience.until("no call of the one who transferred", ada::calls, List::isEmpty);
    String left = ben.onlyCall();
    ben.operate(left, "Hangup").expect(200);
    ben.awaitGone(left);
  }
}
