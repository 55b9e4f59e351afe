package io.hookswitch.rules;

import io.hookswitch.call.CallFacts;
import io.hookswitch.call.Decision;
import io.hookswitch.call.Operation;
import java.util.List;

/** The door to the policy: what a party may do, given everything that may matter. */
public interface CapabilityRules {
  /**
   * Decides. Always the same answer for the same facts while the same rules are in force; quick enough for an event
   * loop; safe to call from any thread.
   */
  Decision decide(CallFacts facts);

  /**
   * Why an operation is allowed for these facts, or why not: the rules, their cells and their authors' reasons, a line
   * each; none from rules that do not know. Reads every rule: for refusals and for whoever asks, not for every decision.
   */
  default List<String> explain(CallFacts facts, Operation operation) {
    return List.of();
  }

  /** Which generation of rules answers; 0 where rules are read once, at the start. */
  default int generation() {
    return 0;
  }

  /**
   * The rules of this moment, for whoever asks more than one question and must not get answers of two generations. What
   * does not change is its own answer.
   */
  default CapabilityRules now() {
    return this;
  }
}
