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

/**
 * The door for whoever decides on this node: one reference, read once for each decision. Without rules, because the node
 * could not load those in force, nothing is allowed.
 */
public final class RulesInForce implements CapabilityRules, DeviceRules {

  private final RecentFacts recent = new RecentFacts();
  private volatile Force now;

  RulesInForce() {}

  @Override
  public Decision decide(CallFacts facts) {
    Force force = now;
    if (force == null) return Decision.NOTHING;
    recent.add(facts);
    return force.decide(facts);
  }

  @Override
  public DeviceDecision decide(DeviceFacts facts) {
    Force force = now;
    return force == null ? DeviceDecision.NOTHING : force.decide(facts);
  }

  /** The rules of this call, as they are until the answer is used: hold it for one turn, not longer. */
  @Override
  public CapabilityRules of(CallId call) {
    Force force = now;
    if (force == null) return facts -> Decision.NOTHING;
    return new Noted(force.of(call), recent);
  }

  @Override
  public List<String> explain(CallFacts facts, Operation operation) {
    Force force = now;
    return force == null ? List.of() : force.explain(facts, operation);
  }

  private record Noted(CapabilityRules rules, RecentFacts recent) implements CapabilityRules {
    @Override
    public Decision decide(CallFacts facts) {
      recent.add(facts);
      return rules.decide(facts);
    }

    @Override
    public List<String> explain(CallFacts facts, Operation operation) {
      return rules.explain(facts, operation);
    }
  }

  @Override
  public boolean able() {
    return now != null;
  }

  Force now() {
    return now;
  }

  RecentFacts recent() {
    return recent;
  }

  void become(Force next) {
    now = next;
  }
}
