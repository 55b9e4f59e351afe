package io.hookswitch.call;

import static io.hookswitch.call.Scene.ALICE;
import static io.hookswitch.call.Scene.BOB;
import static io.hookswitch.call.Scene.ID;
import static io.hookswitch.call.Scene.confirmed;
import static io.hookswitch.call.Scene.failed;
import static io.hookswitch.call.Scene.forget;
import static io.hookswitch.call.Scene.inspected;
import static io.hookswitch.call.Scene.muted;
import static io.hookswitch.call.Scene.released;
import static io.hookswitch.call.Scene.settled;
import static io.hookswitch.call.Scene.step;
import static io.hookswitch.call.Scene.tell;
import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.Effect.News;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SwitchFactsTest {

  @Test
  void answeredConfirmsTheAnswer() {
    Scene scene = Scene.ringing();
    scene.ask(new Command.Answer(BOB));
    Call before = scene.call;
    Step step = scene.hear(new SwitchEvent.Answered(BOB, 9));
    Party bob = before.at(1).seen(9).in(PartyState.Established, scene.now);
    assertThat(step).isEqualTo(
      step(settled(before, 1).with(bob).next(), confirmed(1), tell(BOB, News.Status), new Effect.Connected(1))
    );
    assertThat(scene.party(BOB).answeredAt()).isEqualTo(scene.now);
  }

  @Test
  void holdAndRetrieveAreConfirmedAndTheTimesFollow() {
    Scene scene = Scene.talking();
    scene.ask(new Command.Hold(ALICE));
    assertThat(scene.hear(ALICE, SwitchEvent.Held::new).effects()).containsExactly(
      confirmed(1),
      tell(ALICE, News.Status)
    );
    assertThat(scene.party(ALICE).heldAt()).isEqualTo(scene.now);
    assertThat(scene.call.heldRemotely(scene.party(BOB))).isTrue();
    scene.ask(new Command.Retrieve(ALICE));
    assertThat(scene.hear(ALICE, SwitchEvent.Retrieved::new).effects()).containsExactly(
      confirmed(2),
      tell(ALICE, News.Status)
    );
    assertThat(scene.party(ALICE).heldAt()).isNull();
    assertThat(scene.party(ALICE).state()).isEqualTo(PartyState.Established);
  }

  @Test
  void keysOfAPhoneAreNewsToItsUserAndAreNotKept() {
    Scene scene = Scene.talking();
    Call before = scene.call;
    Step step = scene.hear(BOB, (party, number) -> new SwitchEvent.DigitsPressed(party, number, "5"));
    assertThat(step.effects()).containsExactly(tell(BOB, News.DigitsSent));
    assertThat(step.changes(before)).isFalse();
  }

  @Test
  void muteIsConfirmedByTheSameWishOnly() {
    Scene scene = Scene.talking();
    scene.ask(new Command.Mute(ALICE, true));
    assertThat(scene.hear(ALICE, muted(false)).effects()).isEmpty();
    assertThat(scene.hear(ALICE, muted(true)).effects()).containsExactly(confirmed(1), tell(ALICE, News.Status));
    assertThat(scene.party(ALICE).muted()).isTrue();
  }

  @Test
  void tonesAreConfirmedByTheirNumber() {
    Scene scene = Scene.talking();
    scene.ask(new Command.SendDtmf(ALICE, "1"));
    scene.ask(new Command.SendDtmf(ALICE, "2"));
    assertThat(scene.hear(ALICE, Scene.digitsSent(2)).effects()).containsExactly(
      confirmed(2),
      tell(ALICE, News.DigitsSent)
    );
    assertThat(scene.call.orders()).containsOnlyKeys(1L);
  }

  @Test
  void tonesDoNotConfirmAnotherKindOfOrder() {
    Scene scene = Scene.talking();
    scene.ask(new Command.Hold(ALICE));
    assertThat(scene.hear(ALICE, Scene.digitsSent(1)).effects()).isEmpty();
    assertThat(scene.call.orders()).containsOnlyKeys(1L);
  }

  @Test
  void aLegThatLeavesTakesItsOrdersAlong() {
    Scene scene = Scene.talking();
    scene.ask(new Command.Hold(BOB));
    scene.ask(new Command.Hangup(BOB));
    Call before = scene.call;
    Step step = scene.hear(new SwitchEvent.Released(BOB, 9, ReleaseCause.Hangup));
    Party bob = before.at(1).seen(9).released(ReleaseCause.Hangup, scene.now);
    assertThat(step).isEqualTo(
      step(
        settled(settled(before, 1), 2).with(bob).next(),
        confirmed(2),
        failed(1, "the call has ended"),
        tell(BOB, News.Status),
        new Effect.Delist(1)
      )
    );
  }

  @Test
  void theLastLegEndsTheCallAndAsksToBeForgotten() {
    Scene scene = Scene.talking();
    scene.hear(BOB, released(ReleaseCause.Hangup));
    Step step = scene.hear(ALICE, released(ReleaseCause.RemoteHangup));
    assertThat(step.effects()).containsExactly(tell(ALICE, News.Status), new Effect.Delist(0), forget());
    assertThat(scene.call.over()).isTrue();
    assertThat(scene.wake(new Wake.ForgetDue()).effects()).containsExactly(new Effect.Forget());
  }

  @Test
  void nobodyIsToldOfALegThatHasNotAppeared() {
    Scene scene = Scene.dialled(RecordingMode.Unassigned);
    assertThat(scene.hear(BOB, muted(true)).effects()).isEmpty();
  }

  @Test
  void aReleasedPartyNeverComesBack() {
    Scene scene = Scene.talking();
    scene.hear(BOB, released(ReleaseCause.Hangup));
    Call before = scene.call;
    for (BiFunction<PartyId, Long, SwitchEvent> fact : List.<BiFunction<PartyId, Long, SwitchEvent>>of(
      SwitchEvent.Ringing::new,
      SwitchEvent.Answered::new,
      SwitchEvent.Held::new,
      SwitchEvent.Retrieved::new,
      inspected(PartyState.Established),
      released(ReleaseCause.Lost)
    )) {
      assertThat(scene.hear(BOB, fact)).isEqualTo(Step.unchanged(before));
    }
  }

  @Test
  void aPhoneDoesNotRingAgainAfterItWasAnswered() {
    Scene scene = Scene.talking();
    assertThat(scene.hear(BOB, SwitchEvent.Ringing::new).effects()).isEmpty();
    assertThat(scene.party(BOB).state()).isEqualTo(PartyState.Established);
  }

  static Stream<BiFunction<PartyId, Long, SwitchEvent>> facts() {
    return Stream.of(
      SwitchEvent.Originated::new,
      SwitchEvent.Ringing::new,
      SwitchEvent.Answered::new,
      SwitchEvent.Held::new,
      SwitchEvent.Retrieved::new,
      muted(true),
      muted(false),
      Scene.digitsSent(1),
      Scene.recording(RecordingState.Paused),
      released(ReleaseCause.Hangup),
      Scene.orderFailed(1),
      inspected(PartyState.Held)
    );
  }

  @ParameterizedTest
  @MethodSource("facts")
  void lateAndRepeatedFactsChangeNothing(BiFunction<PartyId, Long, SwitchEvent> fact) {
    Scene scene = Scene.talking();
    scene.ask(new Command.Hold(ALICE));
    scene.hear(new SwitchEvent.Muted(ALICE, 100, false));
    Call before = scene.call;
    assertThat(scene.hear(fact.apply(ALICE, 99L))).isEqualTo(Step.unchanged(before));
    assertThat(scene.hear(fact.apply(ALICE, 100L))).isEqualTo(Step.unchanged(before));
    assertThat(scene.call).isSameAs(before);
  }

  @ParameterizedTest
  @MethodSource("facts")
  void aFactAboutSomethingAlreadySoHasNoEffect(BiFunction<PartyId, Long, SwitchEvent> fact) {
    Scene scene = Scene.talking();
    scene.hear(ALICE, fact);
    Call before = scene.call;
    assertThat(scene.hear(ALICE, fact).effects()).isEmpty();
    assertThat(scene.party(ALICE).seen(0)).isEqualTo(before.at(0).seen(0));
  }

  @Test
  void aFactAboutAPartyThatDoesNotExistIsNoNews() {
    Scene scene = Scene.talking();
    Call before = scene.call;
    assertThat(scene.hear(ID.party(9), SwitchEvent.Answered::new)).isEqualTo(Step.unchanged(before));
  }

  @Test
  void aHeldLegWasAnsweredEvenWhenNobodySawIt() {
    Scene scene = Scene.ringing();
    scene.ask(new Command.Answer(BOB));
    assertThat(scene.hear(BOB, SwitchEvent.Held::new).effects()).contains(confirmed(1));
    assertThat(scene.party(BOB).answeredAt()).isEqualTo(scene.now);
  }

  @Test
  void anInspectionPutsRightWhatWasMissed() {
    Scene scene = Scene.talking();
    assertThat(scene.hear(ALICE, inspected(PartyState.Held, true, RecordingState.None)).effects()).containsExactly(
      tell(ALICE, News.Status)
    );
    assertThat(scene.party(ALICE).state()).isEqualTo(PartyState.Held);
    assertThat(scene.party(ALICE).muted()).isTrue();
    scene.hear(ALICE, inspected(PartyState.Established));
    assertThat(scene.party(ALICE).state()).isEqualTo(PartyState.Established);
    assertThat(scene.party(ALICE).muted()).isFalse();
  }

  @Test
  void anInspectionLeavesAnOrderInFlightToItsRepeats() {
    Scene scene = Scene.talking();
    scene.ask(new Command.Hold(ALICE));
    assertThat(scene.hear(ALICE, inspected(PartyState.Established)).effects()).isEmpty();
    assertThat(scene.call.orders()).containsOnlyKeys(1L);
    assertThat(scene.hear(ALICE, inspected(PartyState.Held)).effects()).contains(confirmed(1));
  }
}
