package io.hookswitch.call;

import static io.hookswitch.call.Scene.ALICE;
import static io.hookswitch.call.Scene.BOB;
import static io.hookswitch.call.Scene.CAROL;
import static io.hookswitch.call.Scene.phone;
import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.Effect.News;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConferenceCommandsTest {

  private static final SwitchOrder JOIN = new SwitchOrder.Join(ALICE, CAROL, phone("carol"));

  private static Scene inviting() {
    Scene scene = Scene.talking();
    scene.ask(new Command.SingleStepConference(ALICE, phone("carol"), Map.of()));
    return scene;
  }

  /** Alice, Bob and Carol talk. */
  private static Scene conference() {
    Scene scene = inviting();
    scene.hear(CAROL, SwitchEvent.Ringing::new);
    scene.hear(CAROL, SwitchEvent.Answered::new);
    return scene;
  }

  @Test
  void takingSomebodyInIsOneOrder() {
    Scene scene = Scene.talking();
    Call with = scene.call.hostedBy(scene.party(ALICE)).with(Party.waiting(2, phone("carol"), Personality.Terminator));
    assertThat(scene.ask(new Command.SingleStepConference(ALICE, phone("carol"), Map.of()))).isEqualTo(
      Scene.awaiting(
        1,
        Scene.ordered(with, JOIN, Operation.SingleStepConference).next(),
        Scene.give(1, JOIN),
        Scene.due(1)
      )
    );
  }

  @Test
  void aSecondOneSharesTheOutcomeOfTheFirst() {
    Scene scene = inviting();
    Call before = scene.call;
    assertThat(scene.ask(new Command.SingleStepConference(ALICE, phone("bob"), Map.of()))).isEqualTo(
      Scene.awaiting(1, before)
    );
  }

  @Test
  void theRingingPhoneConfirmsAndAppearsToAll() {
    Scene scene = inviting();
    assertThat(scene.hear(CAROL, SwitchEvent.Ringing::new).effects()).containsExactly(
      Scene.confirmed(1),
      new Effect.Enlist(2),
      Scene.tell(ALICE, News.Participants),
      Scene.tell(BOB, News.Participants),
      Scene.tell(CAROL, News.Status)
    );
  }

  @Test
  void theAnswerMakesAConferenceOfItAndAllAreTold() {
    Scene scene = inviting();
    scene.hear(CAROL, SwitchEvent.Ringing::new);
    assertThat(scene.hear(CAROL, SwitchEvent.Answered::new).effects())
      .contains(
        Scene.tell(ALICE, News.Participants),
        Scene.tell(BOB, News.Participants),
        Scene.tell(CAROL, News.Status)
      )
      .doesNotHaveDuplicates();
  }

  @Test
  void somebodyWhoIsBusyIsAFailureOfWhoeverAsked() {
    Scene scene = inviting();
    Step step = scene.hear(CAROL, Scene.released(ReleaseCause.Busy));
    assertThat(step.effects()).contains(Scene.failed(1, "the target has left"), Scene.tell(ALICE, News.Failure));
    assertThat(scene.call.orders()).isEmpty();
    assertThat(scene.party(ALICE).state()).isEqualTo(PartyState.Established);
  }

  @Test
  void aSwitchThatCannotDoItLeavesTheCallAsItWas() {
    Scene scene = inviting();
    Step step = scene.hear(ALICE, Scene.orderFailed(1));
    assertThat(step.effects()).contains(Scene.failed(1, "no trunk"), Scene.tell(ALICE, News.Failure));
    assertThat(scene.party(CAROL).cause()).isEqualTo(ReleaseCause.Failed);
  }

  @Test
  void theOwnerSendsSomebodyAwayByNumber() {
    Scene scene = conference();
    Call before = scene.call;
    SwitchOrder release = new SwitchOrder.Release(CAROL, ReleaseCause.Removed);
    Step step = scene.ask(new Command.RemoveParticipant(ALICE, "15003"));
    assertThat(step).isEqualTo(
      Scene.awaiting(
        2,
        Scene.ordered(before, release, Operation.RemoveParticipantFromConference).next(),
        Scene.give(2, release),
        Scene.due(2)
      )
    );
    scene.hear(CAROL, Scene.released(ReleaseCause.Removed));
    assertThat(scene.call.orders()).isEmpty();
    assertThat(scene.call.conferenceRole(scene.party(ALICE))).isEqualTo(ConferenceRole.None);
  }

  @Test
  void whoeverBringsSomebodyInOwnsTheConferenceAndKeepsIt() {
    Scene scene = Scene.talking();
    scene.ask(new Command.SingleStepConference(BOB, phone("carol"), Map.of()));
    scene.hear(CAROL, SwitchEvent.Ringing::new);
    scene.hear(CAROL, SwitchEvent.Answered::new);
    scene.ask(new Command.SingleStepConference(ALICE, phone("dave"), Map.of()));
    assertThat(scene.call.conferenceRole(scene.party(BOB))).isEqualTo(ConferenceRole.Owner);
    assertThat(scene.call.conferenceRole(scene.party(ALICE))).isEqualTo(ConferenceRole.Member);
  }

  @Test
  void nobodyIsSentAwayByAMemberOrUnderAnUnknownNumber() {
    Scene scene = conference();
    assertThat(scene.ask(new Command.RemoveParticipant(BOB, "15003")).refusal().why()).isEqualTo(
      Refusal.Why.NOT_ALLOWED
    );
    assertThat(scene.ask(new Command.RemoveParticipant(ALICE, "15009")).refusal().why()).isEqualTo(
      Refusal.Why.BAD_ARGUMENT
    );
  }

  @Test
  void whoIsOnlyBeingCalledIsNobodyToSendAway() {
    Scene scene = conference();
    scene.ask(new Command.SingleStepConference(ALICE, phone("dave"), Map.of()));
    assertThat(scene.ask(new Command.RemoveParticipant(ALICE, "15004")).refusal().why()).isEqualTo(
      Refusal.Why.BAD_ARGUMENT
    );
    scene.hear(Scene.ID.party(3), SwitchEvent.Ringing::new);
    assertThat(scene.ask(new Command.RemoveParticipant(ALICE, "15004")).refused()).isFalse();
  }
}
