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
 */
public record Decision(Set<Operation> allowed, RecordingControl control, List<String> rules) {
  public static final Decision NOTHING = new Decision(Set.of(), RecordingControl.none, List.of());

  public Decision {
    allowed = allowed.isEmpty() ? Set.of() : java.util.Collections.unmodifiableSet(EnumSet.copyOf(allowed));
    rules = List.copyOf(rules);
  }

  public boolean allows(Operation operation) {
    return allowed.contains(operation);
  }
}
