package io.hookswitch.shard;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallType;
import io.hookswitch.call.PartyState;
import java.time.Instant;
import java.util.List;

/** A live call in short, for a list; its parties are those that are on it. */
public record FoundCall(long call, String tenant, CallType type, Instant begunAt, List<Leg> parties) {
  /**
   * A party of it.
   *
   * @param user {@code null} when it is nobody's of the directory
   * @param number as clients are shown it
   */
  public record Leg(int party, String user, String number, PartyState state) {}

  public static FoundCall of(Call call) {
    List<Leg> legs = call
      .parties()
      .stream()
      .filter(party -> party.live())
      .map(party ->
        new Leg(
          party.index(),
          party.endpoint().internal() ? party.endpoint().subscriber().user().toString() : null,
          party.endpoint().digits(),
          party.state()
        )
      )
      .toList();
    return new FoundCall(call.id().number(), call.tenant(), call.type(), call.createdAt(), legs);
  }
}
