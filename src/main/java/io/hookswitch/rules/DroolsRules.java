package io.hookswitch.rules;

import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;

/**
 * Rules as Drools decides them. A session serves one question and one thread. (One that is shared answers wrongly, without
 * an exception: its globals belong to the session, not to the question.)
 */
final class DroolsRules {

  private final KieBase base;
  private final int rules;

  /** @throws RulesException when Drools finds a mistake that the gate did not */
  DroolsRules(RuleSet set) {
    base = RuleCompiler.compile(set);
    rules = set.size();
  }

  Verdict ask(Record facts) {
    Verdict verdict = new Verdict();
    KieSession session = base.newKieSession();
    try {
      session.setGlobal("decision", verdict);
      session.insert(facts);
      session.fireAllRules(rules);
    } finally {
      session.dispose(); // or the base keeps it for ever
    }
    return verdict;
  }
}
