package io.hookswitch.call;

import static io.hookswitch.call.Scene.ALICE;
import static io.hookswitch.call.Scene.BOB;
import static io.hookswitch.call.Scene.CAROL;
import static io.hookswitch.call.Scene.ID;
import static io.hookswitch.call.Scene.PSTN;
import static io.hookswitch.call.Scene.released;
import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.Effect.News;
import io.hookswitch.call.Verdict.Kind;
import io.hookswitch.call.Verdict.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each way in which a call and the switch's own list can differ, and what is done about it. */
class ReconciliationTest {

  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final long NEWER = 1000;

  /** Long after whatever has happened on stage. */
  private static Instant later(Scene scene) {
    return scene.now.plusSeconds(60);
  }

  private static SwitchLeg leg(PartyId party, SwitchEvent... facts) {
    return new SwitchLeg(party.index(), List.of(facts));
  }

  private static SwitchLeg leg(PartyId party, PartyState state) {
    return leg(party, Scene.inspected(state).apply(party, 0L));
  }

  private static SwitchCall list(Instant changedAt, SwitchLeg... legs) {
    return new SwitchCall(ID, NEWER, changedAt, null, List.of(legs));
  }

  /** Compared for the second time; nothing has happened at the switch for a while. */
  private static Comparison settled(Scene scene, SwitchLeg... legs) {
    return new Comparison(list(scene.now, legs), scene.now, GRACE);
  }

  private static List<Why> why(Scene scene, Comparison list, Instant at) {
    return scene.machine.compare(scene.call, list, at).stream().map(Verdict::why).toList();
  }

  private static Step step(Scene scene, Comparison list) {
    Step step = scene.machine.step(scene.call, Decision.NOTHING, list, later(scene));
    scene.call = step.next();
    return step;
  }

  @Test
  void whereBothSayTheSameNothingIsDone() {
    Scene scene = Scene.talking();
    Comparison list = settled(scene, leg(ALICE, PartyState.Established), leg(BOB, PartyState.Established));
    assertThat(why(scene, list, later(scene))).containsExactly(Why.SAME, Why.SAME);
    Call before = scene.call;
    assertThat(step(scene, list)).isEqualTo(Step.unchanged(before));
  }

  @Test
  void anAnswerThatWasNotHeardIsAdopted() {
    Scene scene = Scene.ringing();
    Comparison list = settled(scene, leg(ALICE, PartyState.Established), leg(BOB, PartyState.Established));
    assertThat(why(scene, list, later(scene))).containsExactly(Why.MISSED_EVENTS, Why.MISSED_EVENTS);
    Step step = step(scene, list);
    assertThat(step.effects()).contains(Scene.tell(ALICE, News.Status), Scene.tell(BOB, News.Status));
    assertThat(scene.party(ALICE).state()).isEqualTo(PartyState.Established);
    assertThat(scene.party(BOB).answeredAt()).isEqualTo(later(scene));
    assertThat(scene.hear(new SwitchEvent.Ringing(BOB, NEWER)).next())
      .as("late")
      .isSameAs(scene.call);
  }

  @Test
  void anEventThatWasLostBeforeALaterOneWasHeardIsAdopted() {
    Scene scene = Scene.talking();
    scene.hear(new SwitchEvent.Muted(ALICE, NEWER, true));
    SwitchEvent held = new SwitchEvent.Inspected(ALICE, 0, PartyState.Held, true, RecordingState.None);
    Comparison list = settled(scene, leg(ALICE, held), leg(BOB, PartyState.Established));
    assertThat(why(scene, list, later(scene))).containsExactly(Why.MISSED_EVENTS, Why.SAME);
    step(scene, list);
    assertThat(scene.party(ALICE).state()).isEqualTo(PartyState.Held);
  }

  @Test
  void aListThatIsOlderThanWhatWasHeardIsNotBelieved() {
    Scene scene = Scene.talking();
    scene.hear(new SwitchEvent.Held(ALICE, NEWER + 1));
    Comparison list = settled(scene, leg(ALICE, PartyState.Established), leg(BOB, PartyState.Established));
    assertThat(why(scene, list, later(scene))).containsExactly(Why.SAME, Why.SAME);
  }

