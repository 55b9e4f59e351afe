package io.hookswitch.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.CallFacts;
import io.hookswitch.call.Circumstances;
import io.hookswitch.call.Decision;
import io.hookswitch.call.Operation;
import io.hookswitch.call.RecordingControl;
import io.hookswitch.rules.CapabilityRules;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WithinSwitchTest {

  /** Rules that allow a little, for whatever facts. */
  private static final CapabilityRules RULES = new CapabilityRules() {
    @Override
    public Decision decide(CallFacts facts) {
      Set<Operation> allowed = Set.of(Operation.Hold, Operation.Answer, Operation.StartCallRecording);
      return new Decision(allowed, RecordingControl.record, List.of("a rule"), 3);
    }

    @Override
    public Circumstances circumstances(String tenant, Instant at) {
      return Circumstances.USUAL;
    }

    @Override
    public List<String> reasons(CallFacts facts, Operation operation) {
      return List.of("as the rules say");
    }
  };

  @Test
  void whatTheSwitchCannotDoIsTakenOffAndTheButtonsGoWithIt() {
    Decision decided = new WithinSwitch(RULES, Set.of(Operation.Answer, Operation.StartCallRecording)).decide(null);
    assertThat(decided.allowed()).containsExactly(Operation.Hold);
    assertThat(decided.control()).isEqualTo(RecordingControl.none);
    assertThat(decided.generation()).isEqualTo(3);
  }

  @Test
  void theButtonsStayWhereTheSwitchRecords() {
    Decision decided = new WithinSwitch(RULES, Set.of(Operation.Answer)).decide(null);
    assertThat(decided.allowed()).containsExactlyInAnyOrder(Operation.Hold, Operation.StartCallRecording);
    assertThat(decided.control()).isEqualTo(RecordingControl.record);
  }

  @Test
  void theReasonIsSaid() {
    CapabilityRules within = new WithinSwitch(RULES, Set.of(Operation.Answer));
    assertThat(within.reasons(null, Operation.Answer))
      .singleElement()
      .asString()
      .contains("not supported by this device");
    assertThat(within.explain(null, Operation.Answer))
      .singleElement()
      .asString()
      .contains("not supported by this device");
    assertThat(within.reasons(null, Operation.Hold)).containsExactly("as the rules say");
  }
}
