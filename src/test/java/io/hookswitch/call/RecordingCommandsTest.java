package io.hookswitch.call;

import static io.hookswitch.call.Scene.ALICE;
import static io.hookswitch.call.Scene.BOB;
import static io.hookswitch.call.Scene.awaiting;
import static io.hookswitch.call.Scene.confirmed;
import static io.hookswitch.call.Scene.due;
import static io.hookswitch.call.Scene.failed;
import static io.hookswitch.call.Scene.give;
import static io.hookswitch.call.Scene.inspected;
import static io.hookswitch.call.Scene.ordered;
import static io.hookswitch.call.Scene.recorded;
import static io.hookswitch.call.Scene.recording;
import static io.hookswitch.call.Scene.settled;
import static io.hookswitch.call.Scene.step;
import static io.hookswitch.call.Scene.talking;
import static io.hookswitch.call.Scene.tell;
import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.Effect.News;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordingCommandsTest {

  private static final SwitchOrder START = new SwitchOrder.Record(ALICE, RecordingState.Started);
  private static final SwitchOrder PAUSE = new SwitchOrder.Record(ALICE, RecordingState.Paused);
  private static final SwitchOrder STOP = new SwitchOrder.Record(ALICE, RecordingState.None);

  private static RecordingState state(Scene scene) {
    return scene.party(ALICE).recording().state();
  }

  private static void hold(Scene scene) {
    scene.hear(ALICE, SwitchEvent.Held::new);
  }

  @ParameterizedTest
  @EnumSource(value = RecordingMode.class, names = { "OnDemand", "OnDemandUserStart" })
  void startOrdersTheSwitchAndItsReportConfirms(RecordingMode mode) {
    Scene scene = talking(mode);
    Call before = scene.call;
    Step step = scene.ask(new Command.StartRecording(ALICE));
    Party asked = before.at(0).with(before.at(0).recording().asked(true, false));
    Call next = ordered(before.with(asked), START, Operation.StartCallRecording).next();
    assertThat(step).isEqualTo(awaiting(1, next, give(1, START), due(1)));
    assertThat(scene.ask(new Command.StartRecording(ALICE))).isEqualTo(awaiting(1, next));

    Step reported = scene.hear(new SwitchEvent.Recorded(ALICE, 50, RecordingState.Started));
    Party started = asked.seen(50).with(asked.recording().in(RecordingState.Started, scene.now));
    assertThat(reported).isEqualTo(
      step(settled(next, 1).with(started).next(), confirmed(1), tell(ALICE, News.Recording))
    );
  }

  @ParameterizedTest
  @EnumSource(value = RecordingMode.class, names = { "Always", "AlwaysPauseResume" })
  void automaticModesStartAtTheAnswerOnce(RecordingMode mode) {
    Scene scene = Scene.ringing(mode);
    scene.hear(BOB, SwitchEvent.Answered::new);
    assertThat(scene.call.orders()).isEmpty();
    Step step = scene.hear(ALICE, SwitchEvent.Answered::new);
    assertThat(step.effects()).containsExactly(
      tell(ALICE, News.Status),
      new Effect.Connected(0),
      give(1, START),
      due(1)
    );
    assertThat(step.awaits()).isEmpty();
    scene.hear(ALICE, recording(RecordingState.Started));
    scene.hear(ALICE, SwitchEvent.Held::new);
    assertThat(scene.hear(ALICE, SwitchEvent.Retrieved::new).effects()).containsExactly(tell(ALICE, News.Status));
    assertThat(state(scene)).isEqualTo(RecordingState.Started);
  }

  @ParameterizedTest
  @EnumSource(value = RecordingMode.class, names = { "Unassigned", "Never", "OnDemand", "OnDemandUserStart" })
  void otherModesStartNothingByThemselves(RecordingMode mode) {
    assertThat(talking(mode).call.orders()).isEmpty();
  }

  @Test
  void aStartWhileHoldingWaitsUntilThePartyTalks() {
    Scene scene = talking(RecordingMode.OnDemand);
    hold(scene);
    Call before = scene.call;
    Step step = scene.ask(new Command.StartRecording(ALICE));
    Recording pending = before.at(0).recording().asked(true, false).in(RecordingState.Pending, scene.now);
    assertThat(step).isEqualTo(step(before.with(before.at(0).with(pending)).next(), tell(ALICE, News.Recording)));
    assertThat(scene.hear(ALICE, SwitchEvent.Retrieved::new).effects()).containsExactly(
      tell(ALICE, News.Status),
      give(1, START),
      due(1)
    );
    scene.hear(ALICE, recording(RecordingState.Started));
    assertThat(state(scene)).isEqualTo(RecordingState.Started);
  }

  @Test
  void aStartWhileHeldByTheOtherEndWaitsToo() {
    Scene scene = talking(RecordingMode.OnDemand);
    scene.hear(BOB, SwitchEvent.Held::new);
    scene.ask(new Command.StartRecording(ALICE));
    assertThat(state(scene)).isEqualTo(RecordingState.Pending);
    assertThat(scene.hear(BOB, SwitchEvent.Retrieved::new).effects()).contains(give(1, START));
  }

  @Test
  void aTransferOnItsWayDoesNotMakeAHeldPartyTalk() {
    Scene scene = talking(RecordingMode.OnDemand);
    scene.hear(BOB, SwitchEvent.Held::new);
    scene.ask(new Command.SingleStepTransfer(BOB, Scene.PSTN));
    scene.ask(new Command.StartRecording(ALICE));
    assertThat(state(scene)).isEqualTo(RecordingState.Pending);
  }

  @Test
  void aPendingRecordingCanBeTakenBack() {
    Scene scene = talking(RecordingMode.OnDemandUserStart);
    hold(scene);
    scene.ask(new Command.StartRecording(ALICE));
    Step step = scene.ask(new Command.StopRecording(ALICE));
    assertThat(step.effects()).containsExactly(tell(ALICE, News.Recording));
    assertThat(state(scene)).isEqualTo(RecordingState.None);
    assertThat(scene.party(ALICE).recording().ever()).isTrue();
    assertThat(scene.hear(ALICE, SwitchEvent.Retrieved::new).effects()).containsExactly(tell(ALICE, News.Status));
  }

  @Test
  void aPendingRecordingThatIsBeginningIsStoppedAtTheSwitch() {
    Scene scene = talking(RecordingMode.OnDemandUserStart);
    hold(scene);
    scene.ask(new Command.StartRecording(ALICE));
    scene.hear(ALICE, SwitchEvent.Retrieved::new);
    Step step = scene.ask(new Command.StopRecording(ALICE));
    assertThat(step.effects()).containsExactly(
      failed(1, "another recording command came later"),
      give(2, STOP),
      due(2)
    );
    scene.hear(ALICE, recording(RecordingState.Started));
    scene.hear(ALICE, recording(RecordingState.None));
    assertThat(state(scene)).isEqualTo(RecordingState.None);
    assertThat(scene.call.orders()).isEmpty();
  }

  @Test
  void notRecordedYetDoesNotUndoPending() {
    Scene scene = talking(RecordingMode.OnDemand);
    hold(scene);
    scene.ask(new Command.StartRecording(ALICE));
    scene.hear(ALICE, recording(RecordingState.None));
    scene.hear(ALICE, inspected(PartyState.Held));
    assertThat(state(scene)).isEqualTo(RecordingState.Pending);
  }

  @Test
  void pauseResumeAndStopFollowEachOther() {
    Scene scene = recorded(RecordingMode.OnDemandUserStart);
    assertThat(scene.ask(new Command.PauseRecording(ALICE)).effects()).contains(give(2, PAUSE));
    scene.hear(ALICE, recording(RecordingState.Paused));
    assertThat(scene.party(ALICE).recording().privacy()).isTrue();
    assertThat(scene.ask(new Command.ResumeRecording(ALICE)).effects()).contains(give(3, START));
    scene.hear(ALICE, recording(RecordingState.Started));
    assertThat(scene.party(ALICE).recording().privacy()).isFalse();
    assertThat(scene.ask(new Command.StopRecording(ALICE)).effects()).contains(give(4, STOP));
    scene.hear(ALICE, recording(RecordingState.None));
    assertThat(scene.party(ALICE).recording().ever()).isTrue();
    assertThat(scene.ask(new Command.StartRecording(ALICE)).effects()).contains(give(5, START));
  }

  @Test
  void aLaterRecordingCommandReplacesTheEarlier() {
    Scene scene = recorded(RecordingMode.OnDemandUserStart);
    scene.ask(new Command.StopRecording(ALICE));
    assertThat(scene.ask(new Command.PauseRecording(ALICE)).effects()).containsExactly(
      failed(2, "another recording command came later"),
      give(3, PAUSE),
      due(3)
    );
    assertThat(scene.call.orders()).containsOnlyKeys(3L);
  }

  @Test
  void aPauseForPrivacyIsNotUndoneByAnythingButAClient() {
    Scene scene = recorded(RecordingMode.AlwaysPauseResume);
    scene.ask(new Command.PauseRecording(ALICE));
    scene.hear(ALICE, recording(RecordingState.Paused));
    // Hold and retrieve.
    scene.hear(ALICE, SwitchEvent.Held::new);
    assertThat(scene.hear(ALICE, SwitchEvent.Retrieved::new).effects()).containsExactly(tell(ALICE, News.Status));
    // A late start: the recorder says it runs. It is paused again at once, and told.
    assertThat(scene.hear(ALICE, recording(RecordingState.Started)).effects()).containsExactly(
      tell(ALICE, News.Recording),
      give(3, PAUSE),
      due(3)
    );
    // An inspection in the meantime gives no second order.
    assertThat(scene.hear(ALICE, inspected(PartyState.Established, false, RecordingState.Started)).effects()).isEmpty();
    scene.hear(ALICE, recording(RecordingState.Paused));
    // An inspection that finds it running does.
    assertThat(scene.hear(ALICE, inspected(PartyState.Established, false, RecordingState.Started)).effects()).contains(
      give(4, PAUSE)
    );
    scene.hear(ALICE, recording(RecordingState.Paused));
    // A recorder that lost the recording is not started again.
    scene.hear(ALICE, recording(RecordingState.None));
    scene.hear(ALICE, SwitchEvent.Held::new);
    scene.hear(ALICE, SwitchEvent.Retrieved::new);
    scene.hear(ALICE, inspected(PartyState.Established));
    assertThat(scene.call.orders()).isEmpty();
    assertThat(scene.party(ALICE).recording().privacy()).isTrue();
  }

  @Test
  void aStartThatCrossesAPauseIsPaused() {
    Scene scene = talking(RecordingMode.AlwaysPauseResume);
    scene.hear(ALICE, recording(RecordingState.Started));
    scene.ask(new Command.PauseRecording(ALICE));
    // The report of an earlier start arrives before the pause is obeyed: the pause stays in flight, and is repeated.
    assertThat(scene.hear(ALICE, recording(RecordingState.Started)).effects()).isEmpty();
    assertThat(scene.wake(new Wake.OrderDue(2)).effects()).containsExactly(give(2, PAUSE), due(2));
  }

  @Test
  void aPauseThatFailsIsStillWantedAndEnforcedAtTheNextInspection() {
    Scene scene = recorded(RecordingMode.OnDemand);
    scene.ask(new Command.PauseRecording(ALICE));
    assertThat(scene.hear(ALICE, Scene.orderFailed(2)).effects()).containsExactly(
      failed(2, "no trunk"),
      tell(ALICE, News.Failure)
    );
    assertThat(scene.hear(ALICE, inspected(PartyState.Established, false, RecordingState.Started)).effects()).contains(
      give(3, PAUSE)
    );
  }

  @Test
  void aResumeThatFailsKeepsThePrivacy() {
    Scene scene = recorded(RecordingMode.OnDemand);
    scene.ask(new Command.PauseRecording(ALICE));
    scene.hear(ALICE, recording(RecordingState.Paused));
    scene.ask(new Command.ResumeRecording(ALICE));
    scene.hear(ALICE, Scene.orderFailed(3));
    assertThat(scene.party(ALICE).recording().privacy()).isTrue();
    assertThat(scene.hear(ALICE, recording(RecordingState.Started)).effects()).contains(give(4, PAUSE));
  }

  @Test
  void aStartThatFailsIsNoLongerWanted() {
    Scene scene = talking(RecordingMode.OnDemand);
    scene.ask(new Command.StartRecording(ALICE));
    scene.hear(ALICE, Scene.orderFailed(1));
    assertThat(scene.hear(ALICE, inspected(PartyState.Established)).effects()).isEmpty();
    assertThat(scene.hear(ALICE, recording(RecordingState.Started)).effects()).contains(give(2, STOP));
  }

  @Test
  void aRecorderThatFailedStaysFailed() {
    Scene scene = recorded(RecordingMode.Always);
    assertThat(scene.hear(ALICE, recording(RecordingState.Failed)).effects()).containsExactly(
      tell(ALICE, News.Recording)
    );
    assertThat(scene.hear(ALICE, inspected(PartyState.Established)).effects()).isEmpty();
    assertThat(scene.hear(ALICE, recording(RecordingState.None)).effects()).isEmpty();
    scene.hear(ALICE, SwitchEvent.Held::new);
    scene.hear(ALICE, SwitchEvent.Retrieved::new);
    assertThat(state(scene)).isEqualTo(RecordingState.Failed);
    assertThat(scene.call.orders()).isEmpty();
  }

  @Test
  void aRecorderThatFailsFailsTheOrderToo() {
    Scene scene = talking(RecordingMode.OnDemand);
    scene.ask(new Command.StartRecording(ALICE));
    assertThat(scene.hear(ALICE, recording(RecordingState.Failed)).effects()).containsExactly(
      failed(1, "recording has failed"),
      tell(ALICE, News.Recording)
    );
  }

  @Test
  void nothingIsRecordedBeforeTheAnswer() {
    Scene scene = Scene.ringing(RecordingMode.OnDemand);
    assertThat(scene.hear(ALICE, recording(RecordingState.Started)).effects()).isEmpty();
    assertThat(scene.hear(ALICE, recording(RecordingState.Paused)).effects()).isEmpty();
    assertThat(state(scene)).isEqualTo(RecordingState.None);
    scene.hear(ALICE, recording(RecordingState.Failed));
    assertThat(state(scene)).isEqualTo(RecordingState.Failed);
  }

  @Test
  void anInspectionThatFindsTheRecordingRunningGivesNoOrder() {
    Scene scene = Scene.ringing(RecordingMode.Always);
    Step step = scene.hear(ALICE, inspected(PartyState.Established, false, RecordingState.Started));
    assertThat(step.effects()).containsExactly(
      tell(ALICE, News.Status),
      new Effect.Connected(0),
      tell(ALICE, News.Recording)
    );
  }

  @Test
  void aRecordingThatNobodyWantedIsStopped() {
    Scene scene = talking(RecordingMode.OnDemand);
    assertThat(scene.hear(ALICE, recording(RecordingState.Started)).effects()).containsExactly(
      tell(ALICE, News.Recording),
      give(1, STOP),
      due(1)
    );
  }
}
