package io.hookswitch.user;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What the rules say for one phone, right now.
 *
 * @param allowed every operation that is accepted; nothing else is
 * @param rules the names of the rules that decided, denials included, sorted
 */
public record DeviceDecision(Set<DeviceOperation> allowed, List<String> rules) {
  public static final DeviceDecision NOTHING = new DeviceDecision(Set.of(), List.of());

  public DeviceDecision {
    allowed = allowed.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(allowed));
    rules = List.copyOf(rules);
  }

  public boolean allows(DeviceOperation operation) {
    return allowed.contains(operation);
  }
}
