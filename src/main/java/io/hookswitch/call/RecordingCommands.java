package io.hookswitch.call;

import static io.hookswitch.call.Operation.PauseCallRecording;
import static io.hookswitch.call.Operation.ResumeCallRecording;
import static io.hookswitch.call.Operation.StartCallRecording;
import static io.hookswitch.call.Operation.StopCallRecording;

import io.hookswitch.call.Effect.News;

/**
 * Recording: the wish is kept with the party before the switch is told, and every order, repeat and late report is
 * measured against it. So a pause for privacy cannot be undone by anything but a client's resume.
 */
final class RecordingCommands {

  private RecordingCommands() {}

  static Step start(Draft draft, Party me) {
    if (draft.call().ordered(me.index(), StartCallRecording)) return draft.join(me.index(), StartCallRecording).done();
    draft.put(me.with(me.recording().wished(true, false)));
    if (talking(draft.call(), me)) return order(draft, me, RecordingState.Started, StartCallRecording).done();
    return settle(draft, me, RecordingState.Pending);
  }

  static Step pause(Draft draft, Party me) {
    if (draft.call().ordered(me.index(), PauseCallRecording)) return draft.join(me.index(), PauseCallRecording).done();
    draft.put(me.with(me.recording().wished(true, true)));
    return order(draft, me, RecordingState.Paused, PauseCallRecording).done();
  }

  /**
   * A pause that was asked for on the call the party came from; told more than once. What a client wished here came
   * after it.
   */
  static Step follow(Draft draft, PartyId known) {
    for (Party party : draft.call().parties()) {
      boolean gone = party.state() == PartyState.Released && party.cause() != ReleaseCause.Moved;
      if (gone || !known.equals(party.known())) continue;
      if (party.recording().privacy() || !party.recording().carried()) continue;
      Party paused = party.with(party.recording().wished(true, true));
      draft.put(paused);
      if (party.live()) order(draft, party, RecordingState.Paused, null);
      tellPause(draft, paused);
    }
    return draft.done();
  }

  /**
   * Tells the call to which a paused party has moved: the pause may be younger than what was handed over, and its order
   * may have come too late for the leg. False when there is nothing to tell.
   */
  static boolean tellPause(Draft draft, Party party) {
    CallId original = draft.call().wentInto();
    boolean moved = party.state() == PartyState.Released && party.cause() == ReleaseCause.Moved;
    if (!moved || original == null || !party.recording().privacy()) return false;
    Crossing pause = new Crossing.PauseFollows(original, party.knownAs(draft.call().id()));
    draft.effect(new Effect.Tell(original, pause));
    return true;
  }

  static Step resume(Draft draft, Party me) {
    if (draft.call().ordered(me.index(), ResumeCallRecording)) {
      return draft.join(me.index(), ResumeCallRecording).done();
    }
    draft.put(me.with(me.recording().wished(true, false)));
    return order(draft, me, RecordingState.Started, ResumeCallRecording).done();
  }

  static Step stop(Draft draft, Party me) {
    if (draft.call().ordered(me.index(), StopCallRecording)) return draft.join(me.index(), StopCallRecording).done();
    draft.put(me.with(me.recording().wished(false, false)));
    boolean waiting = me.recording().state() == RecordingState.Pending && !underWay(draft, me.index());
    if (waiting) return settle(draft, me, RecordingState.None);
    return order(draft, me, RecordingState.None, StopCallRecording).done();
  }

  /**
   * Starts what is wanted and can begin now: automatic modes at the answer, pending ones when the party talks. What was
   * carried along may be older than a pause on the call the party came from, so the leg is looked at first.
   *
   * @param looked the switch has just said how its recordings are
   */
  static void begin(Draft draft, int index, boolean looked) {
    Party me = draft.party(index);
    if (!talking(draft.call(), me) || underWay(draft, index)) return;
    Recording recording = me.recording();
    boolean idle = recording.state() == RecordingState.None || recording.state() == RecordingState.Pending;
    if (!idle || !recording.wanted() || recording.privacy()) return;
    if (recording.carried() && !looked) {
      draft.inspect(index);
      return;
    }
    order(draft.put(me.with(recording.asked(true, false))), me, RecordingState.Started, null);
  }

  /** The switch has reported the state of the recording. */
  static void report(Draft draft, int index, RecordingState state) {
    Party me = draft.party(index);
    boolean runs = state == RecordingState.Started || state == RecordingState.Paused;
    // Ahead of the answer, which was missed; the next inspection tells both.
    if (runs && me.answeredAt() == null) return;
    draft.confirm(
      order -> order.order() instanceof SwitchOrder.Record record && order.party() == index && record.to() == state
    );
    if (state == RecordingState.Failed) draft.fail(order -> recordingOf(index, order), "recording has failed");
    if (news(me.recording(), state)) {
      draft.put(me.with(me.recording().in(state, draft.at))).tell(index, News.Recording);
    }
    enforce(draft, index);
  }

  /** That a leg is not recorded says nothing new of a recorder that has failed, or of a start that has yet to come. */
  private static boolean news(Recording known, RecordingState state) {
    if (state != RecordingState.None) return known.state() != state;
    return switch (known.state()) {
      case None, Failed -> false;
      case Pending -> !known.wanted();
      case Started, Paused -> true;
    };
  }

  /** A recording that runs against the last wish (a start that crossed a pause, say) is brought back to it. */
  private static void enforce(Draft draft, int index) {
    Party me = draft.party(index);
    Recording recording = me.recording();
    boolean against = recording.state() == RecordingState.Started && (recording.privacy() || !recording.wanted());
    if (!against || underWay(draft, index)) return;
    order(draft, me, recording.privacy() ? RecordingState.Paused : RecordingState.None, null);
  }

  /** An order failed for good. A wish for more recording is dropped with it, a wish for less is kept and enforced. */
  static void failed(Draft draft, OrderInFlight order) {
    Party me = draft.party(order.party());
    if (order.operation() == StartCallRecording) draft.put(me.with(me.recording().asked(false, false)));
    if (order.operation() == ResumeCallRecording) draft.put(me.with(me.recording().asked(true, true)));
  }

  /** Whether the switch should still be brought to this state; an older wish must not be repeated. */
  static boolean stillWanted(Recording recording, RecordingState to) {
    return switch (to) {
      case Started -> recording.wanted() && !recording.privacy();
      case Paused -> recording.wanted() && recording.privacy();
      default -> !recording.wanted();
    };
  }

  /** Connected, and held by nobody: the moment from which there is something to record. */
  private static boolean talking(Call call, Party me) {
    return me.state() == PartyState.Established && !call.heldRemotely(me);
  }

  private static Step settle(Draft draft, Party me, RecordingState state) {
    Party now = draft.party(me.index());
    return draft
      .put(now.with(now.recording().in(state, draft.at)))
      .tell(me.index(), News.Recording)
      .done();
  }

  private static Draft order(Draft draft, Party me, RecordingState to, Operation operation) {
    draft.fail(order -> recordingOf(me.index(), order), "another recording command came later");
    SwitchOrder order = new SwitchOrder.Record(draft.call().id().party(me.index()), to);
    return operation == null ? draft.order(order) : draft.order(order, operation);
  }

  private static boolean underWay(Draft draft, int party) {
    return draft
      .call()
      .orders()
      .values()
      .stream()
      .anyMatch(order -> recordingOf(party, order));
  }

  private static boolean recordingOf(int party, OrderInFlight order) {
    return order.party() == party && order.order() instanceof SwitchOrder.Record;
  }
}
