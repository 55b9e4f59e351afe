package io.hookswitch.records;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallId;
import io.hookswitch.call.CallType;
import io.hookswitch.call.Party;
import io.hookswitch.call.UserDatum;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * What is remembered of one call; of one that goes on, what there is so far.
 *
 * @param version of the state it was made of
 * @param parent of a consult call, the call it was made for, else {@code null}
 * @param tracking the same for all calls that belong together
 * @param answeredAt when there was somebody at both ends for the first time, {@code null} when there never was
 * @param endedAt when the last party left, {@code null} before
 * @param reason {@code null} before the end
 * @param userData as it was in the newest state; in the order of attachment
 */
public record CallRecord(
  CallId id,
  long version,
  String tenant,
  CallType type,
  CallId parent,
  UUID tracking,
  Instant begunAt,
  Instant answeredAt,
  Instant endedAt,
  EndReason reason,
  List<PartyRecord> parties,
  List<UserDatum> userData
) {
  /** What this state of a call has to say. */
  public static CallRecord of(Call call) {
    return new CallRecord(
      call.id(),
      call.version(),
      call.tenant(),
      call.type(),
      call.parent(),
      call.tracking(),
      call.createdAt(),
      answered(call),
      ended(call),
      EndReason.of(call),
      call.parties().stream().map(PartyRecord::of).toList(),
      call.userData()
    );
  }

  /** The second one to be connected makes it a conversation. */
  private static Instant answered(Call call) {
    return call
      .parties()
      .stream()
      .filter(party -> party.supervision() == null)
      .map(Party::answeredAt)
      .filter(Objects::nonNull)
      .sorted()
      .skip(1)
      .findFirst()
      .orElse(null);
  }

  private static Instant ended(Call call) {
    if (!call.over()) return null;
    return call.parties().stream().map(Party::releasedAt).max(Comparator.naturalOrder()).orElse(call.createdAt());
  }
}