  @Test
  void anAlertThatWasNotHeardBringsTheCallToItsUser() {
    Scene scene = Scene.dialled(RecordingMode.Unassigned);
    Step step = step(scene, settled(scene, leg(ALICE, PartyState.Dialing), leg(BOB, PartyState.Ringing)));
    assertThat(step.effects()).contains(Scene.confirmed(0), new Effect.Enlist(1));
    assertThat(scene.call.orders()).isEmpty();
  }

  @Test
  void aHoldThatWasNotHeardSettlesWhoWaitsForIt() {
    Scene scene = Scene.talking();
    scene.ask(new Command.Hold(ALICE));
    Step step = step(scene, settled(scene, leg(ALICE, PartyState.Held), leg(BOB, PartyState.Established)));
    assertThat(step.effects()).contains(Scene.confirmed(1));
    assertThat(scene.party(ALICE).state()).isEqualTo(PartyState.Held);
  }

  @Test
  void aRecordingAndAMuteThatWereNotHeardAreAdopted() {
    Scene scene = Scene.talking(RecordingMode.OnDemandUserStart);
    SwitchEvent seen = new SwitchEvent.Inspected(ALICE, 0, PartyState.Established, true, RecordingState.Started);
    step(scene, settled(scene, leg(ALICE, seen), leg(BOB, PartyState.Established)));
    assertThat(scene.party(ALICE).muted()).isTrue();
    assertThat(scene.party(ALICE).recording().state()).isEqualTo(RecordingState.Started);
  }

  @Test
  void anOlderListIsNotBelieved() {
    Scene scene = Scene.talking();
    SwitchCall old = new SwitchCall(
      ID,
      2,
      scene.now,
      null,
      List.of(leg(ALICE, PartyState.Dialing), leg(BOB, PartyState.Ringing))
    );
    Comparison list = new Comparison(old, null, GRACE);
    assertThat(why(scene, list, later(scene))).containsExactly(Why.SAME, Why.SAME);
  }

  @Test
  void whatHappenedAMomentAgoMayStillBeOnItsWay() {
    Scene scene = Scene.ringing();
    SwitchCall fresh = list(
      later(scene).minusSeconds(1),
      leg(ALICE, PartyState.Established),
      leg(BOB, PartyState.Ringing)
    );
    Comparison list = new Comparison(fresh, null, GRACE);
    assertThat(why(scene, list, later(scene))).containsExactly(Why.TOO_YOUNG, Why.SAME);
    Call before = scene.call;
    assertThat(step(scene, list)).isEqualTo(Step.unchanged(before));
  }

  @Test
  void aLegThatIsStillBeingReachedIsNoNews() {
    Scene scene = Scene.dialled(RecordingMode.Unassigned);
    scene.hear(ALICE, SwitchEvent.Originated::new);
    assertThat(why(scene, settled(scene, leg(ALICE, PartyState.Dialing), leg(BOB)), later(scene))).containsExactly(
      Why.SAME,
      Why.SAME
    );
  }

  @Test
  void theSwitchIsAskedHowALegEndedThatTheListDoesNotName() {
    Scene scene = Scene.talking();
    Comparison list = new Comparison(SwitchCall.none(ID, scene.now), null, GRACE);
    assertThat(why(scene, list, later(scene))).containsExactly(Why.GONE, Why.GONE);
    assertThat(step(scene, list).effects()).containsExactly(
      Scene.give(SwitchOrder.QUESTION, new SwitchOrder.Inspect(ALICE)),
      Scene.give(SwitchOrder.QUESTION, new SwitchOrder.Inspect(BOB))
    );
    assertThat(scene.party(ALICE).state()).as("the list may be older than the leg").isEqualTo(PartyState.Established);
    scene.hear(ALICE, released(ReleaseCause.Lost));
    scene.hear(BOB, released(ReleaseCause.Lost));
    assertThat(scene.call.over()).isTrue();
    assertThat(scene.party(BOB).cause()).isEqualTo(ReleaseCause.Lost);
  }

  @Test
  void aCallThatHasJustBegunMayBeYoungerThanTheList() {
    Scene scene = Scene.talking();
    Comparison list = new Comparison(SwitchCall.none(ID, scene.now), null, GRACE);
    assertThat(why(scene, list, scene.now)).containsExactly(Why.TOO_YOUNG, Why.TOO_YOUNG);
  }

