package io.hookswitch.records;

import io.hookswitch.call.Party;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.Personality;
import io.hookswitch.call.RecordingSegment;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What is remembered of one party.
 *
 * @param party its index on the call
 * @param user who it was, {@code null} for somebody out in the network
 * @param device at which phone, {@code null} likewise
 * @param number as the switch dials it
 * @param digits as somebody dialled or the network presented it
 * @param supervisor whether it was there to supervise
 * @param joinedAt when the call appeared there, {@code null} when it never did
 * @param answeredAt {@code null} when it was never connected
 * @param releasedAt {@code null} while it is on the call
 * @param held how long it held the call, the hold that goes on not counted
 * @param reason {@code null} while it is on the call
 * @param cause what the switch said, {@code null} likewise
 * @param recorded the stretches that were recorded
 */
public record PartyRecord(
  int party,
  UserId user,
  String device,
  String number,
  String digits,
  Personality personality,
  PartyState state,
  boolean supervisor,
  Instant joinedAt,
  Instant answeredAt,
  Instant releasedAt,
  Duration held,
  EndReason reason,
  ReleaseCause cause,
  List<RecordingSegment> recorded
) {
  static PartyRecord of(Party party) {
    boolean ours = party.endpoint().internal();
    return new PartyRecord(
      party.index(),
      ours ? party.endpoint().subscriber().user() : null,
      ours ? party.endpoint().subscriber().device() : null,
      party.endpoint().number(),
      party.endpoint().digits(),
      party.personality(),
      party.state(),
      party.supervision() != null,
      party.joinedAt(),
      party.answeredAt(),
      party.releasedAt(),
      party.heldFor(),
      EndReason.of(party),
      party.cause(),
      party.recording().segments()
    );
  }
}
