package io.hookswitch.north.genesysv2;

import io.hookswitch.north.Problem;
import io.hookswitch.user.DeviceOperation;
import io.hookswitch.user.PresenceRefusal;
import java.util.stream.Collectors;

/** What a refusal about phones and agent states says to its client. */
final class PresenceAnswers {

  private PresenceAnswers() {}

  static Problem problem(String operationName, PresenceRefusal refusal) {
    return switch (refusal.why()) {
      case NO_SUCH_DEVICE -> Problem.of(Problem.Kind.NOT_FOUND, "Device not found");
      case MONITORED -> Problem.of(
        Problem.Kind.WRONG_STATE,
        operationName + " is not possible: another supervisor monitors this device"
      );
      case NOT_LOGGED_IN -> notNow(operationName, refusal, " (nobody is logged in)");
      case NOT_ALLOWED -> notNow(
        operationName,
        refusal,
        refusal.rules().isEmpty() ? " (no rule allows it)" : " (rule: " + String.join("; ", refusal.rules()) + ")"
      );
    };
  }

  private static Problem notNow(String operationName, PresenceRefusal refusal, String why) {
    String allowed = refusal.allowed().stream().sorted().map(DeviceOperation::name).collect(Collectors.joining(", "));
    return Problem.of(
      Problem.Kind.WRONG_STATE,
      operationName +
        " is not possible while the agent is " +
        refusal.availability() +
        "; allowed: " +
        (allowed.isEmpty() ? "nothing" : allowed) +
        why
    );
  }
}
