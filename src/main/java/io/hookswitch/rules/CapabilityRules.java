package io.hookswitch.rules;

import io.hookswitch.call.CallFacts;
import io.hookswitch.call.CallId;
import io.hookswitch.call.Decision;

/** The door to the policy: what a party may do, given everything that may matter. */
public interface CapabilityRules extends Rules {
  /**
   * Decides. Always the same answer for the same facts while the same rules are in force; quick enough for an event
   * loop; safe to call from any thread.
   */
  Decision decide(CallFacts facts);

  /** The rules for one call: while new rules are on trial, some calls have them and the others do not. */
  default CapabilityRules of(CallId call) {
    return this;
  }
}