  @Test
  void anOrderUnderWayMayExplainALegThatIsMissing() {
    Scene scene = Scene.dialled(RecordingMode.Unassigned);
    Comparison list = new Comparison(SwitchCall.none(ID, scene.now), null, GRACE);
    assertThat(why(scene, list, later(scene))).containsExactly(Why.ORDER_UNDER_WAY, Why.ORDER_UNDER_WAY);
    Call before = scene.call;
    assertThat(step(scene, list)).isEqualTo(Step.unchanged(before));
  }

  @Test
  void aLegWhosePartyHasLeftIsReleasedUntilTheSwitchSaysThatItIsGone() {
    Scene scene = Scene.talking();
    scene.hear(BOB, released(ReleaseCause.Hangup));
    Comparison list = settled(scene, leg(ALICE, PartyState.Established), leg(BOB, PartyState.Established));
    assertThat(why(scene, list, scene.now)).containsExactly(Why.SAME, Why.TOO_YOUNG);
    assertThat(why(scene, list, later(scene))).containsExactly(Why.SAME, Why.LEFT_BEHIND);
    SwitchOrder release = new SwitchOrder.Release(BOB, ReleaseCause.Hangup);
    assertThat(step(scene, list).effects()).containsExactly(Scene.give(1, release));
    assertThat(scene.call.strays()).containsExactly(1);
    assertThat(scene.wake(new Wake.AuditDue()).effects()).contains(Scene.give(2, release));
    scene.hear(BOB, released(ReleaseCause.Hangup));
    assertThat(scene.call.strays()).isEmpty();
  }

  @Test
  void aCallThatIsOverAndHasALegAfterAllIsNotForgottenBeforeThatIsGone() {
    Scene scene = Scene.talking();
    scene.hear(BOB, released(ReleaseCause.Hangup));
    scene.hear(ALICE, released(ReleaseCause.RemoteHangup));
    assertThat(step(scene, settled(scene, leg(BOB, PartyState.Established))).effects()).containsExactly(
      Scene.give(1, new SwitchOrder.Release(BOB, ReleaseCause.Hangup)),
      Scene.audit()
    );
    assertThat(scene.wake(new Wake.ForgetDue()).effects()).isEmpty();
    assertThat(scene.hear(BOB, released(ReleaseCause.Hangup)).effects()).containsExactly(Scene.forget());
  }

  @Test
  void aPartyThatHasLeftWithItsLegIsNotMentioned() {
    Scene scene = Scene.talking();
    scene.hear(BOB, released(ReleaseCause.Hangup));
    assertThat(
      scene.machine.compare(scene.call, settled(scene, leg(ALICE, PartyState.Established)), later(scene))
    ).containsExactly(new Verdict(ALICE, Why.SAME));
  }

  @Test
  void aLegThatIsNoPartyIsReleasedWhenItIsSeenAgain() {
    Scene scene = Scene.talking();
    SwitchLeg[] legs = {
      leg(ALICE, PartyState.Established),
      leg(BOB, PartyState.Established),
      leg(CAROL, PartyState.Ringing),
    };
    Comparison first = new Comparison(list(scene.now, legs), null, GRACE);
    assertThat(why(scene, first, later(scene))).containsExactly(Why.SAME, Why.SAME, Why.TOO_YOUNG);
    assertThat(why(scene, settled(scene, legs), later(scene))).containsExactly(Why.SAME, Why.SAME, Why.NO_SUCH_PARTY);
    assertThat(step(scene, settled(scene, legs)).effects()).containsExactly(
      Scene.give(1, new SwitchOrder.Release(CAROL, ReleaseCause.Hangup))
    );
    scene.ask(new Command.SingleStepConference(ALICE, Scene.phone("carol"), Map.of()));
    assertThat(why(scene, settled(scene, leg(BOB.call().party(3))), later(scene)))
      .as("it may be what an order is about to bring")
      .containsOnly(Why.ORDER_UNDER_WAY);
  }

