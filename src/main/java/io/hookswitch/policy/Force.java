package io.hookswitch.policy;

import io.hookswitch.call.CallFacts;
import io.hookswitch.call.CallId;
import io.hookswitch.call.Decision;
import io.hookswitch.call.Operation;
import io.hookswitch.rules.CapabilityRules;
import io.hookswitch.rules.DeviceRules;
import io.hookswitch.user.DeviceDecision;
import io.hookswitch.user.DeviceFacts;
import java.util.List;
import java.util.Objects;

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
    return trial == null ? active.rules() : new OfCall(this, call);
  }

  @Override
  public List<String> explain(CallFacts facts, Operation operation) {
    return forAllOf(facts.tenant()).rules().explain(facts, operation);
  }

  private Loaded forAllOf(String tenant) {
    return trial != null && terms.takesAllOf(tenant) ? trial : active;
  }

  private record OfCall(Force force, CallId call) implements CapabilityRules {
    @Override
    public Decision decide(CallFacts facts) {
      return by(facts).decide(facts);
    }

    @Override
    public List<String> explain(CallFacts facts, Operation operation) {
      return by(facts).explain(facts, operation);
    }

    private CapabilityRules by(CallFacts facts) {
      return (force.terms.takes(facts.tenant(), call) ? force.trial : force.active).rules();
    }
  }

  /** Whether every decision is the same, down to the generation that it names. */
  boolean same(Force other) {
    if (other == null || active.generation() != other.active.generation()) return false;
    return active.hash().equals(other.active.hash()) && Objects.equals(terms, other.terms);
  }
}
