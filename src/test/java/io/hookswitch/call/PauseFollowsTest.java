package io.hookswitch.call;

import static io.hookswitch.call.Scene.ALICE;
import static io.hookswitch.call.Scene.BOB;
import static io.hookswitch.call.Scene.give;
import static io.hookswitch.call.Scene.inspected;
import static io.hookswitch.call.Scene.recording;
import static io.hookswitch.call.Scene.tell;
import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.Effect.News;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A pause for privacy reaches the call to which its party is being moved, whatever was handed over before. */
class PauseFollowsTest {

  private static final CallId FIRST = new CallId(9);
  private static final Effect TOLD = new Effect.Tell(FIRST, new Crossing.PauseFollows(FIRST, ALICE));

  /** Bob transfers another call of his to this one, on which Alice is recorded. */
  private static Scene handedOver() {
    Scene scene = Scene.recorded(RecordingMode.AlwaysPauseResume);
    UserId bob = scene.party(BOB).endpoint().subscriber().user();
    scene.take(Decision.NOTHING, new Crossing.TransferWanted(BOB, FIRST.party(0), bob));
    return scene;
  }

  private static Scene pausedAndMoved() {
    Scene scene = handedOver();
    scene.ask(new Command.PauseRecording(ALICE));
    scene.hear(ALICE, recording(RecordingState.Paused));
    return scene;
  }

  @Test
  void aPauseFollowsToACallThatIsNoPairOfThisOne() {
    assertThat(pausedAndMoved().hear(ALICE, Scene.released(ReleaseCause.Moved)).effects()).contains(TOLD);
  }

  @Test
  void itIsToldAgainWhileOthersAreStillHere() {
    Scene scene = pausedAndMoved();
    scene.hear(ALICE, Scene.released(ReleaseCause.Moved));
    assertThat(scene.call.over()).isFalse();
    assertThat(scene.wake(new Wake.AuditDue()).effects()).contains(TOLD);
  }

  @Test
  void whoeverHasMovedOnIsFollowed() {
    Scene scene = arrived();
    UserId bob = scene.party(BOB).endpoint().subscriber().user();
    scene.take(Decision.NOTHING, new Crossing.TransferWanted(BOB, new CallId(11).party(0), bob));
    scene.hear(scene.call.id().party(2), Scene.released(ReleaseCause.Moved));
    PartyId known = FIRST.party(1);
    Step step = scene.take(Decision.NOTHING, new Crossing.PauseFollows(scene.call.id(), known));
    CallId next = new CallId(11);
    assertThat(step.effects()).contains(new Effect.Tell(next, new Crossing.PauseFollows(next, known)));
  }

  @Test
  void aRecordingThatWasCarriedAlongIsLookedAtBeforeItBegins() {
    Scene scene = arrived();
    PartyId carol = scene.call.id().party(2);
    Step step = scene.hear(carol, SwitchEvent.Answered::new);
    assertThat(step.effects()).contains(
      give(SwitchOrder.QUESTION, new SwitchOrder.Inspect(carol)),
      tell(carol, News.Participants)
    );
    assertThat(records(step)).isEmpty();
    // She has paused meanwhile, on the call she came from.
    assertThat(records(scene.hear(carol, inspected(PartyState.Established, false, RecordingState.Paused)))).isEmpty();
    assertThat(scene.party(carol).recording().state()).isEqualTo(RecordingState.Paused);
  }

  @Test
  void aRecordingThatHasNotBegunThereBeginsHere() {
    Scene scene = arrived();
    PartyId carol = scene.call.id().party(2);
    scene.hear(carol, SwitchEvent.Answered::new);
    assertThat(records(scene.hear(carol, inspected(PartyState.Established)))).containsExactly(
      new SwitchOrder.Record(carol, RecordingState.Started)
    );
  }

  private static List<SwitchOrder> records(Step step) {
    return step
      .effects()
      .stream()
      .filter(Effect.ToSwitch.class::isInstance)
      .map(effect -> ((Effect.ToSwitch) effect).order())
      .filter(SwitchOrder.Record.class::isInstance)
      .toList();
  }

  /** Carol, on call 9 before, is recorded in any case, which had not begun when she was handed over. */
  private static Scene arrived() {
    Scene scene = Scene.talking();
    PartyId was = FIRST.party(1);
    Party carol = Party.waiting(1, Scene.phone("carol", RecordingMode.Always), Personality.Terminator).in(
      PartyState.Established,
      Scene.DAWN
    );
    scene.call = scene.call.with(carol.movingTo(2, was));
    return scene;
  }
}
