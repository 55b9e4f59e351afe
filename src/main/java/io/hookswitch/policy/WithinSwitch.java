package io.hookswitch.policy;

import io.hookswitch.call.CallFacts;
import io.hookswitch.call.CallId;
import io.hookswitch.call.Circumstances;
import io.hookswitch.call.Decision;
import io.hookswitch.call.Operation;
import io.hookswitch.call.RecordingControl;
import io.hookswitch.rules.CapabilityRules;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The rules, within what the switch can do: what it cannot is neither offered nor accepted, and the reason is said.
 *
 * @param unsupported operations that the switch of a tenant does not do
 */
record WithinSwitch(CapabilityRules rules, Function<String, Set<Operation>> unsupported) implements CapabilityRules {
  static final List<String> WHY = List.of("not supported by this device: its switch cannot do it");
  private static final Set<Operation> RECORDING = Set.of(
    Operation.StartCallRecording,
    Operation.PauseCallRecording,
    Operation.ResumeCallRecording,
    Operation.StopCallRecording
  );

  @Override
  public Decision decide(CallFacts facts) {
    Decision decided = rules.decide(facts);
    Set<Operation> lacking = unsupported.apply(facts.tenant());
    if (lacking.isEmpty()) return decided;
    Set<Operation> rest = new HashSet<>(decided.allowed());
    if (!rest.removeAll(lacking)) return decided;
    boolean records = lacking.stream().noneMatch(RECORDING::contains);
    RecordingControl control = records ? decided.control() : RecordingControl.none;
    return new Decision(rest, control, decided.rules(), decided.generation());
  }

  @Override
  public List<String> reasons(CallFacts facts, Operation operation) {
    return lacks(facts, operation) ? WHY : rules.reasons(facts, operation);
  }

  @Override
  public List<String> explain(CallFacts facts, Operation operation) {
    return lacks(facts, operation) ? WHY : rules.explain(facts, operation);
  }

  private boolean lacks(CallFacts facts, Operation operation) {
    return unsupported.apply(facts.tenant()).contains(operation);
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
  public boolean able() {
    return rules.able();
  }

  @Override
  public Optional<CapabilityRules> replaced() {
    return rules.replaced().map(before -> new WithinSwitch(before, unsupported));
  }

  @Override
  public CapabilityRules now() {
    return new WithinSwitch(rules.now(), unsupported);
  }

  @Override
  public CapabilityRules of(CallId call) {
    return new WithinSwitch(rules.of(call), unsupported);
  }
}
