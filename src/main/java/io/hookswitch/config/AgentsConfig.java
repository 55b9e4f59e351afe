package io.hookswitch.config;

import java.util.List;

/**
 * What agents can be.
 *
 * @param first the operation name of the agent state after logging in
 * @param states beside the built-in ones, in the order in which clients are shown them
 */
public record AgentsConfig(String first, List<AgentStateEntry> states) {
  public static final AgentsConfig DEFAULT = new AgentsConfig("NotReady", List.of());

  public AgentsConfig {
    states = List.copyOf(states);
  }
}
