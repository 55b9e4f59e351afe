package io.hookswitch.call;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What the rules say for one party of a call, right now.
 *
 * @param allowed every operation that is accepted, recording operations included; nothing else is
 * @param control the recording buttons, in agreement with {@code allowed}
 * @param rules the names of the rules that decided, denials included, sorted
 * @param generation of the rules, from 1; 0 where no generation decided
 */
public record Decision(Set<Operation> allowed, RecordingControl control, List<String> rules, long generation) {
  public static final Decision NOTHING = new Decision(Set.of(), RecordingControl.none, List.of());

  public Decision {
    allowed = allowed.isEmpty() ? Set.of() : java.util.Collections.unmodifiableSet(EnumSet.copyOf(allowed));
    rules = List.copyOf(rules);
  }

  /** Of rules that are in no generation. */
  public Decision(Set<Operation> allowed, RecordingControl control, List<String> rules) {
    this(allowed, control, rules, 0);
  }

  /** Whether it says the same to whoever is on the call, for whatever reasons. */
  public boolean agrees(Decision other) {
    return allowed.equals(other.allowed) && control == other.control;
  }

  /** The same, for reasons that answer one question; unchanged where there are none. */
  public Decision because(List<String> reasons) {
    return reasons.isEmpty() ? this : new Decision(allowed, control, reasons, generation);
  }

  public boolean allows(Operation operation) {
    return allowed.contains(operation);
  }
}
