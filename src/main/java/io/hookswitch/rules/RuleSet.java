package io.hookswitch.rules;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All rules of a folder, as one state of it: every file read, every rule through the gate, and no two at odds.
 *
 * @param rules in order of file and line; never empty
 */
record RuleSet(List<Rule> rules) {
  /** Enough for hundreds of exceptions; as many compile in about six seconds. */
  static final int MAX_RULES = 2_000;

  /** @throws RulesException with every mistake of every file */
  static RuleSet read(Path folder) {
    List<RuleError> errors = new ArrayList<>();
    List<Rule> rules = new ArrayList<>();
    for (RuleFile file : new RuleFolder(errors).read(folder)) rules.addAll(new RuleReader(file, errors).rules());
    if (rules.size() > MAX_RULES) {
      errors.add(
        new RuleError(folder.toString(), 1, 1, rules.size() + " rules, at most " + MAX_RULES + " are permitted")
      );
      throw new RulesException(errors);
    }
    names(rules, errors);
    controls(rules, errors);
    if (!errors.isEmpty()) throw new RulesException(errors);
    return new RuleSet(List.copyOf(rules));
  }

  private static void names(List<Rule> rules, List<RuleError> errors) {
    Map<String, Rule> first = new HashMap<>();
    for (Rule rule : rules) {
      Rule other = first.putIfAbsent(rule.name(), rule);
      if (other != null) wrong(rule, "rule name \"" + rule.name() + "\" is already used at " + other.place(), errors);
    }
  }

  /** A party has one recording control; two rules that give it two would make the answer a matter of chance. */
  private static void controls(List<Rule> rules, List<RuleError> errors) {
    List<Rule> giving = rules
      .stream()
      .filter(rule -> rule.control().isPresent())
      .toList();
    for (int i = 0; i < giving.size(); i++) {
      for (Rule earlier : giving.subList(0, i)) {
        Rule rule = giving.get(i);
        if (rule.control().equals(earlier.control()) || !rule.meets(earlier)) continue;
        String both = "recording(" + rule.control().get() + ") and recording(" + earlier.control().get() + ")";
        wrong(
          rule,
          both + " for the same facts, the other by \"" + earlier.name() + "\" at " + earlier.place(),
          errors
        );
      }
    }
  }

  private static void wrong(Rule rule, String message, List<RuleError> errors) {
    errors.add(new RuleError(rule.file(), rule.line(), rule.column(), message));
  }
}
