package io.hookswitch.call;

import static io.hookswitch.call.Scene.ALICE;
import static io.hookswitch.call.Scene.BOB;
import static io.hookswitch.call.Scene.CAROL;
import static io.hookswitch.call.Scene.forget;
import static io.hookswitch.call.Scene.released;
import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.Effect.News;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A switch that takes orders and never says what came of them: nobody is stuck on a call, and no leg is left behind. */
class StrayLegsTest {

  private static void giveUp(Scene scene, long order) {
    for (int tries = 1; tries <= Timers.MOST_TRIES; tries++) scene.wake(new Wake.OrderDue(order));
  }

  private static List<SwitchOrder> audit(Scene scene) {
    return scene
      .wake(new Wake.AuditDue())
      .effects()
      .stream()
      .filter(Effect.ToSwitch.class::isInstance)
      .map(effect -> ((Effect.ToSwitch) effect).order())
      .toList();
  }

  @Test
  void aReleaseThatIsNeverConfirmedIsAskedForWithEveryAuditUntilTheLegIsGone() {
    Scene scene = Scene.talking();
    scene.ask(new Command.Hangup(BOB));
    giveUp(scene, 1);
    assertThat(scene.party(BOB).cause()).isEqualTo(ReleaseCause.Lost);
    SwitchOrder again = new SwitchOrder.Release(BOB, ReleaseCause.Hangup);
    assertThat(audit(scene)).containsExactly(again, new SwitchOrder.Inspect(ALICE));
    scene.hear(BOB, Scene.inspected(PartyState.Established));
    scene.hear(ALICE, released(ReleaseCause.RemoteHangup));
    assertThat(scene.call.over()).isTrue();
    assertThat(scene.wake(new Wake.ForgetDue()).effects()).as("its leg may be up").isEmpty();
    assertThat(audit(scene)).as("also when everybody else has left").containsExactly(again);
    assertThat(scene.hear(BOB, released(ReleaseCause.Hangup)).effects()).containsExactly(forget());
    assertThat(audit(scene)).isEmpty();
    assertThat(scene.wake(new Wake.ForgetDue()).effects()).containsExactly(new Effect.Forget());
  }

  @Test
  void aNewOwnerGoesOnAsking() {
    Scene scene = Scene.talking();
    scene.ask(new Command.Hangup(BOB));
    giveUp(scene, 1);
    scene.hear(ALICE, released(ReleaseCause.RemoteHangup));
    Step step = scene.machine.resume(scene.call, false, scene.now);
    assertThat(step.effects())
      .contains(Scene.give(step.next().nextOrder() - 1, new SwitchOrder.Release(BOB, ReleaseCause.Hangup)))
      .contains(Scene.audit())
      .doesNotContain(forget());
  }

  @Test
  void theLegsOfADialThatIsNeverConfirmedAreReleased() {
    Scene scene = Scene.dialled(RecordingMode.Unassigned);
    giveUp(scene, 0);
    assertThat(scene.call.over()).isTrue();
    assertThat(audit(scene)).containsExactly(
      new SwitchOrder.Release(ALICE, ReleaseCause.Hangup),
      new SwitchOrder.Release(BOB, ReleaseCause.Hangup)
    );
    scene.hear(ALICE, released(ReleaseCause.Lost));
    assertThat(scene.hear(BOB, released(ReleaseCause.Lost)).effects()).containsExactly(forget());
  }

  @Test
  void whatComesOfAConferenceThatIsNeverConfirmedBelongsToTheCall() {
    Scene scene = Scene.talking();
    scene.ask(new Command.SingleStepConference(ALICE, Scene.phone("carol"), Map.of()));
    giveUp(scene, 1);
    assertThat(audit(scene)).contains(new SwitchOrder.Inspect(CAROL));
    Step step = scene.hear(CAROL, Scene.inspected(PartyState.Ringing));
    assertThat(step.effects()).contains(new Effect.Enlist(2), Scene.tell(ALICE, News.Participants));
    assertThat(scene.party(CAROL).state()).isEqualTo(PartyState.Ringing);
  }

  @Test
  void aDialThatTheSwitchRefusesLeavesNothingToLookFor() {
    Scene scene = Scene.dialled(RecordingMode.Unassigned);
    assertThat(scene.hear(ALICE, Scene.orderFailed(0)).effects()).contains(forget());
    assertThat(scene.call.strays()).isEmpty();
  }
}
