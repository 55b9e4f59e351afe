package io.hookswitch.config;

import java.util.Optional;

/**
 * An agent state of the operator's own.
 *
 * @param id what clients tell states apart by; never reuse one
 * @param operationName what clients post to get there: letters, digits, dash and underscore, beginning with a letter
 * @param displayName for people
 * @param state what it means for the distribution of calls
 * @param workMode of a state that is not ready
 * @param reason shown with the state
 */
public record AgentStateEntry(
  String id,
  String operationName,
  String displayName,
  State state,
  Optional<WorkMode> workMode,
  Optional<String> reason
) {
  /** What the state means for the distribution of calls. */
  public enum State {
    READY,
    NOT_READY,
    LOGGED_OUT,
  }

  /** What else the agent does. */
  public enum WorkMode {
    AFTER_CALL_WORK,
    AUX_WORK,
  }
}
