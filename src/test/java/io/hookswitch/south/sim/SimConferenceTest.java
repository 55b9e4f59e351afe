package io.hookswitch.south.sim;

import static io.hookswitch.south.sim.Desks.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Three and more on one call: new parties, and what happens when one of them leaves. */
class SimConferenceTest {

  private static SwitchOrder redirect(int leaving, int target) {
    return new SwitchOrder.Redirect(FIRST.party(leaving), FIRST.party(target), Numbers.DAVE);
  }

  @Test
  void aNewPartyTalksWithAllOthersWhenItAnswers() {
    Desks desks = Desks.talking().join(Numbers.CAROL);
    assertThat(desks.heard()).containsExactly("7:2 Ringing");
    assertThat(desks.order(new SwitchOrder.Answer(FIRST.party(2))).heard()).containsExactly("7:2 Answered");
    assertThat(desks.states(FIRST)).containsExactly("0 Established", "1 Established", "2 Established");
    assertThat(desks.pass(60_000).heard()).isEmpty();
  }

  @Test
  void aNewPartyThatDoesNotComeLeavesTheOthersTalking() {
    assertThat(Desks.talking().join(Numbers.CAROL).pass(30_000).heard()).containsExactly(
      "7:2 Ringing",
      "7:2 Released NoAnswer"
    );
    Desks desks = Desks.talking().join(Numbers.network("+3210000003")).pass(1000);
    assertThat(desks.heard()).containsExactly("7:2 Ringing", "7:2 Released Rejected");
    assertThat(desks.states(FIRST)).startsWith("0 Established", "1 Established");
  }

  @ParameterizedTest
  @CsvSource({ "+3210000001, Busy", "+3210000004, UnknownNumber" })
  void aNumberThatIsKnownToBeOutOfReachIsNotCalled(String number, String cause) {
    Desks desks = Desks.talking().join(Numbers.network(number));
    assertThat(desks.heard()).containsExactly("7:0 OrderFailed 3: the target cannot be reached: " + cause);
    assertThat(desks.first().legs()).hasSize(2);
  }

  @Test
  void aPhoneThatIsBusyOrOnTheCallIsNotCalled() {
    Desks desks = Desks.talking().join(Numbers.BOB);
    desks.busy = true;
    assertThat(desks.join(Numbers.CAROL).heard()).containsExactly(
      "7:0 OrderFailed 3: the target cannot be reached: Busy",
      "7:0 OrderFailed 4: the target cannot be reached: Busy"
    );
  }

  @Test
  void onlyWhoIsConnectedCanCallAnotherParty() {
    Desks desks = Desks.talking().join(Numbers.CAROL);
    desks.heard();
    desks.order(new SwitchOrder.Join(FIRST.party(2), FIRST.party(3), Numbers.DAVE));
    desks.order(new SwitchOrder.Join(FIRST.party(0), FIRST.party(1), Numbers.DAVE));
    desks.order(new SwitchOrder.Join(FIRST.party(0), Desks.SECOND.party(3), Numbers.DAVE));
    desks.order(new SwitchOrder.Join(FIRST.party(7), FIRST.party(3), Numbers.DAVE));
    assertThat(desks.heard()).containsExactly(
      "7:2 OrderFailed 4: the leg is not connected: Ringing",
      "7:0 OrderFailed 5: the target is not new to this call: 7:1",
      "7:0 OrderFailed 6: the target is not a party of this call: 8:3",
      "7:7 OrderFailed 7: the switch does not know this leg"
    );
  }

  @Test
  void aRepeatedOrderCallsNobodyTwice() {
    Desks desks = Desks.talking().join(Numbers.CAROL);
    desks.heard();
    SwitchOrder again = new SwitchOrder.Join(FIRST.party(0), FIRST.party(2), Numbers.CAROL);
    assertThat(desks.order(3, again).heard()).containsExactly("7:0 Answered", "7:2 Ringing");
    desks.pass(30_000).heard();
    assertThat(desks.order(3, again).heard()).containsExactly("7:0 Answered", "7:2 Released NoAnswer");
  }

  @Test
  void whoHoldsAConferenceStaysHoldingWhenSomebodyJoins() {
    Desks desks = Desks.talking()
      .order(new SwitchOrder.Hold(FIRST.party(0)))
      .join(Numbers.CAROL);
    desks.order(new SwitchOrder.Answer(FIRST.party(2)));
    assertThat(desks.heard()).containsExactly("7:0 Held", "7:2 Ringing", "7:2 Answered");
    assertThat(desks.states(FIRST)).startsWith("0 Held");
  }

  @ParameterizedTest
  @CsvSource({ "0, 1, 2", "1, 0, 2", "2, 0, 1" })
  void theOthersGoOnUntilOnlyOneIsLeft(int first, int second, int last) {
    Desks desks = Desks.conference().hangUp(FIRST.party(first));
    assertThat(desks.heard()).containsExactly("7:" + first + " Released Hangup");
    assertThat(desks.hangUp(FIRST.party(second)).heard()).containsExactly(
      "7:" + second + " Released Hangup",
      "7:" + last + " Released RemoteHangup"
    );
  }

  @Test
  void aPartyIsSentAway() {
    Desks desks = Desks.conference().order(new SwitchOrder.Release(FIRST.party(1), ReleaseCause.Removed));
    assertThat(desks.heard()).containsExactly("7:1 Released Removed");
    assertThat(desks.states(FIRST)).containsExactly("0 Established", "1 Released", "2 Established");
  }

  @Test
  void aPhoneThatRingsForACallThatAllHaveLeftStopsRinging() {
    Desks desks = Desks.talking().join(Numbers.CAROL).hangUp(FIRST.party(0));
    assertThat(desks.heard()).containsExactly("7:2 Ringing", "7:0 Released Hangup");
    assertThat(desks.hangUp(FIRST.party(1)).heard()).containsExactly("7:1 Released Hangup", "7:2 Released Cancelled");
  }

  @Test
  void severalPhonesThatRingForACallThatAllHaveLeftStopRinging() {
    Desks desks = Desks.talking().join(Numbers.CAROL).join(Numbers.DAVE).hangUp(FIRST.party(0));
    desks.heard();
    assertThat(desks.hangUp(FIRST.party(1)).heard()).containsExactly(
      "7:1 Released Hangup",
      "7:2 Released Cancelled",
      "7:3 Released Cancelled"
    );
  }

  @Test
  void whoHandsAConferenceOnLeavesAloneWhetherTheTargetAnswersOrNot() {
    Desks desks = Desks.conference().order(redirect(0, 3));
    assertThat(desks.heard()).containsExactly("7:0 Released Transferred", "7:3 Ringing");
    assertThat(desks.pass(30_000).heard()).containsExactly("7:3 Released NoAnswer");
    assertThat(desks.states(FIRST)).contains("1 Established", "2 Established");
    desks = Desks.conference().order(redirect(1, 3));
    desks.heard();
    desks.hangUp(FIRST.party(0));
    assertThat(desks.heard()).containsExactly("7:0 Released Hangup");
    assertThat(desks.pass(30_000).heard()).containsExactly("7:3 Released NoAnswer", "7:2 Released NoAnswer");
  }

  @Test
  void aPartyThatIsBeingCalledIntoAConferenceCanDeflect() {
    Desks desks = Desks.talking().join(Numbers.CAROL).order(redirect(2, 3));
    assertThat(desks.heard()).containsExactly("7:2 Ringing", "7:2 Released Transferred", "7:3 Ringing");
  }
}
