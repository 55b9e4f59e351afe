package io.hookswitch.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.CallFacts;
import io.hookswitch.call.Circumstances;
import io.hookswitch.call.Decision;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.Operation;
import io.hookswitch.call.RecordingControl;
import io.hookswitch.call.RecordingMode;
import io.hookswitch.call.TelephonyNetwork;
import io.hookswitch.call.UserId;
import io.hookswitch.call.UserRole;
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

  private static final CallFacts FACTS = CallFacts.idle(
    new Endpoint.Subscriber(
      new UserId("demo", "agent1"),
      "phone",
      UserRole.Agent,
      TelephonyNetwork.Private,
      true,
      RecordingMode.Unassigned
    ),
    Circumstances.USUAL
  );

  private static CapabilityRules within(Operation... lacking) {
    return new WithinSwitch(RULES, tenant -> tenant.equals("demo") ? Set.of(lacking) : Set.of());
  }

  @Test
  void aTenantOfAnotherSwitchKeepsAll() {
    CapabilityRules other = new WithinSwitch(RULES, tenant ->
      tenant.equals("foo") ? Set.of(Operation.Answer) : Set.of()
    );
    assertThat(other.decide(FACTS).allowed()).contains(Operation.Answer);
    assertThat(other.reasons(FACTS, Operation.Answer)).containsExactly("as the rules say");
  }

  @Test
  void whatTheSwitchCannotDoIsTakenOffAndTheButtonsGoWithIt() {
    Decision decided = within(Operation.Answer, Operation.StartCallRecording).decide(FACTS);
    assertThat(decided.allowed()).containsExactly(Operation.Hold);
    assertThat(decided.control()).isEqualTo(RecordingControl.none);
    assertThat(decided.generation()).isEqualTo(3);
  }

  @Test
  void theButtonsStayWhereTheSwitchRecords() {
    Decision decided = within(Operation.Answer).decide(FACTS);
    assertThat(decided.allowed()).containsExactlyInAnyOrder(Operation.Hold, Operation.StartCallRecording);
    assertThat(decided.control()).isEqualTo(RecordingControl.record);
  }

  @Test
  void theReasonIsSaid() {
    CapabilityRules within = within(Operation.Answer);
    assertThat(within.reasons(FACTS, Operation.Answer))
      .singleElement()
      .asString()
      .contains("not supported by this device");
    assertThat(within.explain(FACTS, Operation.Answer))
      .singleElement()
      .asString()
      .contains("not supported by this device");
    assertThat(within.reasons(FACTS, Operation.Hold)).containsExactly("as the rules say");
  }
}
