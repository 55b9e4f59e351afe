package io.hookswitch.rules;

import io.hookswitch.call.CallFacts;
import io.hookswitch.call.CallId;
import io.hookswitch.call.Decision;
import io.hookswitch.call.Operation;
import java.util.List;

/** The door to the policy: what a party may do, given everything that may matter. */
public interface CapabilityRules extends Rules {
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

  /** The rules for one call: while new rules are on trial, some calls have them and the others do not. */
  default CapabilityRules of(CallId call) {
    return this;
  }
}
