package io.hookswitch.south.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.Consultation;
import io.hookswitch.call.Monitoring;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.RecordingState;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchEvent.Answered;
import io.hookswitch.call.SwitchEvent.DigitsPressed;
import io.hookswitch.call.SwitchEvent.Held;
import io.hookswitch.call.SwitchEvent.Inspected;
import io.hookswitch.call.SwitchEvent.Monitors;
import io.hookswitch.call.SwitchEvent.Muted;
import io.hookswitch.call.SwitchEvent.Offered;
import io.hookswitch.call.SwitchEvent.OrderFailed;
import io.hookswitch.call.SwitchEvent.Recorded;
import io.hookswitch.call.SwitchEvent.Released;
import io.hookswitch.call.SwitchEvent.Retrieved;
import io.hookswitch.call.SwitchEvent.Ringing;
import io.hookswitch.call.SwitchOrder;
import io.hookswitch.south.ConnectorContract;
import io.hookswitch.south.Reported;
import io.hookswitch.south.SwitchConnector;
import io.hookswitch.south.asterisk.Ear;
import io.hookswitch.south.sip.media.Tones;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract on SIP phones, and what the phones hear. */
class SipContractIT extends ConnectorContract {

  private static final Integer[] NOTHING = {};
  private static final SipFloor FLOOR = new SipFloor();
  private static final Ear A = FLOOR.phone("15001").ear();
  private static final Ear B = FLOOR.phone("15002").ear();
  private static final Ear C = FLOOR.phone("15003").ear();
  private static final int TONE_A = 650;
  private static final int TONE_B = 950;
  private static final int TONE_C = 1500;

  private Reported reported;

  @BeforeEach
  void connect() {
    reported = FLOOR.listen(() -> call);
  }

  @Override
  protected void disconnect() {
    // All tests have one connector; what it reports goes to the one that runs.
  }

  @AfterAll
  static void close() {
    FLOOR.close();
  }

  @Override
  protected SwitchConnector connector() {
    return FLOOR.connector();
  }

  @Override
  protected Reported reported() {
    return reported;
  }

  @Test
  void whoTalksHearsTheOtherAndWhoIsHeldHearsMusic() {
    dial(phone("15002"));
    reported.await(Inspected.class, caller, seen -> seen.state() == PartyState.Ringing);
    reported.await(Answered.class, caller);
    A.awaits(TONE_B);
    B.awaits(TONE_A);
    order(new SwitchOrder.Hold(caller));
    reported.await(Held.class, caller);
    B.awaits(Ear.MUSIC);
    A.awaits(NOTHING);
    order(new SwitchOrder.Retrieve(caller));
    reported.await(Retrieved.class, caller);
    A.awaits(TONE_B);
    B.awaits(TONE_A);
  }

  @Test
  void whoWaitsHearsThatTheOtherPhoneRings() {
    dial(phone("15005"));
    reported.await(Ringing.class, called);
    A.awaits(Ear.RINGBACK);
  }

  @Test
  void whoIsMutedIsNotHeardAndHears() {
    talk();
    B.awaits(TONE_A);
    order(new SwitchOrder.Mute(caller, true));
    reported.await(Muted.class, caller, Muted::on);
    B.awaits(NOTHING);
    A.awaits(TONE_B);
    order(new SwitchOrder.Mute(caller, false));
    reported.await(Muted.class, caller, now -> !now.on());
    B.awaits(TONE_A);
    A.awaits(TONE_B);
  }

  @Test
  void digitsArriveAtTheOtherPhone() {
    talk();
    B.awaits(TONE_A);
    B.beginsWithDigits();
    order(new SwitchOrder.Digits(caller, "159#"));
    B.awaitsDigits("159#");
  }

  @Test
  void afterATransferTheOthersHearEachOther() {
    talk();
    B.awaits(TONE_A);
    order(new SwitchOrder.Redirect(caller, third, phone("15003")));
    B.awaits(TONE_C);
    C.awaits(TONE_B);
  }

