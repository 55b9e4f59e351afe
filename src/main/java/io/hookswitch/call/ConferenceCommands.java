package io.hookswitch.call;

import java.util.Map;

/** Conferences made in one step, and sending a party away. */
final class ConferenceCommands {

  private ConferenceCommands() {}

  static Step add(Draft draft, Party me, Endpoint to, Map<String, Object> userData) {
    if (draft.call().ordered(me.index(), Operation.SingleStepConference)) {
      return draft.join(me.index(), Operation.SingleStepConference).done();
    }
    int target = draft.call().parties().size();
    if (!userData.isEmpty()) UserDataCommands.update(draft, userData);
    return draft
      .hostedBy(me)
      .put(Party.waiting(target, to, Personality.Terminator))
      .order(
        new SwitchOrder.Join(draft.call().id().party(me.index()), draft.call().id().party(target), to),
        Operation.SingleStepConference
      )
      .done();
  }

  /** The number has been checked to be that of exactly one other party. */
  static Step remove(Draft draft, Party me, String participant) {
    Party leaving = find(draft.call(), me, participant);
    boolean ordered = draft.call().ordered(leaving.index(), Operation.RemoveParticipantFromConference);
    if (ordered) return draft.join(leaving.index(), Operation.RemoveParticipantFromConference).done();
    return draft
      .order(
        new SwitchOrder.Release(draft.call().id().party(leaving.index()), ReleaseCause.Removed),
        Operation.RemoveParticipantFromConference
      )
      .done();
  }

  /**
   * The other participant with this number, {@code null} when there is none. Who is only being called has no leg yet that
   * could be sent away, and nobody is shown it.
   */
  static Party find(Call call, Party me, String participant) {
    return call
      .visible(me)
      .stream()
      .filter(Party::live)
      .filter(other -> other.endpoint().digits().equals(participant) || other.endpoint().number().equals(participant))
      .findFirst()
      .orElse(null);
  }
}
