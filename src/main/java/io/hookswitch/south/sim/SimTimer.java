package io.hookswitch.south.sim;

import io.hookswitch.call.ReleaseCause;
import java.time.Instant;

/**
 * Something that a leg will do by itself.
 *
 * @param cause why it leaves, with {@link Deed#FAIL} only, else {@code null}
 * @param due an instant, not a delay, so that another node can take the timer over
 */
record SimTimer(int leg, Deed deed, ReleaseCause cause, Instant due) {
  /** What legs do by themselves. */
  enum Deed {
    /** The caller picks up the own phone. */
    PICK_UP,
    ANSWER,
    /** Is busy, not there, turns the call down, or has rung long enough. */
    FAIL,
    HANG_UP,
    /** Has dialled a routing number: asks the gateway where it goes. */
    ARRIVE,
    /** Legs that were on their way to another call have not arrived there. */
    ABANDON,
    /** Nobody asks any more what has become of legs that moved to another call. */
    FORGET,
  }

  SimTimer of(int other) {
    return new SimTimer(other, deed, cause, due);
  }
}
