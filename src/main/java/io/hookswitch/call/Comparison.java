package io.hookswitch.call;

import java.time.Duration;
import java.time.Instant;

/**
 * The switch's own list has been looked at: the call is to be put right by it.
 *
 * @param found what the list has of the call; no legs when it does not name it
 * @param since when a comparison could not be decided for the first time, {@code null} when this is the first
 * @param grace what is younger than this may still be under way, and is left alone
 */
public record Comparison(SwitchCall found, Instant since, Duration grace) implements CallInput {
  /** Whether this moment is long enough ago. */
  boolean old(Instant moment, Instant at) {
    return moment != null && !at.isBefore(moment.plus(grace));
  }
}
