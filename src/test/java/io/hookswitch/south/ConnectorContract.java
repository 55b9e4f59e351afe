package io.hookswitch.south;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hookswitch.call.CallId;
import io.hookswitch.call.Consultation;
import io.hookswitch.call.Monitoring;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.RecordingState;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchCall;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.SwitchEvent.Answered;
import io.hookswitch.call.SwitchEvent.DigitsSent;
import io.hookswitch.call.SwitchEvent.Held;
import io.hookswitch.call.SwitchEvent.Inspected;
import io.hookswitch.call.SwitchEvent.Monitors;
import io.hookswitch.call.SwitchEvent.Muted;
import io.hookswitch.call.SwitchEvent.OrderFailed;
import io.hookswitch.call.SwitchEvent.Originated;
import io.hookswitch.call.SwitchEvent.Released;
import io.hookswitch.call.SwitchEvent.Retrieved;
import io.hookswitch.call.SwitchEvent.Ringing;
import io.hookswitch.call.SwitchOrder;
import io.hookswitch.cluster.StaleOwnerException;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** What the core relies on, whichever switch it is: what becomes of calls and of orders about them. */
public abstract class ConnectorContract extends CapabilityContract {

  @Test
  void clickToDialRingsTheOwnPhoneFirst() {
    dial(phone("15002"));
    reported().await(Originated.class, caller);
    reported().await(Ringing.class, called);
    reported().await(Answered.class, called);
    reported().await(Answered.class, caller);
    assertThat(reported().of(caller)).extracting(SwitchEvent::sequence).isSorted().doesNotHaveDuplicates();
  }

  /** The caller's phone may ring first: not every phone can be told to go off hook. */
  @Test
  void aCallBeginsWithThePhoneOffHookAsWell() {
    order(new SwitchOrder.Dial(caller, phone("15001"), called, phone("15002"), false, "15001"));
    reported().await(Originated.class, caller);
    reported().await(Ringing.class, called);
    reported().await(Answered.class, called);
    reported().await(Answered.class, caller);
  }

  @Test
  void whoeverHangsUpIsToldSoAndTheOtherToo() {
    talk();
    order(new SwitchOrder.Release(caller, ReleaseCause.Hangup));
    assertThat(released(caller).cause()).isEqualTo(ReleaseCause.Hangup);
    assertThat(released(called).cause()).isEqualTo(ReleaseCause.RemoteHangup);
  }

  @Test
  void theFarEndHangsUp() {
    dial(network("15006"));
    reported().await(Answered.class, called);
    assertThat(released(called).cause()).isEqualTo(ReleaseCause.Hangup);
    assertThat(released(caller).cause()).isEqualTo(ReleaseCause.RemoteHangup);
  }

  @Test
  void aBusyPhoneEndsTheCall() {
    dial(network("15004"));
    assertThat(released(called).cause()).isEqualTo(ReleaseCause.Busy);
    assertThat(released(caller).cause()).isEqualTo(ReleaseCause.Busy);
  }

  @Test
  void aCallerWhoGivesUpStopsTheRinging() {
    dial(phone("15005"));
    reported().await(Ringing.class, called);
    order(new SwitchOrder.Release(caller, ReleaseCause.Cancelled));
    assertThat(released(caller).cause()).isEqualTo(ReleaseCause.Cancelled);
    assertThat(released(called).cause()).isEqualTo(ReleaseCause.Cancelled);
  }

  @Test
  void aCallIsHeldAndRetrieved() {
    talk();
    order(new SwitchOrder.Hold(caller));
    reported().await(Held.class, caller);
    order(new SwitchOrder.Retrieve(caller));
    reported().await(Retrieved.class, caller);
  }

  @Test
  void aRepeatedOrderIsAnsweredAgainAndHasNoSecondEffect() {
    talk();
    long hold = order(new SwitchOrder.Hold(caller));
    long first = reported().await(Held.class, caller).sequence();
    await(connector().send(fence, hold, new SwitchOrder.Hold(caller)));
    reported().await(Held.class, caller, held -> held.sequence() > first);
    assertThat(reported().of(caller)).noneMatch(OrderFailed.class::isInstance);
  }

