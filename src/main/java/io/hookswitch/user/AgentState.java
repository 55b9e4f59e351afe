package io.hookswitch.user;

/**
 * A state that an agent can be in. Kept whole with the user, so that a changed configuration changes nobody's state.
 *
 * @param id what clients tell states apart by
 * @param operationName what clients post to get there
 * @param reason why the agent is not ready, {@code ""} for none
 */
public record AgentState(
  String id,
  String operationName,
  String displayName,
  Availability availability,
  WorkMode workMode,
  String reason
) {
  public static final AgentState READY = new AgentState(
    "9430250E-0A1B-421F-B372-F29E69366DED",
    "Ready",
    "Ready",
    Availability.Ready,
    WorkMode.None,
    ""
  );
  public static final AgentState NOT_READY = new AgentState(
    "900D55CC-2BB0-431F-8BF9-D3525B383BE6",
    "NotReady",
    "Not Ready",
    Availability.NotReady,
    WorkMode.None,
    ""
  );
  public static final AgentState AFTER_CALL_WORK = new AgentState(
    "D3663509-3D82-4DD3-A82E-2EA8EFA02AEF",
    "AfterCallWork",
    "AfterCallWork",
    Availability.NotReady,
    WorkMode.AfterCallWork,
    ""
  );
  public static final AgentState AUX_WORK = new AgentState(
    "2B36138D-C564-4562-A8CB-3C32D564F296",
    "AuxWork",
    "AuxWork",
    Availability.NotReady,
    WorkMode.AuxWork,
    ""
  );
  /** Clients know these ids by heart, the odd case of this one included. */
  public static final AgentState OFFLINE = new AgentState(
    "0F7F5003-EF26-4D13-A6Ef-D0C7EC819BEB",
    "Offline",
    "Offline",
    Availability.LoggedOut,
    WorkMode.None,
    ""
  );

  /** What the rules must allow before an agent gets there. */
  public DeviceOperation needs() {
    return switch (availability) {
      case Ready -> DeviceOperation.Ready;
      case LoggedOut -> DeviceOperation.Offline;
      case NotReady -> switch (workMode) {
        case None -> DeviceOperation.NotReady;
        case AfterCallWork -> DeviceOperation.AfterCallWork;
        case AuxWork -> DeviceOperation.AuxWork;
      };
    };
  }

  /** The same state for a reason that only the client knows. */
  public AgentState because(String why) {
    return new AgentState(id, operationName, displayName, availability, workMode, why);
  }
}
