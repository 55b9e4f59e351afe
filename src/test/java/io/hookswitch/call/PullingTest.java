package io.hookswitch.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.Effect.News;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One call is pulled to another phone of its user, step by step; {@link PullExplorationTest} has all the orders. */
class PullingTest {

  private static final PartyId RINGING = PullWorld.RINGING;

  private final Scene scene = Scene.talking(RecordingMode.OnDemandUserStart);

  private static Crossing.PickedUp pickedUp() {
    return new Crossing.PickedUp(Scene.ALICE, RINGING, PullWorld.MOBILE);
  }

  private Step cross(Crossing news) {
    Step step = scene.machine.step(scene.call, Decision.NOTHING, news, scene.now);
    scene.call = step.next();
    return step;
  }

  private static Effect told(Crossing news, CallId to) {
    return new Effect.Tell(to, news);
  }

  @Test
  void theTemporaryCallIsAskedForAndTheClientWaitsForIt() {
    Step step = scene.ask(PullWorld.pull());
    assertThat(step.effects()).contains(
      told(
        new Crossing.PullBegun(RINGING, Scene.ALICE, "acme", List.of(PullWorld.HOME, PullWorld.MOBILE)),
        PullWorld.TEMPORARY
      )
    );
    long order = step.awaits().orElseThrow();
    Step ready = cross(new Crossing.PullReady(Scene.ALICE, RINGING));
    assertThat(ready.effects()).containsExactly(Scene.confirmed(order));
    assertThat(scene.call.orders()).isEmpty();
  }

  @Test
  void askedAgainItIsTheSamePull() {
    long order = scene.ask(PullWorld.pull()).awaits().orElseThrow();
    Step again = scene.ask(PullWorld.pull());
    assertThat(again.effects()).isEmpty();
    assertThat(again.awaits()).hasValue(order);
  }

  @Test
  void aSecondPullIsRefused() {
    scene.ask(PullWorld.pull());
    Step second = scene.ask(new Command.Pull(Scene.ALICE, new CallId(99), List.of(PullWorld.HOME)));
    assertThat(second.refusal().why()).isEqualTo(Refusal.Why.BAD_ARGUMENT);
    assertThat(second.refusal().detail()).isEqualTo("the call is being pulled already");
  }

  @Test
  void onlyAFewPhonesOfTheSameUserRing() {
    List<Endpoint> many = new ArrayList<>();
    IntStream.range(0, 17).forEach(phone -> many.add(PullWorld.HOME));
    for (List<Endpoint> wrong : List.of(List.<Endpoint>of(), many, List.of(Scene.phone("bob")), List.of(Scene.PSTN))) {
      Step step = scene.ask(new Command.Pull(Scene.ALICE, PullWorld.TEMPORARY, wrong));
      assertThat(step.refusal().why()).as("%s", wrong).isEqualTo(Refusal.Why.BAD_ARGUMENT);
      assertThat(step.refusal().detail()).startsWith("locations: expected ");
    }
  }

  @Test
  void theTemporaryCallIsTriedThreeTimesAndGivenUp() {
    long order = scene.ask(PullWorld.pull()).awaits().orElseThrow();
    scene.wake(new Wake.OrderDue(order));
    Step third = scene.wake(new Wake.OrderDue(order));
    assertThat(third.effects()).anyMatch(
      effect -> effect instanceof Effect.Tell tell && tell.news() instanceof Crossing.PullBegun
    );
    Step end = scene.wake(new Wake.OrderDue(order));
    assertThat(end.effects()).contains(
      Scene.failed(order, "the switch did not confirm in time"),
      told(new Crossing.PullEnded(RINGING, Scene.ALICE), PullWorld.TEMPORARY)
    );
    assertThat(scene.party(Scene.ALICE).pull()).isNull();
    assertThat(scene.party(Scene.ALICE).state()).isEqualTo(PartyState.Established);
  }