  /** Whatever comes first, the answer to an order or what comes of it: its number was chosen before. */
  @Test
  void nobodyWaitsForTheAnswersToOrders() {
    List<Future<Void>> answers = new ArrayList<>();
    answers.add(give(next(), new SwitchOrder.Dial(caller, phone("15001"), called, phone("15002"), true, "15001")));
    reported().await(Answered.class, called);
    reported().await(Answered.class, caller);
    // Not every number is given: what was planned may have come to nothing.
    next();
    long digits = next();
    long senseless = next();
    answers.add(give(next(), new SwitchOrder.Hold(caller)));
    answers.add(give(next(), new SwitchOrder.Retrieve(caller)));
    answers.add(give(digits, new SwitchOrder.Digits(caller, "1")));
    answers.add(give(senseless, new SwitchOrder.Redirect(caller, called, phone("15003"))));
    OrderFailed failed = reported().await(OrderFailed.class, caller);
    assertThat(failed.order()).isEqualTo(senseless);
    DigitsSent sent = reported().await(DigitsSent.class, caller);
    assertThat(sent.order()).isEqualTo(digits);
    assertThat(
      List.of(
        reported().await(Held.class, caller).sequence(),
        reported().await(Retrieved.class, caller).sequence(),
        sent.sequence(),
        failed.sequence()
      )
    )
      .as("orders of one call are taken in the order in which they are given")
      .isSorted();
    answers.forEach(ConnectorScene::await);
  }

  @Test
  void aCallIsGivenUpBeforeItsDialIsAnswered() {
    Future<Void> dial = give(
      next(),
      new SwitchOrder.Dial(caller, phone("15001"), called, phone("15005"), true, "15001")
    );
    Future<Void> release = give(next(), new SwitchOrder.Release(caller, ReleaseCause.Cancelled));
    assertThat(released(caller).cause()).isEqualTo(ReleaseCause.Cancelled);
    assertThat(reported().of(called)).noneMatch(Ringing.class::isInstance);
    await(dial);
    await(release);
  }

  @Test
  void aPhoneIsMutedAndUnmuted() {
    talk();
    order(new SwitchOrder.Mute(caller, true));
    assertThat(reported().await(Muted.class, caller).on()).isTrue();
    order(new SwitchOrder.Mute(caller, false));
    reported().await(Muted.class, caller, muted -> !muted.on());
  }

  @Test
  void digitsAreSentAndTheOrderIsNamed() {
    talk();
    long digits = order(new SwitchOrder.Digits(caller, "15#"));
    assertThat(reported().await(DigitsSent.class, caller).order()).isEqualTo(digits);
  }

  @Test
  void aTransferInOneStepLeavesTheOthersConnected() {
    talk();
    order(new SwitchOrder.Redirect(caller, third, phone("15003")));
    assertThat(released(caller).cause()).isEqualTo(ReleaseCause.Transferred);
    reported().await(Ringing.class, third);
    reported().await(Answered.class, third);
    assertThat(reported().of(called)).noneMatch(Released.class::isInstance);
  }

  @Test
  void aTransferToNobodyEndsWithItsTarget() {
    talk();
    order(new SwitchOrder.Redirect(caller, third, phone("15005")));
    reported().await(Ringing.class, third);
    order(new SwitchOrder.Release(third, ReleaseCause.Rejected));
    assertThat(released(third).cause()).isEqualTo(ReleaseCause.Rejected);
    released(called);
  }

  @Test
  void aThirdPartyIsCalledInAndWhoeverLeavesLeavesAlone() {
    talk();
    order(new SwitchOrder.Join(caller, third, phone("15003")));
    reported().await(Answered.class, third);
    order(new SwitchOrder.Release(caller, ReleaseCause.Hangup));
    released(caller);
    inspect(called, PartyState.Established);
    inspect(third, PartyState.Established);
    assertThat(reported().of(called)).noneMatch(Released.class::isInstance);
  }

