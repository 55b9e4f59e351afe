package io.hookswitch.north.genesysv2;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.Operation;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CapabilitiesTest {

  private static final Set<String> ALL = Set.of("api-voice", "api-voice-recording", "api-supervisor-monitoring");

  @Test
  void everyOperationHasItsOwnNameExceptFourThatHaveNone() {
    Set<Operation> named = EnumSet.complementOf(
      EnumSet.of(Operation.Dial, Operation.Reject, Operation.Deflect, Operation.PullCall)
    );
    assertThat(Capabilities.shown(EnumSet.allOf(Operation.class), ALL)).containsExactlyElementsOf(
      named.stream().map(Operation::name).toList()
    );
  }

  @Test
  void theOrderDoesNotDependOnTheSet() {
    Set<Operation> backwards = new LinkedHashSet<>(List.of(Operation.Retrieve, Operation.Hangup, Operation.Answer));
    assertThat(Capabilities.shown(backwards, ALL)).containsExactly("Answer", "Hangup", "Retrieve");
  }

  @Test
  void whatAFeatureIsMissingForIsNotShown() {
    Set<Operation> allowed = EnumSet.of(Operation.Hold, Operation.StartCallRecording, Operation.SwitchToBargeIn);
    assertThat(Capabilities.shown(allowed, Set.of("api-voice"))).containsExactly("Hold");
    assertThat(Capabilities.shown(allowed, Set.of("api-voice-recording"))).containsExactly("StartCallRecording");
    assertThat(Capabilities.shown(allowed, Set.of("api-supervisor-monitoring"))).containsExactly("SwitchToBargeIn");
    assertThat(Capabilities.shown(allowed, Set.of())).isEmpty();
  }

  @Test
  void whateverIsServedHasAnOperationThatTheRulesKnow() {
    CallOperations.SERVED.forEach(name -> assertThat(CallOperations.operation(name)).as(name).isNotNull());
    assertThat(CallOperations.SERVED).doesNotContainAnyElementsOf(CallOperations.PREVIEW);
  }
}