  @Test
  void thePhoneThatWasPickedUpTakesThePlaceAndOnlyItsUserIsTold() {
    scene.ask(PullWorld.pull());
    Endpoint to = scene.party(Scene.ALICE).endpoint().at(PullWorld.MOBILE);
    Step order = cross(pickedUp());
    assertThat(order.effects()).contains(Scene.give(scene.newest(), new SwitchOrder.Replace(Scene.ALICE, RINGING, to)));
    Party before = scene.party(Scene.ALICE);
    Step done = scene.hear(Scene.ALICE, (party, number) -> new SwitchEvent.Located(party, number, to));
    assertThat(done.effects())
      .contains(Scene.tell(Scene.ALICE, News.Status))
      .doesNotContain(Scene.tell(Scene.BOB, News.Status), Scene.tell(Scene.BOB, News.Participants));
    Party after = scene.party(Scene.ALICE);
    assertThat(after).isEqualTo(before.at(to).pulledBy(null).seen(after.seen()));
    assertThat(scene.call.orders()).isEmpty();
  }

  @Test
  void whoConsultsMeanwhileIsNotPulled() {
    scene.ask(PullWorld.pull());
    scene.ask(new Command.Consult(Scene.ALICE, new CallId(9), Scene.phone("carol"), Consultation.Transfer, Map.of()));
    assertThat(cross(pickedUp()).effects()).contains(
      told(new Crossing.PullEnded(RINGING, Scene.ALICE), PullWorld.TEMPORARY)
    );
    assertThat(scene.party(Scene.ALICE).pull()).isNull();
  }

  @Test
  void aPhoneOfAPullThatIsOverIsSentAway() {
    assertThat(cross(pickedUp()).effects()).containsExactly(
      told(new Crossing.PullEnded(RINGING, Scene.ALICE), PullWorld.TEMPORARY)
    );
  }

  @Test
  void whenTheSwitchCannotDoItTheCallGoesOnWhereItIs() {
    scene.ask(PullWorld.pull());
    cross(pickedUp());
    long order = scene.newest();
    Party before = scene.party(Scene.ALICE);
    Step step = scene.hear(Scene.ALICE, Scene.orderFailed(order));
    assertThat(step.effects()).contains(told(new Crossing.PullEnded(RINGING, Scene.ALICE), PullWorld.TEMPORARY));
    assertThat(scene.party(Scene.ALICE).endpoint()).isEqualTo(before.endpoint());
    assertThat(scene.party(Scene.ALICE).state()).isEqualTo(PartyState.Established);
  }

  @Test
  void aPhoneThatNobodyTakesOverIsHungUp() {
    scene.call = null;
    cross(new Crossing.PullBegun(RINGING, Scene.ALICE, "acme", List.of(PullWorld.HOME)));
    assertThat(scene.call.temporary()).isTrue();
    scene.hear(RINGING, (party, number) -> new SwitchEvent.Located(party, number, PullWorld.HOME));
    long asking = scene.newest();
    for (int tries = 0; tries < Timers.MOST_TRIES; tries++) scene.wake(new Wake.OrderDue(asking));
    assertThat(scene.call.orders().values())
      .singleElement()
      .satisfies(order ->
        assertThat(order.order()).isEqualTo(new SwitchOrder.Release(RINGING, ReleaseCause.Cancelled))
      );
  }

  @Test
  void aTemporaryCallWhosePulledCallHasEndedStopsRinging() {
    scene.call = null;
    cross(new Crossing.PullBegun(RINGING, Scene.ALICE, "acme", List.of(PullWorld.HOME)));
    Step step = cross(new Crossing.PullEnded(RINGING, Scene.ALICE));
    assertThat(step.effects()).contains(
      Scene.give(scene.newest(), new SwitchOrder.Release(RINGING, ReleaseCause.Cancelled))
    );
  }

  /** The switch may have rung the phones all the same. */
  @Test
  void theLegOfAForkThatIsNeverConfirmedIsReleased() {
    scene.call = null;
    cross(new Crossing.PullBegun(RINGING, Scene.ALICE, "acme", List.of(PullWorld.HOME)));
    long fork = scene.newest();
    for (int tries = 0; tries < Timers.MOST_TRIES; tries++) scene.wake(new Wake.OrderDue(fork));
    assertThat(scene.call.over()).isTrue();
    Step audit = scene.wake(new Wake.AuditDue());
    assertThat(audit.effects()).contains(
      Scene.give(scene.newest(), new SwitchOrder.Release(RINGING, ReleaseCause.Hangup))
    );
    Step gone = scene.hear(RINGING, Scene.released(ReleaseCause.Lost));
    assertThat(gone.effects()).containsExactly(Scene.forget());
  }
}
