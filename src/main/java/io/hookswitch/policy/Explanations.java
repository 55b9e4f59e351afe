package io.hookswitch.policy;

import io.hookswitch.call.CallFacts;
import io.hookswitch.call.Operation;
import io.hookswitch.rules.RuleExplanation;
import io.hookswitch.rules.RuleSet;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All operations of a call, each with why it is allowed or why not. */
final class Explanations {

  private Explanations() {}

  static Map<String, List<String>> of(RuleSet set, CallFacts facts) {
    Map<String, String> given = words(facts);
    Map<String, List<String>> all = new LinkedHashMap<>();
    for (Operation operation : Operation.values()) {
      all.put(operation.name(), RuleExplanation.of(set, given, operation.name()));
    }
    return all;
  }

  /** The facts as a rule author writes them. */
  static Map<String, String> words(CallFacts facts) {
    Map<String, String> words = new LinkedHashMap<>();
    for (RecordComponent field : CallFacts.class.getRecordComponents()) {
      try {
        words.put(field.getName(), String.valueOf(field.getAccessor().invoke(facts)));
      } catch (ReflectiveOperationException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
    return words;
  }
}
