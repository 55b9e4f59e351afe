package io.hookswitch.call;

import static io.hookswitch.call.PairWorld.CONSULT;
import static io.hookswitch.call.PairWorld.CONSULTED;
import static io.hookswitch.call.PairWorld.CONSULTING;
import static io.hookswitch.call.PairWorld.ORIGINAL;
import static io.hookswitch.call.Scene.ALICE;
import static io.hookswitch.call.Scene.BOB;
import static io.hookswitch.call.Scene.CAROL;
import static io.hookswitch.call.Scene.phone;
import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.Effect.News;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConsultCommandsTest {

  private static final SwitchOrder.Consult ORDER = new SwitchOrder.Consult(
    ALICE,
    CONSULTING,
    phone("alice"),
    CONSULTED,
    phone("carol"),
    Consultation.Transfer
  );
  private static final Crossing.ConsultBegun BEGUN = new Crossing.ConsultBegun(
    CONSULTING,
    ALICE,
    "acme",
    phone("alice"),
    phone("carol"),
    Consultation.Transfer,
    List.of(new UserDatum("case", 1))
  );

  private static Step consult(Scene scene) {
    return scene.ask(new Command.Consult(ALICE, CONSULT, phone("carol"), Consultation.Transfer, Map.of("case", 1)));
  }

  private static Step told(Scene scene, Crossing news) {
    Step step = scene.machine.step(scene.call, Decision.NOTHING, news, scene.now);
    scene.call = step.next();
    return step;
  }

  private static PartyState state(PairWorld world, PartyId party) {
    return world.calls.get(party.call()).at(party.index()).state();
  }

  @Test
  void theConsultCallIsBegunBeforeTheSwitchIsAsked() {
    Scene scene = Scene.talking();
    Call before = scene.call;
    Step step = consult(scene);
    OrderInFlight inFlight = new OrderInFlight(ORDER, Operation.InitiateTransfer, 1, BEGUN.userData());
    Call next = before.withOrders(Map.of(1L, inFlight), 2).next();
    assertThat(step).isEqualTo(Scene.awaiting(1, next, Scene.due(1), new Effect.Tell(CONSULT, BEGUN)));
    assertThat(told(scene, new Crossing.ConsultReady(ALICE, CONSULTING))).isEqualTo(
      Scene.step(next, Scene.give(1, ORDER))
    );
  }

  @Test
  void aSecondConsultationSharesTheOutcomeOfTheFirst() {
    Scene scene = Scene.talking();
    consult(scene);
    Call before = scene.call;
    Step again = scene.ask(new Command.Consult(ALICE, new CallId(9), phone("bob"), Consultation.Conference, Map.of()));
    assertThat(again).isEqualTo(Scene.awaiting(1, before));
  }

  @Test
  void theNewCallWaitsForItsFirstLegAndSaysThatItIsReady() {
    Step step = new CallMachine(Scene.TIMING).step(null, Decision.NOTHING, BEGUN, Scene.DAWN);
    assertThat(step.next().type()).isEqualTo(CallType.Consult);
    assertThat(step.next().parent()).isEqualTo(ORIGINAL);
    assertThat(step.next().userData()).containsExactly(new UserDatum("case", 1));
    assertThat(step.next().parties()).allMatch(party -> party.state() == PartyState.Null);
    Effect ready = new Effect.Tell(ORIGINAL, new Crossing.ConsultReady(ALICE, CONSULTING));
    assertThat(step.effects()).containsExactly(Scene.audit(), ready);
    Step again = new CallMachine(Scene.TIMING).step(step.next(), Decision.NOTHING, BEGUN, Scene.DAWN);
    assertThat(again).isEqualTo(Scene.step(step.next(), ready));
  }

  @Test
  void aConsultCallThatNeverGetsAnOwnerIsNeverGivenToTheSwitchAndFails() {
    Scene scene = Scene.talking();
    consult(scene);
    for (int tries = 1; tries < Timers.MOST_TRIES; tries++) {
      Step again = scene.wake(new Wake.OrderDue(1));
      assertThat(again.effects()).hasSize(2).noneMatch(Effect.ToSwitch.class::isInstance);
    }
    assertThat(scene.wake(new Wake.OrderDue(1)).effects()).containsExactly(
      Scene.failed(1, "the switch did not confirm in time"),
      new Effect.Tell(CONSULT, new Crossing.PairEnded(CONSULTING, ALICE)),
      Scene.tell(ALICE, News.Failure)
    );
  }

  @Test
  void theHoldOfTheConsultationMakesThePair() {
    Scene scene = Scene.talking();
    consult(scene);
    Step step = scene.hear(ALICE, SwitchEvent.Held::new);
    assertThat(scene.party(ALICE).pair()).isEqualTo(new Pair(Consultation.Transfer, CONSULTING));
    assertThat(step.effects()).containsExactly(Scene.tell(ALICE, News.Status), Scene.confirmed(1));
  }

  @Test
  void aHoldThatWasAskedForMakesNoPair() {
    Scene scene = Scene.talking();
    consult(scene);
    scene.ask(new Command.Hold(ALICE));
    scene.hear(ALICE, SwitchEvent.Held::new);
    assertThat(scene.party(ALICE).pair()).isNull();
    assertThat(scene.call.orders()).containsOnlyKeys(1L);
    scene.hear(ALICE, Scene.inspected(PartyState.Held));
    assertThat(scene.party(ALICE).pair()).as("what was true before the order says nothing of it").isNull();
    scene.hear(ALICE, SwitchEvent.Held::new);
    assertThat(scene.party(ALICE).pair()).isNotNull();
  }

  @Test
  void aConsultCallThatEndsBeforeItIsConfirmedIsAFailure() {
    Scene scene = Scene.talking();
    consult(scene);
    assertThat(told(scene, new Crossing.PairEnded(ALICE, CONSULTING)).effects()).containsExactly(
      Scene.failed(1, "the consult call has ended"),
      Scene.tell(ALICE, News.Failure)
    );
  }

  @Test
  void aPairThatEndsBeforeTheCallHasAppearedAsksTheSwitch() {
    Step born = new CallMachine(Scene.TIMING).step(null, Decision.NOTHING, BEGUN, Scene.DAWN);
    Crossing ended = new Crossing.PairEnded(CONSULTING, ALICE);
    Step step = new CallMachine(Scene.TIMING).step(born.next(), Decision.NOTHING, ended, Scene.DAWN);
    assertThat(step.next().parties()).allMatch(party -> party.state() == PartyState.Null && party.pair() == null);
    assertThat(step.effects()).containsExactly(
      Scene.give(SwitchOrder.QUESTION, new SwitchOrder.Inspect(CONSULTING)),
      Scene.give(SwitchOrder.QUESTION, new SwitchOrder.Inspect(CONSULTED))
    );
  }

  @ParameterizedTest
  @CsvSource({ "7, Transfer", "8, Transfer", "7, Conference", "8, Conference" })
  void aMergeAskedForOnEitherCallMovesTheConsultedPartyUnderItsKnownName(long on, Consultation purpose) {
    PairWorld world = PairWorld.consulting(purpose);
    world.ask(new Command.Complete(new CallId(on).party(0), purpose));
    world.settle();
    Party carol = world.calls.get(ORIGINAL).at(2);
    assertThat(carol.state()).isEqualTo(PartyState.Established);
    assertThat(carol.known()).isEqualTo(CONSULTED);
    assertThat(world.lists.get(phone("carol").subscriber().user())).isEqualTo(Map.of(CONSULTED, CAROL));
    assertThat(world.calls.get(CONSULT).at(1).cause()).isEqualTo(ReleaseCause.Moved);
    boolean stays = purpose == Consultation.Conference;
    assertThat(state(world, ALICE)).isEqualTo(stays ? PartyState.Established : PartyState.Released);
    assertThat(world.calls.get(CONSULT).over()).isTrue();
    assertThat(world.calls.get(ORIGINAL).at(0).live() && world.calls.get(ORIGINAL).at(0).pair() != null).isFalse();
    PairLaws.atRest(world);
  }

  @ParameterizedTest
  @EnumSource(names = { "Transfer", "Conference" })
  void swappingHoldsTheOneAndRetrievesTheOther(Consultation purpose) {
    PairWorld world = PairWorld.consulting(purpose);
    world.ask(new Command.SwapCalls(CONSULTING));
    world.settle();
    assertThat(state(world, ALICE)).isEqualTo(PartyState.Established);
    assertThat(state(world, CONSULTING)).isEqualTo(PartyState.Held);
    PairLaws.atRest(world);
  }

  @Test
  void whoeverLeavesOneCallOfThePairKeepsTheOther() {
    PairWorld world = PairWorld.consulting(Consultation.Transfer);
    world.ask(new Command.Leave(ALICE));
    world.settle();
    assertThat(state(world, BOB)).isEqualTo(PartyState.Released);
    assertThat(state(world, CONSULTING)).isEqualTo(PartyState.Established);
    assertThat(world.calls.get(CONSULT).at(0).pair()).isNull();
    PairLaws.atRest(world);
  }

  @Test
  void aPauseThatCameTooLateForTheOldLegFollowsTheParty() {
    Scene scene = Scene.recorded(RecordingMode.OnDemand);
    Call original = scene.call.with(scene.party(ALICE).movingTo(2, CONSULTED).in(PartyState.Established, scene.now));
    assertThat(original.at(2).recording().state()).isEqualTo(RecordingState.Started);
    Crossing pause = new Crossing.PauseFollows(ORIGINAL, CONSULTED);
    Step step = scene.machine.step(original, Decision.NOTHING, pause, scene.now);
    assertThat(step.next().at(2).recording().privacy()).isTrue();
    assertThat(step.effects()).contains(
      Scene.give(original.nextOrder(), new SwitchOrder.Record(CAROL, RecordingState.Paused))
    );
    assertThat(scene.machine.step(step.next(), Decision.NOTHING, pause, scene.now)).isEqualTo(Scene.step(step.next()));
  }

  @Test
  void aPausedPartyThatMovesTellsItsPauseAfterwards() {
    PairWorld world = PairWorld.consulting(Consultation.Transfer);
    Call consult = world.calls.get(CONSULT);
    Party carol = consult.at(1);
    Call paused = consult.with(carol.with(carol.recording().asked(true, true)));
    Step step = new CallMachine(Scene.TIMING).step(
      paused,
      Decision.NOTHING,
      new Crossing.Absorbed(CONSULTING, List.of(1, 7)),
      Scene.DAWN
    );
    assertThat(step.effects()).contains(
      new Effect.Tell(ORIGINAL, new Crossing.PauseFollows(ORIGINAL, CONSULTED)),
      new Effect.Delist(1)
    );
    assertThat(step.effects()).doesNotContain(Scene.tell(BOB, News.Status));
  }
}
