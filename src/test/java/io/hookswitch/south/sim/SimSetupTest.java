package io.hookswitch.south.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.Endpoint;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.SwitchOrder;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SimSetupTest {

  private static Desk toNetwork(String number) {
    return Desk.calling(Numbers.network(number));
  }

  @Test
  void aNumberOfTheNetworkRingsAndAnswersAfterASecond() {
    Desk desk = toNetwork("+3212345678");
    assertThat(desk.heard()).containsExactly("0 Originated", "1 Ringing");
    assertThat(desk.pass(999).heard()).isEmpty();
    assertThat(desk.pass(1).heard()).containsExactly("1 Answered", "0 Answered");
    assertThat(desk.pass(Duration.ofDays(1)).heard()).isEmpty();
  }

  @Test
  void aNumberEndingIn0001IsBusyAndNeverRings() {
    assertThat(toNetwork("+32100001").pass(200).heard()).containsExactly(
      "0 Originated",
      "1 Released Busy",
      "0 Released Busy"
    );
  }

  @Test
  void aNumberEndingIn0002RingsAndNobodyAnswers() {
    Desk desk = toNetwork("+32100002");
    assertThat(desk.pass(4999).heard()).containsExactly("0 Originated", "1 Ringing");
    assertThat(desk.pass(1).heard()).containsExactly("1 Released NoAnswer", "0 Released NoAnswer");
  }

  @Test
  void aNumberEndingIn0003RingsAndRejects() {
    assertThat(toNetwork("+32100003").pass(1000).heard()).containsExactly(
      "0 Originated",
      "1 Ringing",
      "1 Released Rejected",
      "0 Released Rejected"
    );
  }

  @Test
  void aNumberEndingIn0004IsUnknownAndNeverRings() {
    assertThat(toNetwork("+32100004").pass(200).heard()).containsExactly(
      "0 Originated",
      "1 Released UnknownNumber",
      "0 Released UnknownNumber"
    );
  }

  @Test
  void aNumberEndingIn0005AnswersAndHangsUpTwoSecondsLater() {
    Desk desk = toNetwork("+32100005");
    assertThat(desk.pass(2999).heard()).containsExactly("0 Originated", "1 Ringing", "1 Answered", "0 Answered");
    assertThat(desk.pass(1).heard()).containsExactly("1 Released Hangup", "0 Released RemoteHangup");
    assertThat(desk.call.over()).isTrue();
  }

  @Test
  void aNumberEndingIn0006RingsUntilTheSwitchGivesUp() {
    Desk desk = toNetwork("+32100006");
    assertThat(desk.pass(29_999).heard()).containsExactly("0 Originated", "1 Ringing");
    assertThat(desk.pass(1).heard()).containsExactly("1 Released NoAnswer", "0 Released NoAnswer");
  }

  @Test
  void aSubscribersPhoneRingsUntilItIsAnsweredByOrder() {
    Desk desk = Desk.calling(Numbers.BOB);
    assertThat(desk.heard()).containsExactly("0 Originated", "1 Ringing");
    assertThat(
      desk
        .pass(10_000)
        .order(new SwitchOrder.Answer(desk.leg(1)))
        .heard()
    ).containsExactly("1 Answered", "0 Answered");
    assertThat(desk.pass(Duration.ofHours(1)).heard()).isEmpty();
  }

  @Test
  void aSubscribersPhoneMayAnswerByItself() {
    Desk desk = new Desk(device -> Optional.of(Duration.ofSeconds(3)));
    desk.dial(Numbers.BOB, false).heard();
    assertThat(desk.pass(2999).heard()).isEmpty();
    assertThat(desk.pass(1).heard()).containsExactly("1 Answered", "0 Answered");
  }

  @Test
  void aSubscriberWhoDoesNotAnswerIsReleasedAfterTheRingTimeout() {
    Desk desk = Desk.calling(Numbers.BOB);
    desk.heard();
    assertThat(desk.pass(30_000).heard()).containsExactly("1 Released NoAnswer", "0 Released NoAnswer");
  }

  @Test
  void aBusyPhoneEndsTheCallAtOnce() {
    Desk desk = Desk.withSilentPhones();
    desk.busy = true;
    assertThat(desk.dial(Numbers.BOB, false).heard()).containsExactly(
      "0 Originated",
      "1 Released Busy",
      "0 Released Busy"
    );
  }

  @Test
  void aPhoneThatCallsItselfIsBusy() {
    assertThat(Desk.calling(Numbers.ALICE).heard()).contains("1 Released Busy", "0 Released Busy");
  }

  @Test
  void clickToDialRingsTheOwnPhoneFirst() {
    Desk desk = Desk.withSilentPhones().dial(Numbers.BOB, true);
    assertThat(desk.heard()).isEmpty();
    assertThat(desk.call.leg(0).orElseThrow().ringing()).isTrue();
    assertThat(desk.pass(499).heard()).isEmpty();
    assertThat(desk.pass(1).heard()).containsExactly("0 Originated", "1 Ringing");
  }

  @Test
  void theOwnPhoneCanBePickedUpByOrder() {
    Desk desk = Desk.withSilentPhones().dial(Numbers.BOB, true);
    assertThat(desk.order(new SwitchOrder.Answer(desk.leg(0))).heard()).containsExactly("0 Originated", "1 Ringing");
    assertThat(desk.pass(10_000).heard()).isEmpty();
  }

  @Test
  void anOwnPhoneThatIsNotPickedUpEndsTheCall() {
    Desk desk = new Desk(new LeftTheDesk());
    assertThat(desk.dial(Numbers.BOB, true).pass(30_000).heard()).containsExactly(
      "0 Released NoAnswer",
      "1 Released Cancelled"
    );
  }

  @Test
  void theSecondPhaseOfClickToDialFindsABusyPhone() {
    Desk desk = Desk.withSilentPhones().dial(Numbers.BOB, true);
    desk.busy = true;
    assertThat(desk.pass(500).heard()).containsExactly("0 Originated", "1 Released Busy", "0 Released Busy");
  }

  @Test
  void theLineOfTheCalledPhoneIsAskedForWhenItIsAboutToRing() {
    Desk desk = Desk.withSilentPhones();
    SimInput dial = new SimInput.Ordered(
      1,
      new SwitchOrder.Dial(desk.leg(0), Numbers.ALICE, desk.leg(1), Numbers.BOB, true, "")
    );
    assertThat(SimMachine.rings(desk.call, dial)).isEmpty();
    desk.input(dial);
    SimInput pickUp = new SimInput.TimerDue(desk.nextTimer().orElseThrow());
    assertThat(SimMachine.rings(desk.call, pickUp)).contains(
      new SimMachine.Ring(Numbers.BOB.subscriber().device(), desk.leg(1))
    );
  }

  @Test
  void anIncomingCallIsOfferedAndEndsLikeAnyOther() {
    Desk desk = Desk.withSilentPhones();
    Endpoint from = Numbers.network("+3299999999");
    desk.input(new SimInput.Incoming("acme", from, Numbers.BOB));
    long sequence = desk.call.sequence();
    assertThat(desk.events).containsExactly(new SwitchEvent.Offered(desk.leg(0), sequence, "acme", from, Numbers.BOB));
    desk.heard();
    assertThat(desk.order(new SwitchOrder.Answer(desk.leg(1))).heard()).containsExactly("1 Answered", "0 Answered");
    assertThat(desk.pass(Duration.ofHours(1)).heard()).isEmpty();
  }

  @Test
  void anIncomingCallToABusyPhoneIsHeardByNobody() {
    Desk desk = Desk.withSilentPhones();
    desk.busy = true;
    desk.input(new SimInput.Incoming("acme", Numbers.network("+3299999999"), Numbers.BOB));
    assertThat(desk.events).isEmpty();
    assertThat(desk.call).isEqualTo(SimCall.none(desk.id));
  }

  @Test
  void dialOrdersThatMakeNoSenseFail() {
    Desk desk = Desk.withSilentPhones();
    Endpoint net = Numbers.network("+321234567");
    desk.order(new SwitchOrder.Dial(desk.leg(0), net, desk.leg(1), net, false, ""));
    desk.order(new SwitchOrder.Dial(desk.leg(0), Numbers.ALICE, desk.leg(0), net, false, ""));
    assertThat(desk.heard()).containsExactly(
      "0 OrderFailed 1: the switch has no phone for +321234567",
      "0 OrderFailed 2: the called party is not another party of this call: 7:0"
    );
    desk.dial(net, false).heard();
    assertThat(desk.dial(net, false).heard()).containsExactly("0 OrderFailed 4: the call exists already");
  }

  /** Phones whose owners have gone home. */
  private static final class LeftTheDesk implements Phones {

    @Override
    public Optional<Duration> answersAfter(String device) {
      return Optional.empty();
    }

    @Override
    public boolean picksUpForOwnCall(String device) {
      return false;
    }
  }
}
