package io.hookswitch.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class AgentStatesTest {

  private static AgentState state(String id, String name, Availability availability, WorkMode mode) {
    return new AgentState(id, name, name, availability, mode, "");
  }

  @Test
  void theBuiltInStatesHaveTheIdsThatClientsKnow() {
    assertThat(AgentStates.DEFAULT.all())
      .extracting(AgentState::id)
      .containsExactly(
        "9430250E-0A1B-421F-B372-F29E69366DED",
        "900D55CC-2BB0-431F-8BF9-D3525B383BE6",
        "D3663509-3D82-4DD3-A82E-2EA8EFA02AEF",
        "2B36138D-C564-4562-A8CB-3C32D564F296",
        "0F7F5003-EF26-4D13-A6Ef-D0C7EC819BEB"
      );
  }

  @Test
  void eachBuiltInStateNeedsTheOperationOfItsName() {
    assertThat(AgentStates.DEFAULT.all()).allMatch(state -> state.needs().name().equals(state.operationName()));
  }

  @Test
  void anOwnStateNeedsTheOperationOfTheOneItResembles() {
    AgentState training = state("1", "Training", Availability.NotReady, WorkMode.AuxWork);
    AgentStates states = AgentStates.with(List.of(training), "Training");
    assertThat(states.called("Training")).contains(training);
    assertThat(states.first().needs()).isEqualTo(DeviceOperation.AuxWork);
    assertThat(states.called("training")).isEmpty();
  }

  @Test
  void everyMistakeIsSaidAtOnce() {
    List<AgentState> wrong = List.of(
      state(AgentState.READY.id().toLowerCase(java.util.Locale.ROOT), "Go", Availability.Ready, WorkMode.None),
      state("2", "EndContactCenterSession", Availability.NotReady, WorkMode.None),
      state("3", "Busy", Availability.Ready, WorkMode.AuxWork)
    );
    assertThatThrownBy(() -> AgentStates.with(wrong, "Offline"))
      .isInstanceOf(IllegalArgumentException.class)
      .hasMessageContainingAll(
        "is taken; operationName EndContactCenterSession is taken",
        "Busy: only a state that is not ready has a work mode",
        "Offline cannot be the state after logging in"
      );
  }

  @Test
  void theFirstStateMustBeThere() {
    assertThatThrownBy(() -> AgentStates.with(List.of(), "Tea")).hasMessage("agent states: none is called Tea");
  }
}
