package io.hookswitch.call;

import static io.hookswitch.call.Scene.ALICE;
import static io.hookswitch.call.Scene.BOB;
import static io.hookswitch.call.Scene.CAROL;
import static io.hookswitch.call.Scene.ID;
import static io.hookswitch.call.Scene.PSTN;
import static io.hookswitch.call.Scene.audit;
import static io.hookswitch.call.Scene.confirmed;
import static io.hookswitch.call.Scene.failed;
import static io.hookswitch.call.Scene.forget;
import static io.hookswitch.call.Scene.inspected;
import static io.hookswitch.call.Scene.muted;
import static io.hookswitch.call.Scene.phone;
import static io.hookswitch.call.Scene.released;
import static io.hookswitch.call.Scene.settled;
import static io.hookswitch.call.Scene.step;
import static io.hookswitch.call.Scene.tell;
import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.Effect.News;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SwitchFactsTest {

  /** Click-to-dial: Alice's own phone is to ring first. */
  private static Scene clickToDial() {
    Scene scene = new Scene();
    scene.ask(new Command.Dial(ALICE, phone("alice"), phone("bob"), true, null, Map.of()));
    return scene;
  }

  @Test
  void originatedConfirmsTheDial() {
    Scene scene = Scene.dialled(RecordingMode.Unassigned);
    Call before = scene.call;
    Step step = scene.hear(new SwitchEvent.Originated(ALICE, 5));
    assertThat(step).isEqualTo(step(settled(before.with(before.at(0).seen(5)), 0).next(), confirmed(0)));
  }

  @Test
  void aRingingPhoneMakesTheCallAppear() {
    Scene scene = Scene.dialled(RecordingMode.Unassigned);
    scene.hear(new SwitchEvent.Originated(ALICE, 5));
    Call before = scene.call;
    Step step = scene.hear(new SwitchEvent.Ringing(BOB, 6));
    Party bob = before.at(1).seen(6).in(PartyState.Ringing, scene.now);
    assertThat(step).isEqualTo(step(before.with(bob).next(), new Effect.Enlist(1), tell(BOB, News.Status)));
  }

  @Test
  void theFarEndOfTheNetworkIsNeitherEnlistedNorTold() {
    Scene scene = new Scene();
    scene.ask(Scene.dial(phone("alice"), PSTN));
    scene.hear(ALICE, SwitchEvent.Originated::new);
    assertThat(scene.hear(BOB, SwitchEvent.Ringing::new).effects()).isEmpty();
    assertThat(scene.hear(BOB, SwitchEvent.Answered::new).effects()).isEmpty();
    assertThat(scene.hear(BOB, released(ReleaseCause.Hangup)).effects()).isEmpty();
  }

  @Test
  void answeredConfirmsTheAnswer() {
    Scene scene = Scene.ringing();
    scene.ask(new Command.Answer(BOB));
    Call before = scene.call;
    Step step = scene.hear(new SwitchEvent.Answered(BOB, 9));
    Party bob = before.at(1).seen(9).in(PartyState.Established, scene.now);
    assertThat(step).isEqualTo(step(settled(before, 1).with(bob).next(), confirmed(1), tell(BOB, News.Status)));
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

  @ParameterizedTest
  @EnumSource(value = ReleaseCause.class, names = { "Busy", "NoAnswer", "Rejected", "UnknownNumber" })
  void aCallThatIsNotAnsweredEndsWithItsReason(ReleaseCause cause) {
    Scene scene = Scene.dialled(RecordingMode.Unassigned);
    scene.hear(BOB, released(cause));
    Step step = scene.hear(ALICE, released(cause));
    assertThat(scene.party(ALICE).cause()).isEqualTo(cause);
    assertThat(step.effects()).containsExactly(confirmed(0), tell(ALICE, News.Status), new Effect.Delist(0), forget());
  }

  @Test
  void aLegThatNeverAppearedLeavesUnseen() {
    Scene scene = Scene.dialled(RecordingMode.Unassigned);
    assertThat(scene.hear(BOB, released(ReleaseCause.Busy)).effects()).isEmpty();
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
  void anOfferedCallRingsAtItsSubscriber() {
    Scene scene = new Scene();
    Endpoint bob = phone("bob");
    Step step = scene.hear(new SwitchEvent.Offered(ALICE, 3, "acme", PSTN, bob));
    Call born = new Call(
      ID,
      "acme",
      1,
      BasicCommands.tracking(ID),
      CallType.Inbound,
      Consultation.None,
      null,
      null,
      List.of(
        Party.waiting(0, PSTN, Personality.Originator).in(PartyState.Dialing, scene.now).seen(3),
        Party.waiting(1, bob, Personality.Terminator).in(PartyState.Ringing, scene.now).seen(3)
      ),
      List.of(),
      Map.of(),
      0,
      scene.now
    );
    assertThat(step).isEqualTo(step(born, new Effect.Enlist(1), audit(), tell(BOB, News.Status)));
    assertThat(scene.hear(new SwitchEvent.Offered(ALICE, 4, "acme", PSTN, bob))).isEqualTo(Step.unchanged(born));
  }

  @Test
  void aCallDialledOnAPhoneAppearsAtBothSubscribers() {
    Scene scene = new Scene();
    Step step = scene.hear(new SwitchEvent.Offered(ALICE, 3, "acme", phone("alice"), phone("bob")));
    assertThat(scene.call.type()).isEqualTo(CallType.Internal);
    assertThat(step.effects()).containsExactly(
      new Effect.Enlist(0),
      new Effect.Enlist(1),
      audit(),
      tell(ALICE, News.Status),
      tell(BOB, News.Status)
    );
  }

  @Test
  void clickToDialBecomesAnOrdinaryCallWhenTheOwnPhoneIsPickedUp() {
    Scene scene = clickToDial();
    assertThat(scene.hear(ALICE, SwitchEvent.Originated::new).effects()).containsExactly(
      confirmed(0),
      tell(ALICE, News.Status)
    );
    assertThat(scene.party(ALICE).personality()).isEqualTo(Personality.Originator);
    assertThat(scene.party(ALICE).state()).isEqualTo(PartyState.Dialing);
  }

  @Test
  void theOwnPhoneMayRingForLongInClickToDial() {
    for (BiFunction<PartyId, Long, SwitchEvent> rings : List.<BiFunction<PartyId, Long, SwitchEvent>>of(
      SwitchEvent.Ringing::new,
      inspected(PartyState.Ringing)
    )) {
      Scene scene = clickToDial();
      assertThat(scene.hear(ALICE, rings).effects()).containsExactly(confirmed(0));
      assertThat(scene.party(ALICE).personality()).isEqualTo(Personality.ClickToDial);
      assertThat(scene.party(ALICE).state()).isEqualTo(PartyState.Dialing);
    }
  }

  @Test
  void whateverTheCalledPartyDoesShowsThatTheDialWasObeyed() {
    for (BiFunction<PartyId, Long, SwitchEvent> fact : List.<BiFunction<PartyId, Long, SwitchEvent>>of(
      SwitchEvent.Ringing::new,
      SwitchEvent.Answered::new,
      SwitchEvent.Held::new,
      inspected(PartyState.Established)
    )) {
      Scene scene = clickToDial();
      assertThat(scene.hear(BOB, fact).effects()).contains(confirmed(0));
      assertThat(scene.party(ALICE).personality()).isEqualTo(Personality.Originator);
    }
  }

  @Test
  void aHeldLegWasAnsweredEvenWhenNobodySawIt() {
    Scene scene = Scene.ringing();
    scene.ask(new Command.Answer(BOB));
    assertThat(scene.hear(BOB, SwitchEvent.Held::new).effects()).contains(confirmed(1));
    assertThat(scene.party(BOB).answeredAt()).isEqualTo(scene.now);
  }

  @Test
  void aTransferredPartyIsGoneAndTheCallGoesOn() {
    Scene scene = Scene.talking();
    scene.ask(new Command.SingleStepTransfer(BOB, phone("carol")));
    assertThat(scene.hear(BOB, released(ReleaseCause.Transferred)).effects()).containsExactly(
      confirmed(1),
      tell(BOB, News.Status),
      new Effect.Delist(1),
      tell(ALICE, News.Participants)
    );
    assertThat(scene.party(BOB).transferredAway()).isTrue();
    assertThat(scene.hear(CAROL, SwitchEvent.Ringing::new).effects()).containsExactly(
      new Effect.Enlist(2),
      tell(ALICE, News.Participants),
      tell(CAROL, News.Status)
    );
  }

  @Test
  void aTargetThatRingsShowsThatTheTransferWasObeyed() {
    Scene scene = Scene.talking();
    scene.ask(new Command.SingleStepTransfer(BOB, phone("carol")));
    assertThat(scene.hear(CAROL, SwitchEvent.Ringing::new).effects()).contains(confirmed(1));
  }

  @Test
  void aTransferFailsWithItsTarget() {
    Scene scene = Scene.talking();
    scene.ask(new Command.SingleStepTransfer(BOB, phone("carol")));
    assertThat(scene.hear(CAROL, released(ReleaseCause.Busy)).effects()).containsExactly(
      failed(1, "the target has left"),
      tell(BOB, News.Failure)
    );
    assertThat(scene.ask(new Command.SingleStepTransfer(BOB, PSTN)).awaits()).hasValue(2);
  }

  @Test
  void aTransferThatTheSwitchRefusesLeavesTheCallAsItWas() {
    Scene scene = Scene.talking();
    scene.ask(new Command.SingleStepTransfer(BOB, phone("carol")));
    assertThat(scene.hear(BOB, Scene.orderFailed(1)).effects()).containsExactly(
      failed(1, "no trunk"),
      tell(BOB, News.Failure)
    );
    assertThat(scene.party(CAROL).state()).isEqualTo(PartyState.Released);
    assertThat(scene.party(BOB).state()).isEqualTo(PartyState.Established);
    assertThat(scene.call.others(scene.party(BOB))).containsExactly(scene.party(ALICE));
  }

  @Test
  void aDialThatTheSwitchRefusesEndsTheCall() {
    Scene scene = Scene.dialled(RecordingMode.Unassigned);
    Step step = scene.hear(ALICE, Scene.orderFailed(0));
    assertThat(step.effects()).containsExactly(
      failed(0, "no trunk"),
      tell(ALICE, News.Status),
      new Effect.Delist(0),
      forget()
    );
    assertThat(scene.call.parties()).extracting(Party::cause).containsOnly(ReleaseCause.Failed);
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
