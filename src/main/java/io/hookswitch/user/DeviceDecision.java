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
 * @param generation of the rules, from 1; 0 where no generation decided
 */
public record DeviceDecision(Set<DeviceOperation> allowed, List<String> rules, long generation) {
  public static final DeviceDecision NOTHING = new DeviceDecision(Set.of(), List.of());

  public DeviceDecision {
    allowed = allowed.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(allowed));
    rules = List.copyOf(rules);
  }

  /** Of rules that are in no generation. */
  public DeviceDecision(Set<DeviceOperation> allowed, List<String> rules) {
    this(allowed, rules, 0);
  }

  /** The same, for reasons that answer one question; unchanged where there are none. */
  public DeviceDecision because(List<String> reasons) {
    return reasons.isEmpty() ? this : new DeviceDecision(allowed, reasons, generation);
  }

  public boolean allows(DeviceOperation operation) {
    return allowed.contains(operation);
  }
}
