package io.hookswitch.policy;

import io.hookswitch.call.CallFacts;
import io.hookswitch.call.CallId;
import io.hookswitch.call.Decision;
import io.hookswitch.rules.CapabilityRules;
import io.hookswitch.rules.DeviceRules;
import io.hookswitch.user.DeviceDecision;
import io.hookswitch.user.DeviceFacts;

/**
 * What decides on a node at one moment; never changes, so whoever holds it gets answers that belong together.
 *
 * @param trial {@code null} when nothing is on trial
 * @param terms of the trial, {@code null} likewise
 */
record Force(Loaded active, Loaded trial, Trial terms) implements CapabilityRules, DeviceRules {
  @Override
  public Decision decide(CallFacts facts) {
    return forAllOf(facts.tenant()).rules().decide(facts);
  }

  @Override
  public DeviceDecision decide(DeviceFacts facts) {
    return forAllOf(facts.tenant()).rules().decide(facts);
  }

  @Override
  public CapabilityRules of(CallId call) {
    if (trial == null) return active.rules();
    return facts -> (terms.takes(facts.tenant(), call) ? trial : active).rules().decide(facts);
  }

  private Loaded forAllOf(String tenant) {
    return trial != null && terms.takesAllOf(tenant) ? trial : active;
  }

  /** Whether every decision is the same, down to the generation that it names. */
  boolean same(Force other) {
    if (other == null || active.generation() != other.active.generation()) return false;
    return active.hash().equals(other.active.hash()) && java.util.Objects.equals(terms, other.terms);
  }
}
