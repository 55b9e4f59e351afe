package io.hookswitch.call;

import static io.hookswitch.call.Scene.ALICE;
import static io.hookswitch.call.Scene.BOB;
import static io.hookswitch.call.Scene.CAROL;
import static io.hookswitch.call.Scene.audit;
import static io.hookswitch.call.Scene.due;
import static io.hookswitch.call.Scene.failed;
import static io.hookswitch.call.Scene.forget;
import static io.hookswitch.call.Scene.give;
import static io.hookswitch.call.Scene.phone;
import static io.hookswitch.call.Scene.released;
import static io.hookswitch.call.Scene.step;
import static io.hookswitch.call.Scene.tell;
import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.Effect.News;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimersTest {

  private static final String SILENCE = "the switch did not confirm in time";

  /** The timer of an order runs out as often as it takes to give up. */
  private static Step giveUp(Scene scene, long order) {
    for (int tries = 1; tries < Timers.MOST_TRIES; tries++) scene.wake(new Wake.OrderDue(order));
    return scene.wake(new Wake.OrderDue(order));
  }

  @Test
  void anUnconfirmedOrderIsRepeatedUnderItsNumberThenGivenUp() {
    Scene scene = Scene.talking();
    scene.ask(new Command.Hold(ALICE));
    SwitchOrder hold = new SwitchOrder.Hold(ALICE);
    assertThat(scene.wake(new Wake.OrderDue(1)).effects()).containsExactly(give(1, hold), due(1));
    assertThat(scene.wake(new Wake.OrderDue(1)).effects()).containsExactly(give(1, hold), due(1));
    assertThat(scene.wake(new Wake.OrderDue(1)).effects()).containsExactly(
      failed(1, SILENCE),
      tell(ALICE, News.Failure)
    );
    assertThat(scene.call.orders()).isEmpty();
    assertThat(scene.party(ALICE).state()).isEqualTo(PartyState.Established);
  }

  @Test
  void theTimerOfAConfirmedOrderIsNoNews() {
    Scene scene = Scene.talking();
    Call before = scene.call;
    assertThat(scene.wake(new Wake.OrderDue(0))).isEqualTo(Step.unchanged(before));
    assertThat(scene.wake(new Wake.OrderDue(77))).isEqualTo(Step.unchanged(before));
  }

  @Test
  void aDialThatIsNotConfirmedEndsTheCall() {
    Scene scene = Scene.dialled(RecordingMode.Unassigned);
    assertThat(giveUp(scene, 0).effects()).containsExactly(
      failed(0, SILENCE),
      tell(ALICE, News.Status),
      new Effect.Delist(0)
    );
    assertThat(scene.call.over()).isTrue();
  }

  @Test
  void aCallThatCannotBeReleasedIsLostRatherThanKeptForEver() {
    Scene scene = Scene.talking();
    scene.ask(new Command.Hangup(BOB));
    assertThat(giveUp(scene, 1).effects()).containsExactly(
      failed(1, SILENCE),
      tell(BOB, News.Status),
      new Effect.Delist(1)
    );
    assertThat(scene.party(BOB).cause()).isEqualTo(ReleaseCause.Lost);
  }

  @Test
  void aTransferThatIsNotConfirmedLeavesTheCallAsItWas() {
    Scene scene = Scene.talking();
    scene.ask(new Command.SingleStepTransfer(BOB, phone("carol")));
    assertThat(giveUp(scene, 1).effects()).containsExactly(
      failed(1, SILENCE),
      tell(BOB, News.Failure),
      give(SwitchOrder.QUESTION, new SwitchOrder.Inspect(CAROL))
    );
    scene.hear(CAROL, released(ReleaseCause.Lost));
    assertThat(scene.party(CAROL).state()).isEqualTo(PartyState.Released);
    assertThat(scene.party(BOB).state()).isEqualTo(PartyState.Established);
  }

  @Test
  void anAuditLooksAtEveryLiveLegAndComesAgain() {
    Scene scene = Scene.talking();
    Call before = scene.call;
    assertThat(scene.wake(new Wake.AuditDue())).isEqualTo(
      step(
        before,
        give(SwitchOrder.QUESTION, new SwitchOrder.Inspect(ALICE)),
        give(SwitchOrder.QUESTION, new SwitchOrder.Inspect(BOB)),
        audit()
      )
    );
  }

  @Test
  void anAuditOfACallThatIsOnTheSwitchsListAsksOnlyForALegThatShouldHaveAppeared() {
    Scene talking = Scene.talking();
    assertThat(talking.wake(new Wake.AuditDue(true)).effects()).containsExactly(audit());
    Scene dialled = Scene.dialled(RecordingMode.Unassigned);
    dialled.hear(ALICE, SwitchEvent.Originated::new);
    assertThat(dialled.wake(new Wake.AuditDue(true)).effects()).containsExactly(
      give(SwitchOrder.QUESTION, new SwitchOrder.Inspect(BOB)),
      audit()
    );
  }

  @Test
  void aLegThatIsAsItWasIsNotWorthAWrite() {
    Scene scene = Scene.talking();
    Call before = scene.call;
    Step step = scene.hear(ALICE, (party, number) ->
      new SwitchEvent.Inspected(party, number, PartyState.Established, false, RecordingState.None)
    );
    assertThat(step.changes(before)).isFalse();
    assertThat(step.next().version()).isEqualTo(before.version());
    assertThat(step.next().at(0).seen()).as("what is older is late").isGreaterThan(before.at(0).seen());
    Step held = scene.hear(ALICE, SwitchEvent.Held::new);
    assertThat(held.changes(before)).isTrue();
  }

  @Test
  void anAuditLeavesACallThatIsBeingDialledToItsOrder() {
    Scene scene = Scene.dialled(RecordingMode.Unassigned);
    assertThat(scene.wake(new Wake.AuditDue()).effects()).containsExactly(audit());
  }

  @Test
  void anAuditAsksForALegThatShouldHaveAppeared() {
    Scene scene = Scene.dialled(RecordingMode.Unassigned);
    scene.hear(ALICE, SwitchEvent.Originated::new);
    assertThat(scene.wake(new Wake.AuditDue()).effects()).contains(
      give(SwitchOrder.QUESTION, new SwitchOrder.Inspect(BOB))
    );
    scene.hear(BOB, released(ReleaseCause.Lost));
    assertThat(scene.wake(new Wake.AuditDue()).effects()).doesNotContain(
      give(SwitchOrder.QUESTION, new SwitchOrder.Inspect(BOB))
    );
  }

  @Test
  void aCallThatIsOverIsForgottenAndNotLookedAtAgain() {
    Scene scene = Scene.talking();
    Call live = scene.call;
    assertThat(scene.wake(new Wake.ForgetDue())).isEqualTo(Step.unchanged(live));
    scene.hear(ALICE, released(ReleaseCause.Hangup));
    scene.hear(BOB, released(ReleaseCause.RemoteHangup));
    Call over = scene.call;
    assertThat(scene.wake(new Wake.AuditDue())).isEqualTo(Step.unchanged(over));
    assertThat(scene.wake(new Wake.ForgetDue())).isEqualTo(step(over, new Effect.Forget()));
  }

  @Test
  void aNewOwnerArmsTheTimersAgainAndLooksAtTheLegs() {
    Scene scene = Scene.talking();
    scene.ask(new Command.Hold(ALICE));
    Step step = scene.machine.resume(scene.call, false, scene.now);
    assertThat(step.effects()).containsExactly(
      new Effect.Enlist(0),
      new Effect.Enlist(1),
      due(1),
      tell(ALICE, News.Status),
      tell(BOB, News.Status),
      new Effect.StillConnected(0),
      new Effect.StillConnected(1),
      give(SwitchOrder.QUESTION, new SwitchOrder.Inspect(ALICE)),
      give(SwitchOrder.QUESTION, new SwitchOrder.Inspect(BOB)),
      audit()
    );
  }

  @Test
  void aNewOwnerOfACallThatIsOverWaitsToForgetIt() {
    Scene scene = Scene.talking();
    scene.hear(ALICE, released(ReleaseCause.Hangup));
    scene.hear(BOB, released(ReleaseCause.RemoteHangup));
    Call over = scene.call;
    assertThat(scene.machine.resume(over, false, scene.now)).isEqualTo(
      step(over, new Effect.Delist(0), new Effect.Delist(1), forget())
    );
  }

  @Test
  void aRecordingOrderThatANewerWishOutdatedIsNotRepeated() {
    Scene scene = Scene.talking(RecordingMode.OnDemand);
    scene.ask(new Command.StartRecording(ALICE));
    Party alice = scene.party(ALICE);
    scene.call = scene.call.with(alice.with(alice.recording().asked(true, true)));
    assertThat(scene.wake(new Wake.OrderDue(1)).effects()).noneMatch(Effect.ToSwitch.class::isInstance);
    assertThat(scene.call.orders()).isEmpty();
  }

  @Test
  void allTargetsOfFailedTransfersAreTakenOff() {
    Scene scene = Scene.talking();
    for (int target : List.of(2, 3)) {
      scene.ask(new Command.SingleStepTransfer(BOB, phone("carol")));
      giveUp(scene, scene.newest());
      scene.hear(Scene.ID.party(target), released(ReleaseCause.Lost));
    }
    assertThat(scene.call.parties()).hasSize(4);
    assertThat(scene.call.others(scene.party(BOB))).containsExactly(scene.party(ALICE));
  }
}
