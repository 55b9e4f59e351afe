package io.hookswitch.call;

import static io.hookswitch.call.PairWorld.CONSULT;
import static io.hookswitch.call.PairWorld.CONSULTED;
import static io.hookswitch.call.PairWorld.CONSULTING;
import static io.hookswitch.call.PairWorld.NEXT;
import static io.hookswitch.call.PairWorld.ORIGINAL;
import static io.hookswitch.call.Scene.ALICE;
import static io.hookswitch.call.Scene.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.wire.WireJson;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Alice leaves two calls to the others, who go on as one: she is shown both until they have done. */
class DetachedTest {

  private static final Wake FORGET = new Wake.ForgetDue();
  private static final Crossing CHECKED = new Crossing.JoinedChecked(ORIGINAL, CONSULT);
  private static final Crossing ENDED = new Crossing.JoinedEnded(ORIGINAL);

  private final PairWorld world = PairWorld.consulting(Consultation.Transfer);

  private void transfer() {
    world.ask(new Command.Complete(CONSULTING, Consultation.Transfer));
    world.calm();
    assertThat(world.detached).containsExactlyInAnyOrder(ALICE, CONSULTING);
  }

  private void hangUp(PartyId party) {
    world.phones.phone(party).get("hangs up").run();
  }

  @Test
  void howeverLongTheOthersTalkTheUserIsShownBothCalls() {
    transfer();
    for (int linger = 0; linger < 10; linger++) {
      assertThat(world.take(CONSULT, FORGET).effects()).containsExactly(
        new Effect.Tell(ORIGINAL, CHECKED),
        Scene.forget()
      );
      world.calm();
      assertThat(world.detached).containsExactlyInAnyOrder(ALICE, CONSULTING);
    }
    hangUp(BOB);
    world.calm();
    assertThat(world.detached).isEmpty();
    assertThat(world.take(CONSULT, FORGET).effects()).containsExactly(new Effect.Forget());
  }

  @Test
  void aCallThatNobodyIsShownIsForgottenAlthoughTheOthersGoOn() {
    world.ask(new Command.Complete(CONSULTING, Consultation.Conference));
    world.calm();
    assertThat(world.calls.get(CONSULT).over()).isTrue();
    assertThat(world.take(CONSULT, FORGET).effects()).contains(new Effect.Forget());
  }

  @Test
  void whoHasNotHeardOfTheEndHearsOfItWhenItAsks() {
    transfer();
    hangUp(BOB);
    while (!world.facts.get(ORIGINAL).isEmpty()) world.take(ORIGINAL, world.facts.get(ORIGINAL).removeFirst());
    assertThat(world.outbox.get(ORIGINAL)).containsExactly(new Effect.Tell(CONSULT, ENDED));
    world.outbox.get(ORIGINAL).clear();
    assertThat(world.detached).containsExactly(CONSULTING);
    world.take(CONSULT, FORGET);
    world.calm();
    assertThat(world.detached).isEmpty();
  }

  @Test
  void aCallThatIsNotKnownIsOver() {
    Step step = world.take(NEXT, new Crossing.JoinedChecked(NEXT, CONSULT));
    assertThat(step).isEqualTo(Scene.step(null, new Effect.Tell(CONSULT, new Crossing.JoinedEnded(NEXT))));
  }

  @Test
  void aCallThatGoesOnHasNothingToAnswer() {
    transfer();
    Call original = world.calls.get(ORIGINAL);
    assertThat(world.take(ORIGINAL, CHECKED)).isEqualTo(Step.unchanged(original));
  }

  @Test
  void theNextOwnerDoesNotShowAgainWhatIsOver() {
    transfer();
    hangUp(BOB);
    world.calm();
    Call stored = WireJson.read(WireJson.write(world.calls.get(CONSULT)), Call.class);
    assertThat(stored.goesOnWithout(stored.at(0))).isFalse();
    CallMachine machine = new CallMachine(Scene.TIMING);
    assertThat(machine.resume(stored, false, Scene.DAWN).effects())
      .contains(new Effect.Delist(0))
      .noneMatch(Effect.Detach.class::isInstance);
  }

