package io.hookswitch.policy;

import io.hookswitch.call.CallFacts;
import io.hookswitch.call.CallId;
import io.hookswitch.call.Circumstances;
import io.hookswitch.call.Decision;
import io.hookswitch.call.Operation;
import io.hookswitch.rules.CapabilityRules;
import io.hookswitch.rules.CompiledRules;
import io.hookswitch.rules.DeviceRules;
import io.hookswitch.user.DeviceDecision;
import io.hookswitch.user.DeviceFacts;
import io.hookswitch.user.DeviceOperation;
import java.time.Instant;
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
    return forAllOf(facts.tenant()).decide(facts);
  }

  @Override
  public DeviceDecision decide(DeviceFacts facts) {
    return forAllOf(facts.tenant()).decide(facts);
  }

  @Override
  public Circumstances circumstances(String tenant, Instant at) {
    return forAllOf(tenant).circumstances(tenant, at);
  }

  @Override
  public Instant turn(Instant now) {
    Instant turn = active.rules().turn(now);
    if (trial == null) return turn;
    Instant other = trial.rules().turn(now);
    return other.isBefore(turn) ? other : turn;
  }

  @Override
  public CapabilityRules of(CallId call) {
    return trial == null ? active.rules() : new OfCall(this, call);
  }

  @Override
  public List<String> reasons(CallFacts facts, Operation operation) {
    return forAllOf(facts.tenant()).reasons(facts, operation);
  }

  @Override
  public List<String> reasons(DeviceFacts facts, DeviceOperation operation) {
    return forAllOf(facts.tenant()).reasons(facts, operation);
  }

  @Override
  public List<String> explain(CallFacts facts, Operation operation) {
    return forAllOf(facts.tenant()).explain(facts, operation);
  }

  private CompiledRules forAllOf(String tenant) {
    return (trial != null && terms.takesAllOf(tenant) ? trial : active).rules();
  }

  private CompiledRules forCall(String tenant, CallId call) {
    return (terms.takes(tenant, call) ? trial : active).rules();
  }

  /** Whether every decision is the same, down to the generation that it names. */
  boolean same(Force other) {
    if (other == null || active.generation() != other.active.generation()) return false;
    return active.hash().equals(other.active.hash()) && Objects.equals(terms, other.terms);
  }

  /** Whether whatever is asked about phones is answered alike. */
  boolean samePhones(Force other) {
    if (!active.rules().set().samePhones(other.active.rules().set())) return false;
    if (trial == null || other.trial == null) return trial == other.trial;
    return terms.equals(other.terms) && trial.rules().set().samePhones(other.trial.rules().set());
  }

  private record OfCall(Force force, CallId call) implements CapabilityRules {
    @Override
    public Decision decide(CallFacts facts) {
      return force.forCall(facts.tenant(), call).decide(facts);
    }

    @Override
    public Circumstances circumstances(String tenant, Instant at) {
      return force.forCall(tenant, call).circumstances(tenant, at);
    }

    @Override
    public List<String> reasons(CallFacts facts, Operation operation) {
      return force.forCall(facts.tenant(), call).reasons(facts, operation);
    }

    @Override
    public List<String> explain(CallFacts facts, Operation operation) {
      return force.forCall(facts.tenant(), call).explain(facts, operation);
    }
  }
}
