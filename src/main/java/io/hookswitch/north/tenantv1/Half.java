package io.hookswitch.north.tenantv1;

import io.hookswitch.call.Call;
import io.hookswitch.call.ConferenceRole;
import io.hookswitch.call.Decision;
import io.hookswitch.call.Party;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.RecordingControl;
import io.hookswitch.call.UserId;
import io.hookswitch.wire.Reply;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One party's view of a call: what this dialect calls a call.
 *
 * @param id the one that the user knows, also after the party has come to another call
 * @param decision what the party may do now
 */
record Half(HalfId id, Call call, Party party, Decision decision) {
  /**
   * Empty when the call does not exist for the asker, or has not appeared at this party.
   *
   * @param index the party, on the call where it is now
   */
  static Optional<Half> of(HalfId id, int index, Reply reply) {
    return Optional.ofNullable(reply.call())
      .flatMap(call -> call.party(index))
      .filter(party -> party.state() != PartyState.Null)
      .map(party -> new Half(id, reply.call(), party, reply.decision()));
  }

  /** Where commands go. */
  PartyId at() {
    return call.id().party(party.index());
  }

  /** The same half after a command. */
  Optional<Half> now(Reply reply) {
    return of(id, party.index(), reply);
  }

  boolean belongsTo(UserId user) {
    return party.endpoint().internal() && party.endpoint().subscriber().user().equals(user);
  }

  HalfState state() {
    return switch (party.state()) {
      case Null, Dialing, Ringing -> HalfState.Alerting;
      case Established -> established();
      case Held -> HalfState.Held;
      case Released -> call.goesOnWithout(party) ? HalfState.Detached : HalfState.Released;
    };
  }

  boolean released() {
    return state() == HalfState.Released;
  }

  /** Whether the half is a leg of a conference that the user controls. */
  boolean inConference() {
    return party.state().connected() && call.conferenceRole(party) == ConferenceRole.Owner;
  }

  /** Whether the user was connected and now hears the ringing: the other side has transferred the call. */
  boolean alertsAgain() {
    List<Party> others = call.visible(party);
    boolean somebodyRings = !others.isEmpty() && others.stream().noneMatch(other -> other.state().connected());
    return party.state() == PartyState.Established && somebodyRings;
  }

  /** Exactly what is accepted: nothing while the half alerts again, which the rules cannot see. */
  RecordingControl recordingControl() {
    return alertsAgain() ? RecordingControl.none : decision.control();
  }

  /** The user was connected; what it hears depends on the others. */
  private HalfState established() {
    List<Party> others = call.visible(party);
    if (alertsAgain()) return HalfState.Alerting;
    // Nobody tells us that somebody in the network holds.
    boolean held = call.heldRemotely(party) && others.stream().allMatch(other -> other.endpoint().internal());
    return held ? HalfState.RemoteHeld : HalfState.Active;
  }

  /** Whom the user talks to, or would; of several the one that is on the call most, then the first; else the last. */
  Optional<Party> remote() {
    Comparator<Party> presence = Comparator.comparingInt(Half::absence);
    return call
      .parties()
      .stream()
      .filter(other -> other.index() != party.index())
      .min(
        presence.thenComparing(other -> other.releasedAt() == null ? other.index() : -other.releasedAt().toEpochMilli())
      );
  }

  private static int absence(Party other) {
    return switch (other.state()) {
      case Established, Held -> 0;
      case Dialing, Ringing -> 1;
      case Null -> 2;
      case Released -> 3;
    };
  }
}
