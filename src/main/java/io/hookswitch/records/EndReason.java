package io.hookswitch.records;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallType;
import io.hookswitch.call.Party;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.Personality;
import io.hookswitch.call.ReleaseCause;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** How a call ended, for whoever counts calls; of a party, how it ended for that party. */
public enum EndReason {
  /** There was a conversation, and somebody hung up. */
  COMPLETED,
  /** It rang, and nobody answered. */
  MISSED,
  /** The called party did not want it. */
  REJECTED,
  BUSY,
  /** Of a caller: the other end rang and did not answer. */
  NO_ANSWER,
  UNKNOWN_NUMBER,
  /** The caller gave up before there was an answer. */
  CANCELLED,
  /** The party gave its place to somebody else; of a call, somebody did, and the others went on. */
  TRANSFERRED,
  /** It went on as a part of another call. */
  MERGED,
  /** Another party sent this one away. */
  REMOVED,
  /** The switch could not do it. */
  FAILED,
  /** The gateway lost sight of it: the switch does not know it any more, and nobody saw it end. */
  LOST;

  private static final Set<EndReason> TOLD_BY_THE_CALLED = EnumSet.of(REJECTED, BUSY, UNKNOWN_NUMBER);

  /** The reason of a party that has left, {@code null} for one that has not. */
  static EndReason of(Party party) {
    if (party.state() != PartyState.Released) return null;
    boolean answered = party.answeredAt() != null;
    boolean called = party.personality() == Personality.Terminator;
    return switch (party.cause()) {
      case Hangup, Cleared -> answered ? COMPLETED : called ? REJECTED : CANCELLED;
      case RemoteHangup -> answered ? COMPLETED : called ? MISSED : NO_ANSWER;
      case Cancelled -> called ? MISSED : CANCELLED;
      case NoAnswer -> called ? MISSED : NO_ANSWER;
      case Busy -> BUSY;
      case Rejected -> REJECTED;
      case UnknownNumber -> UNKNOWN_NUMBER;
      case Transferred -> TRANSFERRED;
      case Conferenced, Moved -> MERGED;
      case Removed -> REMOVED;
      case Failed -> FAILED;
      case Lost -> LOST;
    };
  }

  /** The reason of a call that is over, {@code null} for one that is not. */
  static EndReason of(Call call) {
    if (!call.over()) return null;
    List<EndReason> all = call.parties().stream().map(EndReason::of).toList();
    if (all.contains(LOST)) return LOST;
    long answered = call
      .parties()
      .stream()
      .filter(party -> party.answeredAt() != null && party.supervision() == null)
      .count();
    if (answered >= 2) return all.contains(MERGED) ? MERGED : all.contains(TRANSFERRED) ? TRANSFERRED : COMPLETED;
    return unanswered(call, all);
  }

  private static EndReason unanswered(Call call, List<EndReason> all) {
    if (all.contains(MERGED)) return MERGED;
    EndReason told = all.stream().filter(TOLD_BY_THE_CALLED::contains).findFirst().orElse(null);
    if (told != null) return told;
    if (all.contains(FAILED)) return FAILED;
    boolean missed = all
      .stream()
      .skip(1)
      .anyMatch(reason -> reason == MISSED);
    // A customer who gives up has been missed; an agent who gives up has only changed its mind.
    if (missed && (call.type() == CallType.Inbound || all.getFirst() != CANCELLED)) return MISSED;
    return all.isEmpty() ? LOST : all.getFirst();
  }
}
