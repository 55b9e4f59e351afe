package io.hookswitch.chaos;

import java.util.Map;

/**
 * A call as a client has read it.
 *
 * @param slots what the user data held
 * @param state of the reader's party, as the dialect spells it; {@code null} for a call that is not there
 */
record Reading(
  String user,
  long call,
  long invoked,
  long ended,
  Map<Integer, Long> slots,
  String state,
  String recording
) {
  Reading {
    slots = Map.copyOf(slots);
  }
}
