package io.hookswitch.chaos;

import java.util.Map;

/** What a subscriber has heard, in the order in which it did. */
sealed interface Heard {
  String user();

  long epoch();

  long offset();

  /** One event about a call. */
  record Event(String user, long at, long epoch, long offset, long call, Map<Integer, Long> slots) implements Heard {}

  /**
   * An answer to a subscription.
   *
   * @param recovered whether all that was missed follows; otherwise a gap is announced
   */
  record Joined(String user, long at, boolean recovered, long epoch, long offset) implements Heard {}
}