  @Test
  void inAConferenceAllHearAll() {
    talk();
    order(new SwitchOrder.Join(caller, third, phone("15003")));
    reported.await(Answered.class, third);
    A.awaits(TONE_B, TONE_C);
    B.awaits(TONE_A, TONE_C);
    C.awaits(TONE_A, TONE_B);
  }

  @Test
  void aPhoneCallsASubscriber() {
    assertThat(FLOOR.phone("15001").calls("15002").status()).isEqualTo(200);
    Offered offered = reported.await(Offered.class, caller);
    assertThat(offered.tenant()).isEqualTo("demo");
    assertThat(offered.from().number()).isEqualTo("15001");
    reported.await(Answered.class, called);
    reported.await(Answered.class, caller);
    A.awaits(TONE_B);
    B.awaits(TONE_A);
    order(new SwitchOrder.Release(called, ReleaseCause.Hangup));
    assertThat(released(caller).cause()).isEqualTo(ReleaseCause.RemoteHangup);
  }

  @Test
  void aCallToNobodysNumberIsRejectedAndNotReported() {
    assertThat(FLOOR.phone("15001").calls("19999").status()).isEqualTo(404);
    assertThat(reported.of(caller)).isEmpty();
  }

  @Test
  void aTrunkCallsASubscriberWithoutAPassword() throws IOException {
    FLOOR.sends(
      "127.0.0.2",
      String.join(
        "\r\n",
        "INVITE sip:15002@127.0.0.1 SIP/2.0",
        "Via: SIP/2.0/UDP 127.0.0.2:9;branch=z9hG4bK" + call,
        "From: <sip:+3225550001@127.0.0.2>;tag=1",
        "To: <sip:15002@127.0.0.1>",
        "Call-ID: " + call,
        "CSeq: 1 INVITE",
        "Contact: <sip:trunk@127.0.0.2:9>",
        "Max-Forwards: 70",
        "Content-Length: 0",
        "",
        ""
      )
    );
    Offered offered = reported.await(Offered.class, caller);
    assertThat(offered.from().internal()).isFalse();
    assertThat(offered.from().number()).isEqualTo("+3225550001");
    reported.await(Answered.class, called);
  }

  @Test
  void aPhoneThatGivesUpStopsTheRinging() {
    FLOOR.phone("15001").beginsToCall("15005");
    reported.await(Offered.class, caller);
    FLOOR.phone("15001").givesUp("15005");
    assertThat(released(caller).cause()).isEqualTo(ReleaseCause.Cancelled);
    assertThat(released(called).cause()).isEqualTo(ReleaseCause.Cancelled);
    FLOOR.phone("15001").awaits("487", said -> said.answer() && said.status() == 487);
  }

  @Test
  void aPhoneHoldsByItsOwnKey() {
    talk();
    B.awaits(TONE_A);
    assertThat(FLOOR.phone("15001").changes("sendonly").body()).contains("a=recvonly");
    reported.await(Held.class, caller);
    B.awaits(Ear.MUSIC);
    FLOOR.phone("15001").changes("sendrecv");
    reported.await(Retrieved.class, caller);
    B.awaits(TONE_A);
    A.awaits(TONE_B);
  }

  @Test
  void aPhoneThatCanBeToldToAnswerIsPickedUpByOrder() {
    dial(phone("15007"));
    reported.await(Ringing.class, called);
    order(new SwitchOrder.Answer(called));
    reported.await(Answered.class, called);
    reported.await(Answered.class, caller);
  }

  @Test
  void onePhoneThatCannotBeToldToAnswerSaysSo() {
    dial(phone("15005"));
    reported.await(Ringing.class, called);
    long answer = order(new SwitchOrder.Answer(called));
    OrderFailed failed = reported.await(OrderFailed.class, called);
    assertThat(failed.order()).isEqualTo(answer);
    assertThat(failed.reason()).startsWith("not supported by this device");
  }

  @Test
  void whoConsultsTalksWithTheSecondAndThenLeavesThemToEachOther() {
    consulted();
    B.awaits(Ear.MUSIC);
    A.awaits(TONE_C);
    C.awaits(TONE_A);
    order(new SwitchOrder.Alternate(caller, consulting));
    A.awaits(TONE_B);
    C.awaits(Ear.MUSIC);
    merge(Consultation.Transfer);
    B.awaits(TONE_C);
    C.awaits(TONE_B);
    A.awaits(NOTHING);
  }

