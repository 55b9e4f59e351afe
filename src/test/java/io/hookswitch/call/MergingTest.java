package io.hookswitch.call;

import static io.hookswitch.call.PairWorld.CONSULT;
import static io.hookswitch.call.PairWorld.CONSULTED;
import static io.hookswitch.call.PairWorld.CONSULTING;
import static io.hookswitch.call.PairWorld.ORIGINAL;
import static io.hookswitch.call.Scene.ALICE;
import static io.hookswitch.call.Scene.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.Effect.News;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What happens when two calls become one and something comes in between, or with them. */
class MergingTest {

  private static final String NO = "no bridge";

  private final PairWorld world = PairWorld.consulting(Consultation.Transfer);
  private long said = 1_000;

  private long open(CallId call) {
    return world.calls.get(call).orders().keySet().iterator().next();
  }

  private Step refuse() {
    Step step = world.take(ORIGINAL, new SwitchEvent.OrderFailed(ALICE, ++said, open(ORIGINAL), NO));
    world.outbox.get(ORIGINAL).clear();
    return step;
  }

  /** The consult call hands over whom it has, and the original asks the switch. */
  private Step handOver() {
    return world.take(ORIGINAL, world.outboxTo(ORIGINAL));
  }

  @Test
  void aRefusedMergeIsAskedForWithWhoeverIsThereNow() {
    world.ask(new Command.Complete(CONSULTING, Consultation.Transfer));
    handOver();
    long first = open(ORIGINAL);
    Step step = refuse();
    assertThat(open(ORIGINAL)).isNotEqualTo(first);
    assertThat(step.effects())
      .contains(
        new Effect.Renumber(first, open(ORIGINAL)),
        new Effect.Tell(CONSULT, new Crossing.MergeWanted(CONSULTING, Consultation.Transfer))
      )
      .doesNotContain(Scene.tell(ALICE, News.Failure));
    Endpoint boss = Scene.phone("dave");
    world.take(
      CONSULT,
      new Crossing.MonitorWanted(CONSULTED, "phone of carol", boss, Monitoring.ListenIn, MonitoringScope.Call)
    );
    world.take(CONSULT, new Crossing.MergeWanted(CONSULTING, Consultation.Transfer));
    SwitchOrder.Merge merge = (SwitchOrder.Merge) handOver().next().orders().get(open(ORIGINAL)).order();
    assertThat(merge.moves()).hasSize(2);
  }

  @Test
  void aMergeThatIsAlwaysRefusedIsToldOnBothCallsAndChangesNothing() {
    world.ask(new Command.Complete(CONSULTING, Consultation.Transfer));
    handOver();
    for (int tries = 1; tries < Timers.MOST_TRIES; tries++) {
      refuse();
      world.take(CONSULT, new Crossing.MergeWanted(CONSULTING, Consultation.Transfer));
      handOver();
    }
    long merge = open(ORIGINAL);
    assertThat(refuse().effects()).contains(
      Scene.failed(merge, NO),
      new Effect.Tell(CONSULT, new Crossing.NotMerged(CONSULTING, NO)),
      Scene.tell(ALICE, News.Failure)
    );
    assertThat(world.calls.get(ORIGINAL).others(world.calls.get(ORIGINAL).at(0))).hasSize(1);
    assertThat(world.calls.get(ORIGINAL).at(0).pair()).isNotNull();
    long planned = open(CONSULT);
    Step told = world.take(CONSULT, new Crossing.NotMerged(CONSULTING, NO));
    assertThat(told.effects()).containsExactly(
      new Effect.Settle(planned, Optional.of(NO)),
      Scene.tell(ALICE, News.Failure)
    );
  }

  @Test
  void aMergeWithNobodyToComeFailsAtOnce() {
    world.ask(new Command.Complete(ALICE, Consultation.Transfer));
    long planned = open(ORIGINAL);
    Step step = world.take(
      ORIGINAL,
      new Crossing.Absorb(ALICE, CONSULTING, Consultation.Transfer, List.of(), List.of())
    );
    assertThat(step.effects()).contains(
      Scene.failed(planned, "nobody would come to the call"),
      Scene.tell(ALICE, News.Failure)
    );
  }

