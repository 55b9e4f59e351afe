package io.hookswitch.south.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.CallId;
import io.hookswitch.call.Consultation;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchOrder;
import org.junit.jupiter.api.Test;

class SimConsultTest {

  private static final CallId FIRST = Desks.FIRST;
  private static final CallId SECOND = Desks.SECOND;

  @Test
  void theFirstCallIsHeldAndASecondBegins() {
    Desks desks = Desks.talking().consult(Numbers.CAROL);
    assertThat(desks.heard()).containsExactly("7:0 Held", "8:0 Originated", "8:1 Ringing");
    desks.order(new SwitchOrder.Answer(SECOND.party(1)));
    assertThat(desks.heard()).containsExactly("8:1 Answered", "8:0 Answered");
    assertThat(desks.pass(60_000).heard()).isEmpty();
  }

  @Test
  void aCallThatIsHeldAlreadyIsReportedHeldAgain() {
    Desks desks = Desks.talking().order(new SwitchOrder.Hold(FIRST.party(0)));
    desks.heard();
    assertThat(desks.consult(Numbers.CAROL).heard()).startsWith("7:0 Held", "8:0 Originated");
  }

  @Test
  void theSecondCallFollowsTheNumberPlan() {
    assertThat(Desks.consulting(Numbers.network("+3210000005")).pass(3000).heard()).containsExactly(
      "8:1 Answered",
      "8:0 Answered",
      "8:1 Released Hangup",
      "8:0 Released RemoteHangup"
    );
  }

  @Test
  void aSecondCallThatComesToNothingEndsByItselfAndTheFirstStaysHeld() {
    Desks desks = Desks.talking();
    desks.busy = true;
    desks.consult(Numbers.CAROL);
    assertThat(desks.heard()).containsExactly("7:0 Held", "8:0 Originated", "8:1 Released Busy", "8:0 Released Busy");
    fails(Numbers.network("+3210000001"), "Busy");
    fails(Numbers.network("+3210000003"), "Rejected");
    fails(Numbers.network("+3210000004"), "UnknownNumber");
    fails(Numbers.CAROL, "NoAnswer");
  }

  private static void fails(Endpoint to, String cause) {
    Desks desks = Desks.consulting(to).pass(30_000);
    assertThat(desks.heard()).containsExactly("8:1 Released " + cause, "8:0 Released " + cause);
    assertThat(desks.states(FIRST)).containsExactly("0 Held", "1 Established");
    assertThat(desks.second().version()).isZero();
  }

  @Test
  void withoutACallThatCanBeHeldNothingBegins() {
    Desks ringing = new Desks(Phones.SILENT);
    ringing.order(new SwitchOrder.Dial(FIRST.party(0), Numbers.ALICE, FIRST.party(1), Numbers.BOB, false, ""));
    ringing.heard();
    assertThat(ringing.consult(Numbers.CAROL).heard()).containsExactly(
      "7:0 OrderFailed 2: the leg is not connected: 7:0 Dialing"
    );
    assertThat(ringing.second()).isEqualTo(SimCall.none(SECOND));
    assertThat(new Desks(Phones.SILENT).consult(Numbers.CAROL).heard()).containsExactly(
      "7:0 OrderFailed 1: the switch does not know this leg: 7:0"
    );
    Desks left = Desks.conference().hangUp(FIRST.party(0));
    left.heard();
    assertThat(left.consult(Numbers.DAVE).heard()).containsExactly(
      "7:0 OrderFailed 7: the leg has been released: 7:0 Hangup"
    );
  }

  @Test
  void aSecondCallThatExistsOrIsTheFirstIsRefusedAndNothingChanges() {
    Desks desks = Desks.consulting(Numbers.CAROL);
    SimCall second = desks.second();
    desks.consult(Numbers.DAVE);
    desks.order(
      new SwitchOrder.Consult(
        FIRST.party(0),
        FIRST.party(2),
        Numbers.ALICE,
        FIRST.party(3),
        Numbers.DAVE,
        Consultation.None
      )
    );
    assertThat(desks.heard()).containsExactly(
      "7:0 OrderFailed 4: the call exists already",
      "7:0 OrderFailed 5: not a leg of another call: 7:2"
    );
    assertThat(desks.second()).isEqualTo(second);
  }

  @Test
  void aRepeatedConsultationIsAnsweredWithWhatIsSoNow() {
    Desks desks = Desks.consulting(Numbers.CAROL);
    SwitchOrder again = Desks.consultation(Numbers.CAROL);
    assertThat(desks.order(3, again).heard()).containsExactly("7:0 Held", "8:0 Originated", "8:1 Ringing");
    desks.order(new SwitchOrder.Answer(SECOND.party(1))).heard();
    assertThat(desks.order(3, again).heard()).containsExactly("7:0 Held", "8:0 Answered", "8:1 Answered");
    desks.hangUp(SECOND.party(0)).heard();
    assertThat(desks.order(3, again).heard()).containsExactly("7:0 Held", "8:0 Released Lost", "8:1 Released Lost");
    assertThat(desks.second()).isEqualTo(SimCall.none(SECOND));
    desks.order(3, new SwitchOrder.Alternate(FIRST.party(0), SECOND.party(0)));
    assertThat(desks.heard()).containsExactly("7:0 OrderFailed 3: order 3 was another one: Consult");
  }

  @Test
  void aConsultationThatWasHalfDoneIsFinishedByItsRepeat() {
    Desks desks = Desks.talking().tear(3, Desks.consultation(Numbers.CAROL));
    assertThat(desks.states(FIRST)).containsExactly("0 Established", "1 Established");
    assertThat(desks.states(SECOND)).containsExactly("0 Dialing", "1 Ringing");
    desks.order(3, Desks.consultation(Numbers.CAROL));
    assertThat(desks.heard()).containsExactly("7:0 Held", "8:0 Originated", "8:1 Ringing");
  }

  @Test
  void aConsultationThatWasHalfDoneIsUndoneWhenTheFirstCallHasEnded() {
    Desks desks = Desks.talking().tear(3, Desks.consultation(Numbers.CAROL)).hangUp(FIRST.party(1));
    desks.heard();
    desks.order(3, Desks.consultation(Numbers.CAROL));
    assertThat(desks.heard()).containsExactly(
      "8:0 Released Failed",
      "8:1 Released Failed",
      "7:0 OrderFailed 3: the switch does not know this leg: 7:0"
    );
    assertThat(desks.second()).isEqualTo(SimCall.none(SECOND));
  }

  @Test
  void eachOfTheTwoCallsEndsForItself() {
    assertThat(Desks.consulted().hangUp(FIRST.party(1)).heard()).containsExactly(
      "7:1 Released Hangup",
      "7:0 Released RemoteHangup"
    );
    Desks desks = Desks.consulted().order(new SwitchOrder.Release(SECOND.party(0), ReleaseCause.Hangup));
    assertThat(desks.heard()).containsExactly("8:0 Released Hangup", "8:1 Released RemoteHangup");
    desks.order(new SwitchOrder.Retrieve(FIRST.party(0)));
    assertThat(desks.heard()).containsExactly("7:0 Retrieved");
  }
}
