package io.hookswitch.rules;

import io.hookswitch.call.RecordingControl;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What rules say together, worked out without Drools: for whoever asks about all facts there are. A test holds the two
 * against each other.
 */
final class Outcomes {

  /**
   * What is allowed, recording operations included.
   *
   * @param control the recording control by name
   */
  record Outcome(Set<String> allowed, Set<String> denied, String control) {}

  private final List<Rule> rules;
  private final Map<BitSet, Outcome> known = new HashMap<>();

  Outcomes(List<Rule> rules) {
    this.rules = rules;
  }

  Outcome of(BitSet fired) {
    Outcome outcome = known.get(fired);
    if (outcome == null) {
      outcome = workOut(fired);
      known.put((BitSet) fired.clone(), outcome);
    }
    return outcome;
  }

  /** Of the rules between two places only. */
  Outcome of(BitSet fired, int from, int to) {
    BitSet part = new BitSet();
    part.or(fired);
    part.clear(0, from);
    if (to < part.length()) part.clear(to, part.length());
    return of(part);
  }

  private Outcome workOut(BitSet fired) {
    Set<String> allowed = new TreeSet<>();
    Set<String> denied = new TreeSet<>();
    String control = RecordingControl.none.name();
    for (int i = fired.nextSetBit(0); i >= 0; i = fired.nextSetBit(i + 1)) {
      for (Rule.Action action : rules.get(i).actions()) {
        switch (action) {
          case Rule.Allow allow -> allowed.addAll(allow.operations());
          case Rule.Deny deny -> denied.addAll(deny.operations());
          case Rule.Recording recording -> control = recording.control();
        }
      }
    }
    allowed.removeAll(denied);
    RecordingControl.valueOf(control)
      .operations()
      .forEach(operation -> allowed.add(operation.name()));
    return new Outcome(allowed, denied, control);
  }
}
