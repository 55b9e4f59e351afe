package io.hookswitch;

import io.hookswitch.config.AgentStateEntry;
import io.hookswitch.config.AgentsConfig;
import io.hookswitch.user.AgentState;
import io.hookswitch.user.AgentStates;
import io.hookswitch.user.Availability;
import io.hookswitch.user.WorkMode;

/** The operator's agent states in the core's words. */
final class AgentSettings {

  private AgentSettings() {}

  /** @throws IllegalArgumentException that names every state that cannot be, and why */
  static AgentStates of(AgentsConfig config) {
    return AgentStates.with(config.states().stream().map(AgentSettings::state).toList(), config.first());
  }

  private static AgentState state(AgentStateEntry entry) {
    Availability availability = switch (entry.state()) {
      case READY -> Availability.Ready;
      case NOT_READY -> Availability.NotReady;
      case LOGGED_OUT -> Availability.LoggedOut;
    };
    WorkMode mode = entry
      .workMode()
      .map(
        one ->
          switch (one) {
            case AFTER_CALL_WORK -> WorkMode.AfterCallWork;
            case AUX_WORK -> WorkMode.AuxWork;
          }
      )
      .orElse(WorkMode.None);
    String reason = entry.reason().orElse("");
    return new AgentState(entry.id(), entry.operationName(), entry.displayName(), availability, mode, reason);
  }
}
