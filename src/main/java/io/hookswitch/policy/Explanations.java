package io.hookswitch.policy;

import io.hookswitch.call.CallFacts;
import io.hookswitch.call.Operation;
import io.hookswitch.rules.RuleExplanation;
import io.hookswitch.rules.RuleSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All operations of a call, each with why it is allowed or why not. */
final class Explanations {

  private Explanations() {}

  static Map<Operation, List<String>> of(RuleSet set, CallFacts facts) {
    Map<Operation, List<String>> all = new LinkedHashMap<>();
    for (Operation operation : Operation.values()) all.put(operation, RuleExplanation.of(set, facts, operation));
    return all;
  }
}
