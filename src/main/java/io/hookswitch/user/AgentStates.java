package io.hookswitch.user;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The agent states there are: the built-in ones, and those that the operator has added.
 *
 * @param all in the order in which clients are shown them; operation names and ids are unique
 * @param first the state after logging in
 */
public record AgentStates(List<AgentState> all, AgentState first) {
  private static final Set<String> NO_STATES = Set.of("StartContactCenterSession", "EndContactCenterSession");

  static final List<AgentState> BUILT_IN = List.of(
    AgentState.READY,
    AgentState.NOT_READY,
    AgentState.AFTER_CALL_WORK,
    AgentState.AUX_WORK,
    AgentState.OFFLINE
  );
  public static final AgentStates DEFAULT = new AgentStates(BUILT_IN, AgentState.NOT_READY);

  /** @throws IllegalArgumentException that names every state that cannot be, and why */
  public AgentStates {
    all = List.copyOf(all);
    List<String> mistakes = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    Set<String> names = new HashSet<>(NO_STATES);
    for (AgentState state : all) {
      if (!names.add(state.operationName())) mistakes.add("operationName " + state.operationName() + " is taken");
      if (!ids.add(state.id().toLowerCase(java.util.Locale.ROOT))) mistakes.add("id " + state.id() + " is taken");
      if (state.availability() != Availability.NotReady && state.workMode() != WorkMode.None) {
        mistakes.add(state.operationName() + ": only a state that is not ready has a work mode");
      }
    }
    if (!all.contains(first) || first.availability() == Availability.LoggedOut) {
      mistakes.add(first.operationName() + " cannot be the state after logging in");
    }
    if (!mistakes.isEmpty()) throw new IllegalArgumentException("agent states: " + String.join("; ", mistakes));
  }

  /**
   * The built-in states and some more.
   *
   * @param first the operation name of the state after logging in
   */
  public static AgentStates with(List<AgentState> more, String first) {
    List<AgentState> all = new ArrayList<>(BUILT_IN);
    all.addAll(more);
    AgentState begin = all
      .stream()
      .filter(state -> state.operationName().equals(first))
      .findFirst()
      .orElseThrow(() -> new IllegalArgumentException("agent states: none is called " + first));
    return new AgentStates(all, begin);
  }

  public Optional<AgentState> called(String operationName) {
    return all
      .stream()
      .filter(state -> state.operationName().equals(operationName))
      .findFirst();
  }
}
