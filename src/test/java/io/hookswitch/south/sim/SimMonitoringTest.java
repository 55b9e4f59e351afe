package io.hookswitch.south.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.Monitoring;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchOrder;
import org.junit.jupiter.api.Test;

/** Carol supervises Alice, who talks with Bob. */
class SimMonitoringTest {

  private final Desk desk = Desk.talking();

  private SwitchOrder monitor(Monitoring how) {
    return new SwitchOrder.Monitor(desk.leg(0), desk.leg(2), Numbers.CAROL, how);
  }

  private SwitchOrder partake(Monitoring how) {
    return new SwitchOrder.Partake(desk.leg(2), desk.leg(0), how);
  }

  private SwitchOrder release(int leg) {
    return new SwitchOrder.Release(desk.leg(leg), ReleaseCause.Hangup);
  }

  private Desk monitored(Monitoring how) {
    desk.order(7, monitor(how)).heard();
    return desk;
  }

  @Test
  void aSupervisorsPhoneAnswersByItselfAndTheOthersHearNothingOfIt() {
    assertThat(desk.order(7, monitor(Monitoring.ListenIn)).heard()).containsExactly(
      "2 Answered",
      "2 Monitors ListenIn"
    );
    assertThat(desk.order(7, monitor(Monitoring.ListenIn)).heard()).endsWith("2 Answered", "2 Monitors ListenIn");
    assertThat(desk.call.legs()).hasSize(3);
    assertThat(desk.call.legs().get(2).lines()).containsExactly(Numbers.CAROL.subscriber().device());
  }

  @Test
  void aPhoneThatIsBusyDoesNotMonitor() {
    desk.busy = true;
    assertThat(desk.order(7, monitor(Monitoring.Coach)).heard()).containsExactly(
      "0 OrderFailed 7: the target cannot be reached: Busy"
    );
    assertThat(desk.call.legs()).hasSize(2);
  }

  @Test
  void theKindIsChangedAndTheUserMuted() {
    monitored(Monitoring.Coach);
    assertThat(desk.order(8, partake(Monitoring.BargeIn)).heard()).containsExactly("2 Monitors BargeIn");
    SwitchOrder mute = new SwitchOrder.Silence(desk.leg(2), desk.leg(0), true);
    assertThat(desk.order(9, mute).heard()).containsExactly("2 Monitors BargeIn user muted");
    assertThat(desk.order(8, partake(Monitoring.BargeIn)).heard()).containsExactly("2 Monitors BargeIn user muted");
    assertThat(desk.order(10, new SwitchOrder.Inspect(desk.leg(2))).heard()).endsWith("2 Monitors BargeIn user muted");
    assertThat(
      desk.order(11, new SwitchOrder.Partake(desk.leg(0), desk.leg(1), Monitoring.BargeIn)).heard()
    ).containsExactly("0 OrderFailed 11: the leg monitors nobody");
  }

  @Test
  void nobodyStaysForAListenersSake() {
    monitored(Monitoring.ListenIn).order(8, release(0));
    assertThat(desk.heard()).containsExactlyInAnyOrder(
      "0 Released Hangup",
      "1 Released RemoteHangup",
      "2 Released RemoteHangup"
    );
    assertThat(desk.call.over()).isTrue();
  }

  @Test
  void aListenerWhoLeavesLeavesTheOthersTalking() {
    monitored(Monitoring.ListenIn).order(8, release(2));
    assertThat(desk.heard()).containsExactly("2 Released Hangup");
    assertThat(desk.call.over()).isFalse();
  }

  @Test
  void whoeverHasBargedInMayGoOnWithTheFarEnd() {
    monitored(Monitoring.BargeIn).order(8, release(0));
    assertThat(desk.heard()).containsExactly("0 Released Hangup");
    desk.order(9, release(2));
    assertThat(desk.heard()).containsExactly("2 Released Hangup", "1 Released RemoteHangup");
  }
}
