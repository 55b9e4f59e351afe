package io.hookswitch.rules;

import io.hookswitch.user.DeviceDecision;
import io.hookswitch.user.DeviceFacts;
import java.util.Map;

/** Every decision about phones there can be, looked up, as {@link CallTable} does for calls. */
final class DeviceTable {

  private static final int ROLE = from("role");
  private static final int DO_NOT_DISTURB = from("doNotDisturb");
  private static final int FORWARDING = from("forwarding");
  private static final int AVAILABILITY = from("availability");
  private static final int WORK_MODE = from("workMode");
  private static final int MONITORING = from("monitoring");
  private static final int MONITORED = from("monitoredByOther");

  private final Map<String, Answers[]> tenants;
  private final Answers[] others;

  /**
   * @param tenants by name, then logged in or not; those that some rule names
   * @param others for everyone else
   */
  DeviceTable(Map<String, Answers[]> tenants, Answers[] others) {
    this.tenants = tenants;
    this.others = others;
  }

  private static int from(String field) {
    return Answers.from(Vocabulary.DEVICE, field);
  }

  DeviceDecision decide(DeviceFacts facts) {
    Answers[] logins = tenants.isEmpty() ? others : tenants.getOrDefault(facts.tenant(), others);
    Answers known = logins[Answers.flag(facts.loggedIn())];
    int[] steps = known.steps();
    int place =
      steps[ROLE + facts.role().ordinal()] +
      steps[DO_NOT_DISTURB + Answers.flag(facts.doNotDisturb())] +
      steps[FORWARDING + Answers.flag(facts.forwarding())] +
      steps[AVAILABILITY + facts.availability().ordinal()] +
      steps[WORK_MODE + facts.workMode().ordinal()] +
      steps[MONITORING + facts.monitoring().ordinal()] +
      steps[MONITORED + Answers.flag(facts.monitoredByOther())];
    return (DeviceDecision) known.answers()[place];
  }
}