  @Test
  void theEndIsBelievedToNobodyButTheCallThatTheOthersAreOn() {
    transfer();
    Call consult = world.calls.get(CONSULT);
    assertThat(world.take(CONSULT, new Crossing.JoinedEnded(NEXT))).isEqualTo(Step.unchanged(consult));
    assertThat(world.take(CONSULT, ENDED).effects()).containsExactly(new Effect.Delist(0));
  }

  /** The other call may be over before the switch has said what became of this one's legs. */
  @Test
  void theEndMayBeHeardBeforeTheUserHasLeft() {
    world.ask(new Command.Complete(CONSULTING, Consultation.Transfer));
    world.take(ORIGINAL, world.outboxTo(ORIGINAL));
    Effect.ToSwitch merge = world.orders.get(ORIGINAL).removeFirst();
    world.phones.take(merge.number(), merge.order());
    hangUp(BOB);
    while (!world.facts.get(ORIGINAL).isEmpty()) world.take(ORIGINAL, world.facts.get(ORIGINAL).removeFirst());
    assertThat(world.calls.get(ORIGINAL).over()).isTrue();
    assertThat(world.take(CONSULT, ENDED).effects()).isEmpty();
    world.calm();
    assertThat(world.calls.get(CONSULT).over()).isTrue();
    assertThat(world.detached).isEmpty();
  }

  @Test
  void aTransferThatTheSwitchRefusedHasNoSayInTheNext() {
    CallMachine machine = new CallMachine(Scene.TIMING);
    Call call = world.calls.get(CONSULT).goingInto(NEXT);
    Call told = machine.step(call, Decision.NOTHING, new Crossing.JoinedEnded(NEXT), Scene.DAWN).next();
    assertThat(told.joined().ended()).isTrue();
    assertThat(told.goingInto(NEXT).joined().ended()).as("asked for again").isTrue();
    assertThat(told.goingInto(ORIGINAL).joined().ended()).isFalse();
  }

  /** Dave leaves the third call, which goes into the second, and that into the first. */
  @Test
  void aCallThatWentIntoOneThatWentOnWaitsForTheLast() {
    third(CONSULTING);
    world.ask(new Command.TransferTo(ALICE, CONSULTING));
    world.calm();
    everybodyWaits(Set.of(ALICE, CONSULTING, NEXT.party(1)));
  }

  @Test
  void alsoWhenNobodyHasLeftTheOneBetween() {
    third(CONSULTED);
    world.ask(new Command.Complete(CONSULTING, Consultation.Conference));
    world.calm();
    everybodyWaits(Set.of(NEXT.party(1)));
  }

  /** Whoever it is talks to Dave as well, who gives his call to the boss, and makes one call of the two. */
  private void third(PartyId who) {
    world.ask(new Command.Consult(who, NEXT, Scene.phone("dave"), Consultation.Conference, Map.of()));
    pickUp(NEXT.party(1));
    world.ask(new Command.SingleStepTransfer(NEXT.party(1), Scene.phone("boss")));
    pickUp(NEXT.party(2));
    world.ask(new Command.Complete(NEXT.party(0), Consultation.Conference));
    world.calm();
    assertThat(world.calls.get(NEXT).over()).isTrue();
    assertThat(world.calls.get(CONSULT).over()).isFalse();
  }

  private void pickUp(PartyId party) {
    world.calm();
    for (String what : List.of("rings", "answers")) {
      world.phones.phone(party).get(what).run();
      world.calm();
    }
  }

  private void everybodyWaits(Set<PartyId> detached) {
    assertThat(world.calls.get(CONSULT).over()).isTrue();
    assertThat(world.calls.get(ORIGINAL).over()).isFalse();
    for (int linger = 0; linger < 3; linger++) {
      for (CallId call : List.of(CONSULT, NEXT)) {
        assertThat(world.take(call, FORGET).effects()).contains(Scene.forget()).doesNotContain(new Effect.Forget());
      }
      world.calm();
      assertThat(world.detached).isEqualTo(detached);
    }
    for (PartyId leg : world.phones.up(ORIGINAL)) if (world.phones.state(leg).live()) hangUp(leg);
    world.calm();
    assertThat(world.calls.get(ORIGINAL).over()).isTrue();
    assertThat(world.detached).isEmpty();
  }
}