  @Test
  void aSupervisorListensCoachesJoinsTakesOverAndLeaves() {
    monitored(Monitoring.ListenIn);
    partake(Monitoring.Coach);
    partake(Monitoring.BargeIn);
    obeyed(new SwitchOrder.Silence(third, caller, true), Monitors.class, third, Monitors::userMuted);
    inspect(caller, seen -> !seen.muted());
    obeyed(new SwitchOrder.Silence(third, caller, false), Monitors.class, third, monitors -> !monitors.userMuted());
    order(new SwitchOrder.Release(third, ReleaseCause.Hangup));
    assertThat(released(third).cause()).isEqualTo(ReleaseCause.Hangup);
    inspect(caller, PartyState.Established);
  }

  @Test
  void nobodyStaysOnACallForASupervisorWhoListens() {
    monitored(Monitoring.ListenIn);
    order(new SwitchOrder.Release(called, ReleaseCause.Hangup));
    assertThat(released(caller).cause()).isEqualTo(ReleaseCause.RemoteHangup);
    released(third);
  }

  @Test
  void whoeverMonitorsNobodyCannotTakePartOtherwise() {
    talk();
    long senseless = order(new SwitchOrder.Partake(called, caller, Monitoring.Coach));
    assertThat(reported().await(OrderFailed.class, called).order()).isEqualTo(senseless);
  }

  @Test
  void aLegIsRecordedPausedAndResumed() {
    talk();
    long senseless = order(new SwitchOrder.Record(caller, RecordingState.Paused));
    assertThat(reported().await(OrderFailed.class, caller).order()).isEqualTo(senseless);
    record(caller, RecordingState.Started);
    record(caller, RecordingState.Paused);
    inspect(caller, seen -> seen.recording() == RecordingState.Paused);
    record(caller, RecordingState.Started);
    inspect(caller, seen -> seen.recording() == RecordingState.Started);
    record(caller, RecordingState.None);
  }

  @Test
  void aUserWhoConsultsGoesFromOneCallToTheOtherAndBack() {
    consulted();
    long change = order(new SwitchOrder.Alternate(caller, consulting));
    long retrieved = reported().await(Retrieved.class, caller).sequence();
    reported().await(Held.class, consulting);
    await(connector().send(fence, change, new SwitchOrder.Alternate(caller, consulting)));
    reported().await(Retrieved.class, caller, again -> again.sequence() > retrieved);
    order(new SwitchOrder.Alternate(caller, consulting));
    reported().await(Retrieved.class, consulting);
    inspect(caller, PartyState.Held);
    order(new SwitchOrder.Release(consulting, ReleaseCause.Hangup));
    assertThat(released(consulting).cause()).isEqualTo(ReleaseCause.Hangup);
    assertThat(released(consulted).cause()).isEqualTo(ReleaseCause.RemoteHangup);
    order(new SwitchOrder.Retrieve(caller));
    inspect(caller, PartyState.Established);
  }

  @Test
  void aTransferAfterConsultationConnectsTheOthers() {
    consulted();
    long merge = merge(Consultation.Transfer);
    assertThat(released(caller).cause()).isEqualTo(ReleaseCause.Transferred);
    assertThat(released(consulting).cause()).isEqualTo(ReleaseCause.Transferred);
    await(connector().send(fence, SwitchOrder.QUESTION, new SwitchOrder.Inspect(consulted)));
    assertThat(released(consulted).cause()).isEqualTo(ReleaseCause.Moved);
    long seen = reported().await(Answered.class, third).sequence();
    inspect(called, PartyState.Established);
    inspect(third, PartyState.Established);
    List<SwitchOrder.Move> moves = List.of(new SwitchOrder.Move(consulted, third));
    await(connector().send(fence, merge, new SwitchOrder.Merge(caller, consulting, Consultation.Transfer, moves)));
    reported().await(Answered.class, third, again -> again.sequence() > seen);
    assertThat(reported().of(called)).noneMatch(Released.class::isInstance);
  }