  @Test
  void theUserDataOfBothCallsIsToldWhenTheyAreOneAndNotBefore() {
    world.calls.put(CONSULT, world.calls.get(CONSULT).withUserData(List.of(new UserDatum("found", "gold"))));
    world.ask(new Command.Complete(CONSULTING, Consultation.Conference));
    handOver();
    assertThat(world.calls.get(ORIGINAL).userData()).as("it may yet be refused").isEmpty();
    PartyId carol = ORIGINAL.party(2);
    Step step = world.take(ORIGINAL, new SwitchEvent.Retrieved(carol, ++said));
    assertThat(step.next().userData()).containsExactly(new UserDatum("found", "gold"));
    assertThat(step.effects()).contains(Scene.tell(ALICE, News.UserData), Scene.tell(BOB, News.UserData));
  }

  @Test
  void userDataThatBothKnowIsNoNews() {
    world.ask(new Command.Complete(CONSULTING, Consultation.Conference));
    handOver();
    Step step = world.take(ORIGINAL, new SwitchEvent.Retrieved(ORIGINAL.party(2), ++said));
    assertThat(step.effects()).doesNotContain(Scene.tell(ALICE, News.UserData));
  }

  @Test
  void aConsultCallThatIsBegunAgainHasTheClientsUserDataAllTheSame() {
    PairWorld fresh = PairWorld.talking();
    Command wish = new Command.Consult(
      ALICE,
      CONSULT,
      Scene.phone("carol"),
      Consultation.Transfer,
      Map.of("found", "gold")
    );
    Step step = fresh.ask(wish);
    Effect begun = step.effects().stream().filter(Effect.Tell.class::isInstance).findFirst().orElseThrow();
    assertThat(fresh.take(ORIGINAL, new Wake.OrderDue(step.awaits().getAsLong())).effects()).contains(begun);
  }

  @Test
  void aPauseThatCameTooLateIsToldUntilItMustHaveBeenHeard() {
    Call consult = world.calls.get(CONSULT);
    Party carol = consult.at(1);
    CallMachine machine = new CallMachine(Scene.TIMING);
    Call paused = consult.with(carol.with(carol.recording().wished(true, true)));
    Effect pause = new Effect.Tell(ORIGINAL, new Crossing.PauseFollows(ORIGINAL, CONSULTED));
    SwitchEvent moved = new SwitchEvent.Released(CONSULTED, ++said, ReleaseCause.Moved);
    Step step = machine.step(paused, Decision.NOTHING, moved, Scene.DAWN);
    assertThat(step.effects()).as("also without word from the original").contains(pause);
    SwitchEvent gone = new SwitchEvent.Released(CONSULTING, ++said, ReleaseCause.Transferred);
    Call left = machine.step(step.next(), Decision.NOTHING, gone, Scene.DAWN).next();
    Call over = machine.step(left, Decision.NOTHING, new Crossing.JoinedEnded(ORIGINAL), Scene.DAWN).next();
    Wake due = new Wake.ForgetDue();
    var later = Scene.DAWN.plus(Scene.TIMING.linger());
    assertThat(machine.step(over, Decision.NOTHING, due, later).effects()).contains(pause, Scene.forget());
    later = later.plus(Scene.TIMING.linger().multipliedBy(2));
    assertThat(machine.step(over, Decision.NOTHING, due, later).effects()).contains(pause, new Effect.Forget());
  }

  @Test
  void aPauseThatIsToldAgainDoesNotUndoWhatWasWishedHere() {
    Scene scene = Scene.recorded(RecordingMode.OnDemand);
    scene.call = scene.call.with(scene.party(ALICE).movingTo(2, CONSULTED).in(PartyState.Established, scene.now));
    Crossing pause = new Crossing.PauseFollows(ORIGINAL, CONSULTED);
    scene.call = scene.machine.step(scene.call, Decision.NOTHING, pause, scene.now).next();
    assertThat(scene.call.at(2).recording().privacy()).isTrue();
    scene.hear(Scene.CAROL, Scene.recording(RecordingState.Paused));
    scene.ask(new Command.ResumeRecording(Scene.CAROL));
    Step again = scene.machine.step(scene.call, Decision.NOTHING, pause, scene.now);
    assertThat(again).isEqualTo(Step.unchanged(scene.call));
  }
}
