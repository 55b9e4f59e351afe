package io.hookswitch.call;

import static io.hookswitch.call.Scene.ALICE;
import static io.hookswitch.call.Scene.BOB;
import static io.hookswitch.call.Scene.ID;
import static io.hookswitch.call.Scene.PSTN;
import static io.hookswitch.call.Scene.audit;
import static io.hookswitch.call.Scene.confirmed;
import static io.hookswitch.call.Scene.failed;
import static io.hookswitch.call.Scene.forget;
import static io.hookswitch.call.Scene.inspected;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How a call begins, by dial, by click and from outside, and how it may end before it is answered. */
class CallSetupTest {

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
  void anOfferedCallRingsAtItsSubscriber() {
    Scene scene = new Scene();
    Endpoint bob = phone("bob");
    Step step = scene.hear(new SwitchEvent.Offered(ALICE, 3, "acme", PSTN, bob));
    Call born = new Call(
      ID,
      "acme",
      1,
      Call.tracking(ID),
      CallType.Inbound,
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
  void aCallThatASubscriberPlacedAppearsThereAndThenWhereItRings() {
    Scene scene = new Scene();
    Endpoint bob = phone("bob");
    Step step = scene.hear(new SwitchEvent.Placed(ALICE, 3, "acme", phone("alice"), bob));
    assertThat(step.effects()).containsExactly(new Effect.Enlist(0), audit(), tell(ALICE, News.Status));
    assertThat(scene.party(ALICE).personality()).isEqualTo(Personality.Originator);
    assertThat(scene.party(ALICE).state()).isEqualTo(PartyState.Dialing);
    assertThat(scene.call.type()).isEqualTo(CallType.Internal);
    Call born = scene.call;
    assertThat(scene.hear(new SwitchEvent.Placed(ALICE, 4, "acme", phone("alice"), bob))).isEqualTo(
      Step.unchanged(born)
    );
    assertThat(scene.hear(BOB, SwitchEvent.Ringing::new).effects()).containsExactly(
      new Effect.Enlist(1),
      tell(BOB, News.Status)
    );
  }

  @Test
  void aCallThatASubscriberPlacedToTheNetworkIsOutbound() {
    Scene scene = new Scene();
    scene.hear(new SwitchEvent.Placed(ALICE, 0, "acme", phone("alice"), PSTN));
    assertThat(scene.call.type()).isEqualTo(CallType.Outbound);
    scene.hear(BOB, SwitchEvent.Answered::new);
    scene.hear(ALICE, SwitchEvent.Answered::new);
    assertThat(scene.party(ALICE).state()).isEqualTo(PartyState.Established);
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
}
