package io.hookswitch.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The gate, at rules about phones. */
class DeviceRuleReaderTest {

  @Test
  void aRuleAboutPhonesPasses() {
    assertThat(
      mistakes(
        "DeviceFacts( role == UserRole.Supervisor, monitoring == Monitoring.None )",
        "allow(DeviceOperation.Coach)"
      )
    ).isEmpty();
  }

  @Test
  void aFieldOfACallIsNoneOfAPhone() {
    assertThat(mistakes("DeviceFacts( muted == true )", "allow(DeviceOperation.Coach)")).containsExactly(
      "10-a.drl:2:19: unknown field 'muted', known: tenant, role, doNotDisturb, forwarding, loggedIn, availability, " +
        "workMode, monitoring, monitoredByOther"
    );
  }

  @Test
  void anOperationOnACallIsNoneOnAPhone() {
    assertThat(mistakes("DeviceFacts( )", "allow(Operation.Dial)")).containsExactly(
      "10-a.drl:3:21: expected DeviceOperation...., found 'Operation.Dial'"
    );
    assertThat(mistakes("CallFacts( )", "allow(DeviceOperation.Ready)")).containsExactly(
      "10-a.drl:3:21: expected Operation...., found 'DeviceOperation.Ready'"
    );
  }

  @Test
  void aPhoneHasNoRecordingControl() {
    assertThat(mistakes("DeviceFacts( )", "recording(RecordingControl.pause)")).containsExactly(
      "10-a.drl:3:15: unknown action 'recording', known: allow, deny"
    );
  }

  @Test
  void anUnknownPatternIsToldBothThatAreKnown() {
    assertThat(mistakes("PhoneFacts( )", "allow(DeviceOperation.Ready)")).containsExactly(
      "10-a.drl:2:6: expected 'CallFacts( ... )' or 'DeviceFacts( ... )', found 'PhoneFacts'"
    );
  }

  private static List<String> mistakes(String pattern, String action) {
    List<RuleError> errors = new ArrayList<>();
    String text = "rule \"x\"\nwhen " + pattern + "\nthen decision." + action + ";\nend\n";
    new RuleReader(new RuleFile("10-a.drl", text), errors).rules();
    return errors.stream().map(RuleError::toString).toList();
  }
}
