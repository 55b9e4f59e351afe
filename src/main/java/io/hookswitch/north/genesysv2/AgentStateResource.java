package io.hookswitch.north.genesysv2;

import io.hookswitch.user.AgentState;
import io.hookswitch.user.Availability;
import io.hookswitch.user.WorkMode;
import io.vertx.core.json.JsonObject;

/** An agent state, as an agent is in it and as a setting. */
final class AgentStateResource {

  private AgentStateResource() {}

  /** {@code userState} of a device or a channel. */
  static JsonObject userState(AgentState state) {
    JsonObject shown = new JsonObject()
      .put("id", state.id())
      .put("displayName", state.displayName())
      .put("state", state.availability().name());
    return details(state, shown);
  }

  /** What can be asked for. The original spells the state of whoever is logged out differently here. */
  static JsonObject setting(AgentState state) {
    boolean out = state.availability() == Availability.LoggedOut;
    JsonObject shown = new JsonObject()
      .put("id", state.id())
      .put("operationName", state.operationName())
      .put("displayName", state.displayName())
      .put("state", out ? "Logout" : state.availability().name());
    return details(state, shown);
  }

  private static JsonObject details(AgentState state, JsonObject shown) {
    if (state.workMode() != WorkMode.None) shown.put("workMode", state.workMode().name());
    if (!state.reason().isEmpty()) shown.put("reason", state.reason());
    return shown;
  }
}