  @Test
  void aRecordingHasBothSidesAndNothingOfThePause() throws Exception {
    talk();
    B.awaits(TONE_A);
    long start = order(new SwitchOrder.Record(caller, RecordingState.Started));
    reported.await(Recorded.class, caller, now -> now.state() == RecordingState.Started);
    Path file = FLOOR.recordings().resolve(call + "-0-" + start + ".wav");
    Tones.awaitSeconds(file, 0.4);
    order(new SwitchOrder.Record(caller, RecordingState.Paused));
    reported.await(Recorded.class, caller, now -> now.state() == RecordingState.Paused);
    order(new SwitchOrder.Join(caller, third, phone("15003")));
    A.awaits(TONE_B, TONE_C);
    order(new SwitchOrder.Release(third, ReleaseCause.Removed));
    A.awaits(TONE_B);
    order(new SwitchOrder.Record(caller, RecordingState.Started));
    Tones.awaitSeconds(file, Tones.seconds(file) + 0.3);
    order(new SwitchOrder.Record(caller, RecordingState.None));
    reported.await(Recorded.class, caller, now -> now.state() == RecordingState.None);
    byte[] wav = Files.readAllBytes(file);
    assertThat(Tones.volume(wav, 0, TONE_A)).isGreaterThan(2_000);
    assertThat(Tones.volume(wav, 1, TONE_B)).isGreaterThan(2_000);
    assertThat(Tones.volume(wav, 1, TONE_C))
      .as("heard in the pause")
      .isLessThan(200);
  }

  @Test
  void aSupervisorListensCoachesAndBargesIn() {
    talk();
    B.awaits(TONE_A);
    order(new SwitchOrder.Monitor(caller, third, phone("15003"), Monitoring.ListenIn));
    reported.await(Answered.class, third);
    reported.await(Monitors.class, third, now -> now.how() == Monitoring.ListenIn);
    C.awaits(TONE_A, TONE_B);
    A.awaits(TONE_B);
    order(new SwitchOrder.Partake(third, caller, Monitoring.Coach));
    A.awaits(TONE_B, TONE_C);
    B.awaits(TONE_A);
    order(new SwitchOrder.Partake(third, caller, Monitoring.BargeIn));
    B.awaits(TONE_A, TONE_C);
    order(new SwitchOrder.Silence(third, caller, true));
    B.awaits(TONE_C);
    order(new SwitchOrder.Partake(third, caller, Monitoring.ListenIn));
    order(new SwitchOrder.Release(called, ReleaseCause.Hangup));
    assertThat(released(third).cause()).isEqualTo(ReleaseCause.RemoteHangup);
  }

  @Test
  void keysThatArePressedAtAPhoneAreHeardByTheOtherAndReported() {
    talk();
    A.awaits(TONE_B);
    A.beginsWithDigits();
    B.presses("5#");
    reported.await(DigitsPressed.class, called, pressed -> pressed.digits().equals("5"));
    reported.await(DigitsPressed.class, called, pressed -> pressed.digits().equals("#"));
    A.awaitsDigits("5#");
    assertThat(reported.of(caller)).noneMatch(DigitsPressed.class::isInstance);
  }

  @Test
  void keysOfAPhoneThatSendsThemAsInfoAreHeardByTheOtherAndReported() {
    talk();
    B.awaits(TONE_A);
    B.beginsWithDigits();
    FLOOR.phone("15001").asks("INFO", "Content-Type: application/dtmf-relay\r\n", "Signal=7\r\nDuration=100\r\n");
    reported.await(DigitsPressed.class, caller, pressed -> pressed.digits().equals("7"));
    B.awaitsDigits("7");
  }

