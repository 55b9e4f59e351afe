package io.hookswitch.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Drools' answers about one rule set; those that it gave before are not asked for again. */
final class Verdicts {

  private final RuleSet set;
  private final VerdictMemory memory;
  private final Map<Set<String>, Verdict> known;
  private DroolsRules drools;

  Verdicts(RuleSet set, VerdictMemory memory) {
    this.set = set;
    this.memory = memory;
    this.known = new HashMap<>(memory.recall(set));
  }

  /**
   * @param expected names of the rules that must fire for these facts
   * @throws RulesException when Drools finds a mistake that the gate did not, or fires others
   */
  Verdict of(Record facts, Set<String> expected) {
    Verdict before = known.get(expected);
    if (before != null) return before;
    if (drools == null) drools = new DroolsRules(set);
    Verdict verdict = drools.ask(facts);
    if (!verdict.rules().equals(expected)) throw unlike(facts, expected, verdict.rules());
    known.put(Set.copyOf(expected), verdict);
    return verdict;
  }

  /** When all has been asked. */
  void keep() {
    if (drools != null) memory.keep(set, known);
  }

  /** A bug of ours, and a reason to go on with the rules of before. */
  private RulesException unlike(Record facts, Set<String> expected, Set<String> found) {
    String message = "for " + facts + " the rules " + expected + " should fire, Drools fired " + found;
    return new RulesException(List.of(new RuleError(set.origin(), 1, 1, message)));
  }
}
