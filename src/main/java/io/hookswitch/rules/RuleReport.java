package io.hookswitch.rules;

import java.util.List;
import java.util.Optional;

/**
 * What is to be said of a candidate before it is used.
 *
 * @param mistakes any of them forbids to use the rules; sorted by place
 * @param scenarios how each scenario went; empty where there are mistakes in a file
 * @param set what was read, whenever it could be read
 */
public record RuleReport(List<RuleError> mistakes, List<ScenarioResult> scenarios, Optional<RuleSet> set) {
  public RuleReport {
    mistakes = mistakes.stream().sorted(RulesException.PLACE).toList();
    scenarios = List.copyOf(scenarios);
  }

  /** Whether the rules may come into force. */
  public boolean good() {
    return set.isPresent() && mistakes.isEmpty() && scenarios.stream().allMatch(ScenarioResult::good);
  }
}
