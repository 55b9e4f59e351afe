package io.hookswitch.config;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One line of the number plan of the simulated switch.
 *
 * @param match which dialled numbers it is for: the whole number has to match
 * @param does what the far end does
 * @param after how long after it was dialled; a call back comes as long after that again
 * @param talks how long the far end talks before it hangs up; without it, it never hangs up
 */
public record PlanEntry(Pattern match, FarEnd does, @MayBeZero Duration after, Optional<Duration> talks) {
  /** What can happen to a dialled number. */
  public enum FarEnd {
    ANSWER,
    BUSY,
    NO_ANSWER,
    REJECT,
    /** There is no such number. */
    UNKNOWN,
    /** Rings, and goes on ringing. */
    RING,
    /** Is busy, and as long after that calls whoever has dialled it. */
    CALL_BACK,
  }
}
