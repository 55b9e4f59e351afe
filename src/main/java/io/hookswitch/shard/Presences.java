package io.hookswitch.shard;

import io.hookswitch.call.UserId;
import io.hookswitch.user.DeviceDecision;
import io.hookswitch.user.Presence;
import io.hookswitch.user.PresenceInput;
import io.hookswitch.user.PresenceRefusal;
import io.hookswitch.user.Seat;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The door to who is there: agent states, and what is set at phones. The same on every node. */
public interface Presences {
  /** A user's presence, without a word of what may be done. */
  Future<Presence> of(UserId user);

  /** A user's presence with what the rules say of each phone. */
  Future<View> look(Seat seat);

  /**
   * Does what a user wants, if the rules allow it. Whoever listens to the user hears of it before this is done.
   *
   * @param correlation names the client's request, {@code null} where no client asked
   * @return the presence afterwards, refusals included; failed with a {@link io.vertx.core.eventbus.ReplyException}
   *     {@code NO_HANDLERS} when it could not be done before the deadline because others were always faster
   */
  Future<View> ask(Seat seat, PresenceInput input, Instant deadline, String correlation);

  /** The same where no client asked. */
  default Future<View> ask(Seat seat, PresenceInput input, Instant deadline) {
    return ask(seat, input, deadline, null);
  }

  /**
   * A presence as its user sees it.
   *
   * @param decisions of the rules, for each phone of the seat
   * @param refusal why the input was not accepted; empty when it was, or when nobody asked for anything
   */
  record View(Presence presence, Map<String, DeviceDecision> decisions, Optional<PresenceRefusal> refusal) {
    public DeviceDecision decision(String device) {
      return decisions.getOrDefault(device, DeviceDecision.NOTHING);
    }
  }
}
