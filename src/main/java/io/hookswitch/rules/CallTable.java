package io.hookswitch.rules;

import io.hookswitch.call.CallFacts;
import io.hookswitch.call.Decision;
import java.util.Map;

/** Every decision about calls there can be, looked up: allocates nothing, waits for nobody. */
final class CallTable {

  private static final int TYPE = from("type");
  private static final int ROLE = from("role");
  private static final int NETWORK = from("network");
  private static final int RECORDING_MODE = from("recordingMode");
  private static final int RECORDING_STATE = from("recordingState");
  private static final int CONFERENCE = from("conference");
  private static final int CONSULTATION = from("consultation");
  private static final int MONITORING = from("monitoring");
  private static final int CAN_MUTE = from("canMute");
  private static final int MUTED = from("muted");
  private static final int HOURS = from("hours");
  private static final int PRIVACY = from("privacy");
  private static final int EMERGENCY = from("emergency");

  private final Map<String, Answers[]> tenants;
  private final Answers[] others;

  /**
   * @param tenants by name, then by the place of the party's state; those that some rule names
   * @param others for everyone else
   */
  CallTable(Map<String, Answers[]> tenants, Answers[] others) {
    this.tenants = tenants;
    this.others = others;
  }

  private static int from(String field) {
    return Answers.from(Vocabulary.CALL, field);
  }

  Decision decide(CallFacts facts) {
    Answers[] states = tenants.isEmpty() ? others : tenants.getOrDefault(facts.tenant(), others);
    Answers known = states[facts.state().ordinal()];
    int[] steps = known.steps();
    int place =
      steps[TYPE + facts.type().ordinal()] +
      steps[ROLE + facts.role().ordinal()] +
      steps[NETWORK + facts.network().ordinal()] +
      steps[RECORDING_MODE + facts.recordingMode().ordinal()] +
      steps[RECORDING_STATE + facts.recordingState().ordinal()] +
      steps[CONFERENCE + facts.conference().ordinal()] +
      steps[CONSULTATION + facts.consultation().ordinal()] +
      steps[MONITORING + facts.monitoring().ordinal()] +
      steps[CAN_MUTE + Answers.flag(facts.canMute())] +
      steps[MUTED + Answers.flag(facts.muted())] +
      steps[HOURS + facts.hours().ordinal()] +
      steps[PRIVACY + Answers.flag(facts.privacy())] +
      steps[EMERGENCY + Answers.flag(facts.emergency())];
    return (Decision) known.answers()[place];
  }
}