  @Test
  void legsOfNoCallAreReleasedWhenTheyAreSeenAgain() {
    Scene scene = new Scene();
    SwitchLeg[] legs = { leg(ALICE, PartyState.Established), leg(BOB) };
    Comparison first = new Comparison(list(scene.now, legs), null, GRACE);
    assertThat(why(scene, first, later(scene))).containsExactly(Why.TOO_YOUNG, Why.TOO_YOUNG);
    assertThat(step(scene, first)).isEqualTo(Step.unchanged(null));
    Comparison again = settled(scene, legs);
    assertThat(why(scene, again, scene.now.plus(GRACE).minusMillis(1))).containsOnly(Why.TOO_YOUNG);
    assertThat(why(scene, again, scene.now.plus(GRACE))).containsExactly(Why.NO_SUCH_CALL, Why.NO_SUCH_CALL);
    List<Effect> effects = step(scene, again).effects();
    assertThat(effects)
      .extracting(effect -> ((Effect.ToSwitch) effect).order())
      .containsExactly(
        new SwitchOrder.Release(ALICE, ReleaseCause.Hangup),
        new SwitchOrder.Release(BOB, ReleaseCause.Hangup)
      );
    Set<Long> numbers = effects
      .stream()
      .map(effect -> ((Effect.ToSwitch) effect).number())
      .collect(Collectors.toSet());
    assertThat(numbers)
      .as("orders of their own")
      .hasSize(2)
      .allMatch(number -> number > 1_000_000_000L);
  }

  @Test
  void legsOfNoCallThatStillChangeAreLeftAlone() {
    Scene scene = new Scene();
    Comparison busy = new Comparison(list(later(scene).minusSeconds(1), leg(ALICE)), scene.now, GRACE);
    assertThat(why(scene, busy, later(scene))).containsExactly(Why.TOO_YOUNG);
  }

  @Test
  void aCallThatTheSwitchHasBegunUnheardIsTakenUpAsItIsNow() {
    Scene scene = new Scene();
    SwitchEvent began = new SwitchEvent.Offered(ALICE, 1, "acme", PSTN, Scene.phone("bob"));
    SwitchCall found = new SwitchCall(
      ID,
      NEWER,
      scene.now,
      began,
      List.of(leg(ALICE, PartyState.Established), leg(BOB, PartyState.Established))
    );
    Comparison list = new Comparison(found, scene.now, GRACE);
    assertThat(why(scene, list, later(scene))).containsExactly(Why.UNHEARD_CALL, Why.UNHEARD_CALL);
    Step step = step(scene, list);
    assertThat(scene.call.type()).isEqualTo(CallType.Inbound);
    assertThat(scene.call.parties()).extracting(Party::state).containsOnly(PartyState.Established);
    assertThat(scene.call.parties()).extracting(Party::seen).containsOnly(NEWER);
    assertThat(step.effects()).contains(new Effect.Enlist(1), Scene.tell(BOB, News.Status), Scene.audit());
  }

  @Test
  void aCallThatASubscriberHasPlacedUnheardIsTakenUpToo() {
    Scene scene = new Scene();
    SwitchEvent began = new SwitchEvent.Placed(ALICE, 1, "acme", Scene.phone("alice"), PSTN);
    SwitchCall found = new SwitchCall(ID, NEWER, scene.now, began, List.of(leg(ALICE, PartyState.Dialing), leg(BOB)));
    step(scene, new Comparison(found, scene.now, GRACE));
    assertThat(scene.call.type()).isEqualTo(CallType.Outbound);
    assertThat(scene.call.parties()).extracting(Party::state).containsExactly(PartyState.Dialing, PartyState.Null);
  }

  @Test
  void aLegAtAnotherPhoneIsAdoptedWithItsPlace() {
    Scene scene = Scene.talking();
    Endpoint.Subscriber bob = Scene.phone("bob").subscriber();
    Endpoint desk = new Endpoint(
      "15002",
      "15002",
      new Endpoint.Subscriber(bob.user(), "other phone", bob.role(), bob.network(), true, bob.recording())
    );
    SwitchLeg moved = leg(
      BOB,
      Scene.inspected(PartyState.Established).apply(BOB, 0L),
      new SwitchEvent.Located(BOB, 0, desk)
    );
    step(scene, settled(scene, leg(ALICE, PartyState.Established), moved));
    assertThat(scene.party(BOB).endpoint()).isEqualTo(desk);
  }

  @Test
  void everyReasonIsOfAKindAndInWords() {
    List<Why> all = new ArrayList<>(Arrays.asList(Why.values()));
    assertThat(all)
      .extracting(Why::words)
      .doesNotHaveDuplicates()
      .allMatch(words -> words.length() > 20);
    assertThat(all).extracting(Why::kind).contains(Kind.values());
  }
}
