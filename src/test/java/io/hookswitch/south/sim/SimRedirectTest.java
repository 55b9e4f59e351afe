package io.hookswitch.south.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.Endpoint;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchOrder;
import org.junit.jupiter.api.Test;

class SimRedirectTest {

  private static Desk redirect(Desk desk, int leg, Endpoint to) {
    return desk.order(new SwitchOrder.Redirect(desk.leg(leg), desk.leg(2), to));
  }

  @Test
  void theLeavingPartyIsOutAtOnceAndTheOthersAreConnectedOnAnswer() {
    Desk desk = Desk.talking();
    assertThat(redirect(desk, 0, Numbers.CAROL).heard()).containsExactly("0 Released Transferred", "2 Ringing");
    assertThat(desk.order(new SwitchOrder.Answer(desk.leg(2))).heard()).containsExactly("2 Answered", "1 Answered");
    assertThat(desk.order(new SwitchOrder.Release(desk.leg(2), ReleaseCause.Hangup)).heard()).containsExactly(
      "2 Released Hangup",
      "1 Released RemoteHangup"
    );
  }

  @Test
  void aTransferToTheNetworkFollowsTheNumberPlan() {
    Desk desk = Desk.talking();
    redirect(desk, 0, Numbers.network("+3210000005"));
    assertThat(desk.pass(3000).heard()).containsExactly(
      "0 Released Transferred",
      "2 Ringing",
      "2 Answered",
      "1 Answered",
      "2 Released Hangup",
      "1 Released RemoteHangup"
    );
  }

  @Test
  void aTargetThatIsKnownToBeOutOfReachIsNotAcceptedAndNothingChanges() {
    Desk desk = Desk.talking();
    SimCall before = desk.call;
    redirect(desk, 0, Numbers.network("+3210000001"));
    redirect(desk, 0, Numbers.network("+3210000004"));
    redirect(desk, 0, Numbers.BOB);
    desk.busy = true;
    redirect(desk, 0, Numbers.CAROL);
    assertThat(desk.heard()).containsExactly(
      "0 OrderFailed 3: the target cannot be reached: Busy",
      "0 OrderFailed 4: the target cannot be reached: UnknownNumber",
      "0 OrderFailed 5: the target cannot be reached: Busy",
      "0 OrderFailed 6: the target cannot be reached: Busy"
    );
    assertThat(desk.call.legs()).isEqualTo(before.legs());
  }

  @Test
  void thePartyThatStaysIsReleasedWhenTheTargetDoesNotAnswer() {
    Desk desk = Desk.talking();
    redirect(desk, 0, Numbers.CAROL).heard();
    assertThat(desk.pass(30_000).heard()).containsExactly("2 Released NoAnswer", "1 Released NoAnswer");
  }

  @Test
  void thePartyThatStaysIsReleasedWhenTheTargetRejects() {
    Desk desk = Desk.talking();
    redirect(desk, 0, Numbers.network("+3210000003")).heard();
    assertThat(desk.pass(1000).heard()).containsExactly("2 Released Rejected", "1 Released Rejected");
  }

  @Test
  void aPartyThatGivesUpWaitingCancelsTheTarget() {
    Desk desk = Desk.talking();
    redirect(desk, 0, Numbers.CAROL).heard();
    assertThat(desk.order(new SwitchOrder.Release(desk.leg(1), ReleaseCause.Hangup)).heard()).containsExactly(
      "1 Released Hangup",
      "2 Released Cancelled"
    );
  }

  @Test
  void aRingingCallIsDeflected() {
    Desk desk = Desk.calling(Numbers.BOB);
    desk.heard();
    assertThat(redirect(desk, 1, Numbers.CAROL).heard()).containsExactly("1 Released Transferred", "2 Ringing");
    assertThat(desk.order(new SwitchOrder.Answer(desk.leg(2))).heard()).containsExactly("2 Answered", "0 Answered");
    assertThat(desk.pass(60_000).heard()).isEmpty();
  }

  @Test
  void aPartyThatHoldsStaysHoldingWhenTheTargetAnswers() {
    Desk desk = Desk.talking();
    desk.order(new SwitchOrder.Hold(desk.leg(1)));
    redirect(desk, 0, Numbers.CAROL).heard();
    assertThat(desk.order(new SwitchOrder.Answer(desk.leg(2))).heard()).containsExactly("2 Answered", "1 Held");
  }

  @Test
  void aCallThatWaitsForItsTargetCannotBeHandedOn() {
    Desk desk = Desk.talking();
    redirect(desk, 0, Numbers.CAROL).heard();
    desk.order(new SwitchOrder.Redirect(desk.leg(1), desk.leg(3), Numbers.DAVE));
    assertThat(desk.heard()).containsExactly("1 OrderFailed 4: there is nobody to be connected with the target");
  }

  @Test
  void aTargetMustBeNew() {
    Desk desk = Desk.talking();
    desk.order(new SwitchOrder.Redirect(desk.leg(0), desk.leg(1), Numbers.CAROL));
    desk.order(new SwitchOrder.Redirect(desk.leg(0), new io.hookswitch.call.CallId(8).party(2), Numbers.CAROL));
    assertThat(desk.heard()).containsExactly(
      "0 OrderFailed 3: the target is not new to this call: 7:1",
      "0 OrderFailed 4: the target is not a party of this call: 8:2"
    );
  }
}
