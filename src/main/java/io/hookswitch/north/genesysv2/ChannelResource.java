package io.hookswitch.north.genesysv2;

import io.hookswitch.directory.User;
import io.hookswitch.user.AgentState;
import io.hookswitch.user.AgentStates;
import io.hookswitch.user.DeviceDecision;
import io.hookswitch.user.Presence;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The channels of a user. Voice is the only one, for whoever has a phone. */
final class ChannelResource {

  private final AgentStates states;

  ChannelResource(AgentStates states) {
    this.states = states;
  }

  /** @param decision for the phone that the user works at, or would */
  List<JsonObject> of(User user, Presence presence, DeviceDecision decision) {
    if (user.devices().isEmpty()) return List.of();
    return List.of(
      new JsonObject()
        .put("channel", Channels.VOICE)
        .put("userState", AgentStateResource.userState(presence.agent()))
        .put("capabilities", capabilities(user, decision))
    );
  }

  private List<String> capabilities(User user, DeviceDecision decision) {
    if (!Feature.VOICE.in(user.features())) return List.of();
    return states
      .all()
      .stream()
      .filter(state -> decision.allows(state.needs()))
      .map(AgentState::operationName)
      .toList();
  }
}
