package io.hookswitch.policy;

import io.hookswitch.call.CallFacts;
import io.hookswitch.call.CallId;
import io.hookswitch.call.Circumstances;
import io.hookswitch.call.Decision;
import io.hookswitch.call.Operation;
import io.hookswitch.rules.CapabilityRules;
import io.hookswitch.rules.DeviceRules;
import io.hookswitch.user.DeviceDecision;
import io.hookswitch.user.DeviceFacts;
import io.hookswitch.user.DeviceOperation;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The door for whoever decides on this node: one reference, read once for each decision. Without rules, because the node
 * could not load those in force, nothing is allowed.
 *
 * <p>Whoever asks more than one question for one decision (the circumstances first, then the decision) asks {@link #of} or
 * {@link #now} first, and what is returned for both: it holds for as long as it is held.
 */
public final class RulesInForce implements CapabilityRules, DeviceRules {

  private final RecentFacts recent = new RecentFacts();
  /** Longer than it takes until the calls of a node that died have other owners. */
  private static final long MOMENT_NANOS = Duration.ofMinutes(1).toNanos();

  private volatile Force force;
  private volatile Replaced replaced;
  private volatile Function<String, Set<Operation>> unsupported;

  private record Replaced(Force before, long nanos) {}

  RulesInForce() {}

  /**
   * @param operations that a tenant's switch does not do: nobody of it is offered them, whatever the rules say. Asked for
   *     each decision, on any thread
   */
  public void without(Function<String, Set<Operation>> operations) {
    unsupported = operations;
  }

  /** What rules say of each operation of a tenant's user, in which its switch has the last word. */
  Map<Operation, List<String>> within(String tenant, Map<Operation, List<String>> why) {
    Function<String, Set<Operation>> lacking = unsupported;
    if (lacking == null) return why;
    Map<Operation, List<String>> all = new LinkedHashMap<>(why);
    lacking.apply(tenant).forEach(operation -> all.replace(operation, WithinSwitch.WHY));
    return all;
  }

  private CapabilityRules within(CapabilityRules rules) {
    Function<String, Set<Operation>> lacking = unsupported;
    return lacking == null ? rules : new WithinSwitch(rules, lacking);
  }

  @Override
  public Decision decide(CallFacts facts) {
    return now().decide(facts);
  }

  @Override
  public DeviceDecision decide(DeviceFacts facts) {
    Force now = force;
    return now == null ? DeviceDecision.NOTHING : now.decide(facts);
  }

  @Override
  public Circumstances circumstances(String tenant, Instant at) {
    return now().circumstances(tenant, at);
  }

  @Override
  public Instant turn(Instant now) {
    return now().turn(now);
  }

  @Override
  public List<String> reasons(CallFacts facts, Operation operation) {
    return now().reasons(facts, operation);
  }

  @Override
  public List<String> reasons(DeviceFacts facts, DeviceOperation operation) {
    Force now = force;
    return now == null ? List.of() : now.reasons(facts, operation);
  }

  @Override
  public List<String> explain(CallFacts facts, Operation operation) {
    return now().explain(facts, operation);
  }

  @Override
  public CapabilityRules now() {
    Force now = force;
    return now == null ? Nothing.ALLOWED : within(new Noted(now, recent));
  }

  @Override
  public CapabilityRules of(CallId call) {
    Force now = force;
    return now == null ? Nothing.ALLOWED : within(new Noted(now.of(call), recent));
  }

  @Override
  public Optional<CapabilityRules> replaced() {
    Replaced last = replaced;
    boolean recent = last != null && System.nanoTime() - last.nanos < MOMENT_NANOS;
    return recent ? Optional.of(within(last.before)) : Optional.empty();
  }

  @Override
  public boolean able() {
    return force != null;
  }

  /** {@code null} when there is nothing to decide by. */
  Force force() {
    return force;
  }

  RecentFacts recent() {
    return recent;
  }

  void become(Force next) {
    Force before = force;
    if (before != null && next != null) replaced = new Replaced(before, System.nanoTime());
    force = next;
  }

  /** Remembers what it was asked. */
  private record Noted(CapabilityRules rules, RecentFacts recent) implements CapabilityRules {
    @Override
    public Decision decide(CallFacts facts) {
      recent.add(facts);
      return rules.decide(facts);
    }

    @Override
    public Circumstances circumstances(String tenant, Instant at) {
      return rules.circumstances(tenant, at);
    }

    @Override
    public Instant turn(Instant now) {
      return rules.turn(now);
    }

    @Override
    public List<String> reasons(CallFacts facts, Operation operation) {
      return rules.reasons(facts, operation);
    }

    @Override
    public List<String> explain(CallFacts facts, Operation operation) {
      return rules.explain(facts, operation);
    }
  }

  private enum Nothing implements CapabilityRules {
    ALLOWED;

    @Override
    public Decision decide(CallFacts facts) {
      return Decision.NOTHING;
    }

    @Override
    public Circumstances circumstances(String tenant, Instant at) {
      return Circumstances.USUAL;
    }
  }
}
