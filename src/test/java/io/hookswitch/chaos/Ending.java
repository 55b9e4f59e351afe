package io.hookswitch.chaos;

import java.util.Map;
import java.util.Set;

/**
 * How everything is when the faults are over and the cluster has had its time.
 *
 * @param calls what is kept, by number
 * @param legs on the switch that are up, by call: the device of each by its index, "" outside
 * @param lists the parties at each user
 * @param phones the legs on each phone, as the switch counts them
 */
record Ending(
  Map<Long, KeptCall> calls,
  Map<Long, Map<Integer, String>> legs,
  Map<String, Set<End>> lists,
  Map<String, Set<End>> phones
) {
  /** One end of a call. */
  record End(long call, int index) {}

  /**
   * @param version of its state
   * @param parties by index: the user of each that has not left, "" for somebody outside
   */
  record KeptCall(long version, Map<Integer, String> parties) {}

  boolean lives(End end) {
    KeptCall kept = calls.get(end.call());
    return kept != null && kept.parties().containsKey(end.index());
  }
}