  @Test
  void aPhoneRegistersWithItsPasswordAndNobodyElseDoes() {
    SoftPhone phone = FLOOR.phone("15007");
    assertThat(phone.registers().status()).isEqualTo(200);
    Said challenge = phone.registersWith("");
    assertThat(challenge.status()).isEqualTo(401);
    String wrong = phone.authorization(challenge, "REGISTER", "sip:127.0.0.1", "guess", 1);
    assertThat(phone.registersWith(wrong).status()).isEqualTo(403);
    String right = phone.authorization(challenge, "REGISTER", "sip:127.0.0.1", SipFloor.PASSWORD, 1);
    assertThat(phone.registersWith(right).status()).isEqualTo(200);
    assertThat(phone.registersWith(right).status()).as("overheard, and sent again").isEqualTo(401);
  }

  @Test
  void strangersAndNonsenseAreDroppedAndCounted() throws IOException {
    long refused = FLOOR.figure("hookswitch.sip.refused");
    long malformed = FLOOR.figure("hookswitch.sip.malformed");
    FLOOR.sends(
      "127.0.0.9",
      "OPTIONS sip:x@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.9:9;branch=z9hG4bK1\r\n" +
        "From: <sip:a@b>;tag=1\r\nTo: <sip:x@b>\r\nCall-ID: 1\r\nCSeq: 1 OPTIONS\r\nMax-Forwards: 1\r\nContent-Length: 0\r\n\r\n"
    );
    reported.until("the stranger to be counted", () -> FLOOR.figure("hookswitch.sip.refused") > refused);
    FLOOR.sends("127.0.0.1", "INVITE nonsense\r\nVia: what\r\nCSeq: x\r\n\r\n");
    FLOOR.sends("127.0.0.1", "\0\1\2");
    reported.until("the nonsense to be counted", () -> FLOOR.figure("hookswitch.sip.malformed") > malformed);
    talk();
  }

  @Test
  void anotherNodeGoesOnWithTheCall() {
    talk();
    B.awaits(TONE_A);
    order(new SwitchOrder.Hold(caller));
    reported.await(Held.class, caller);
    B.awaits(Ear.MUSIC);
    Reported there = new Reported();
    try (SipFloor.Node other = FLOOR.node("127.0.0.2", there)) {
      FLOOR.connector().release(call);
      FLOOR.phone("15002").waitsWithChanges(true);
      await(other.connector().adopt(fence + 1, SipFloor.stored(call)));
      there.await(Inspected.class, caller, seen -> seen.state() == PartyState.Held);
      there.await(Inspected.class, called, seen -> seen.state() == PartyState.Established);
      FLOOR.phone("15002").awaits(
        "the other node",
        said -> !said.answer() && said.method().equals("INVITE") && !said.tag("to").isEmpty()
      );
      // Both want to change the call at once.
      assertThat(FLOOR.phone("15002").changes("sendrecv").status()).isEqualTo(491);
      FLOOR.phone("15002").waitsWithChanges(false);
      B.awaitsFrom("127.0.0.2");
      B.awaits(Ear.MUSIC);
      await(other.connector().send(fence + 1, 100, new SwitchOrder.Retrieve(caller)));
      there.await(Retrieved.class, caller);
      A.awaits(TONE_B);
      B.awaits(TONE_A);
      FLOOR.phone("15002").hangUp();
      assertThat(there.await(Released.class, called).cause()).isEqualTo(ReleaseCause.Hangup);
      assertThat(there.await(Released.class, caller).cause()).isEqualTo(ReleaseCause.RemoteHangup);
    }
  }

  // What the contract needs of the floor.

  @Override
  protected void callsIn(String from, String dialled) {
    assertThat(FLOOR.phone(from).calls(dialled).status()).isEqualTo(200);
  }

  @Override
  protected boolean dialsIn(String from, String dialled) {
    return FLOOR.phone(from).calls(dialled).status() < 300;
  }

  @Override
  protected boolean presses(String number, String keys) {
    FLOOR.phone(number).ear().presses(keys);
    return true;
  }

  @Override
  protected Node secondNode(Reported there) {
    SipFloor.Node other = FLOOR.node("127.0.0.2", there);
    return new Node(other.connector(), other::close);
  }
}