  @Test
  void aConferenceAfterConsultationHasAllAndWhoeverIsRemovedLeavesTheOthers() {
    consulted();
    merge(Consultation.Conference);
    reported().await(Retrieved.class, caller);
    assertThat(released(consulting).cause()).isEqualTo(ReleaseCause.Conferenced);
    reported().await(Answered.class, third);
    order(new SwitchOrder.Release(third, ReleaseCause.Removed));
    assertThat(released(third).cause()).isEqualTo(ReleaseCause.Removed);
    inspect(caller, PartyState.Established);
    inspect(called, PartyState.Established);
  }

  @Test
  void aTransferWhileTheConsultedPhoneRingsIsPossible() {
    consult(phone("15005"));
    reported().await(Ringing.class, consulted);
    merge(Consultation.Transfer);
    assertThat(released(caller).cause()).isEqualTo(ReleaseCause.Transferred);
    reported().await(Ringing.class, third);
    order(new SwitchOrder.Release(third, ReleaseCause.Rejected));
    assertThat(released(third).cause()).isEqualTo(ReleaseCause.Rejected);
    released(called);
  }

  @Test
  void whoeverConsultsABusyPhoneHasTheFirstCallStill() {
    consult(network("15004"));
    assertThat(released(consulted).cause()).isEqualTo(ReleaseCause.Busy);
    assertThat(released(consulting).cause()).isEqualTo(ReleaseCause.Busy);
    order(new SwitchOrder.Retrieve(caller));
    reported().await(Retrieved.class, caller);
    assertThat(reported().of(called)).noneMatch(Released.class::isInstance);
  }

  @Test
  void aMergeThatWouldLeaveSomebodyBehindChangesNothing() {
    consulted();
    long senseless = order(new SwitchOrder.Merge(caller, consulting, Consultation.Transfer, List.of()));
    assertThat(reported().await(OrderFailed.class, caller).order()).isEqualTo(senseless);
    inspect(caller, PartyState.Held);
    inspect(consulting, PartyState.Established);
    inspect(consulted, PartyState.Established);
  }

  @Test
  void anInspectionSaysHowTheLegIs() {
    talk();
    inspect(caller, PartyState.Established);
    order(new SwitchOrder.Hold(caller));
    reported().await(Held.class, caller);
    inspect(caller, PartyState.Held);
  }

  @Test
  void whoeverAsksForALegThatNeverWasIsToldThatItIsLost() {
    await(connector().send(fence, SwitchOrder.QUESTION, new SwitchOrder.Inspect(caller)));
    assertThat(released(caller).cause()).isEqualTo(ReleaseCause.Lost);
  }

  @Test
  void anOrderThatMakesNoSenseFailsAndChangesNothing() {
    talk();
    long senseless = order(new SwitchOrder.Redirect(caller, called, phone("15003")));
    assertThat(reported().await(OrderFailed.class, caller).order()).isEqualTo(senseless);
    inspect(caller, PartyState.Established);
  }

  @Test
  void anOlderOwnerIsRefused() {
    talk();
    await(connector().send(fence + 1, SwitchOrder.QUESTION, new SwitchOrder.Inspect(caller)));
    assertThatThrownBy(() -> await(connector().send(fence, next(), new SwitchOrder.Hold(caller))))
      .isInstanceOf(CompletionException.class)
      .hasCauseInstanceOf(StaleOwnerException.class);
    fence++;
    order(new SwitchOrder.Hold(caller));
    reported().await(Held.class, caller);
  }

  @Test
  void theListNamesTheCallAndItsLegs() {
    talk();
    SwitchCall listed = await(connector().list(0, new CallId(call.number() - 1), 1))
      .calls()
      .getFirst();
    assertThat(listed.call()).isEqualTo(call);
    assertThat(listed.legs())
      .extracting(leg -> leg.index())
      .containsExactly(0, 1);
    assertThat(listed.legs().getFirst().facts())
      .singleElement()
      .isInstanceOfSatisfying(Inspected.class, seen -> assertThat(seen.state()).isEqualTo(PartyState.Established));
  }
}
