package io.hookswitch.south.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallId;
import io.hookswitch.call.Operation;
import io.hookswitch.call.OrderInFlight;
import io.hookswitch.call.Party;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.SwitchOrder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AdoptionTest {

  private static final Party ALICE = SimConnectorTest.party(0, Numbers.ALICE, PartyState.Established);
  private static final Party BOB = SimConnectorTest.party(1, Numbers.BOB, PartyState.Established);
  private static final SimLeg HERS = SimLeg.caller(0, Numbers.ALICE, false).in(PartyState.Established);
  private static final SimLeg HIS = SimLeg.called(1, Numbers.BOB).in(PartyState.Established);

  private static List<Integer> asked(Map<Long, OrderInFlight> orders, List<Party> parties, SimLeg... legs) {
    Call known = SimConnectorTest.known(parties, orders);
    CallId id = known.id();
    SimCall call = new SimCall(id, 3, List.of(legs), List.of(), new TreeMap<>(), 0, null, 1);
    return Adoption.questions(known, call)
      .stream()
      .map(question -> question.party().index())
      .toList();
  }

  private static Party bob(PartyState state) {
    return SimConnectorTest.party(1, Numbers.BOB, state);
  }

  @Test
  void allLegsThatTheGatewayThinksAreUpAreAskedAfterAlsoThoseThatAreGone() {
    assertThat(asked(Map.of(), List.of(ALICE, BOB), HERS, HIS)).containsExactly(0, 1);
    assertThat(asked(Map.of(), List.of(ALICE, BOB), HERS)).containsExactly(0, 1);
    assertThat(asked(Map.of(), List.of(ALICE, BOB))).containsExactly(0, 1);
  }

  @Test
  void theFenceOfACallWhoseLegsAreOnTheirWayToAnotherIsKeptToo() {
    Call known = SimConnectorTest.known(List.of(ALICE, BOB), Map.of());
    Crossed crossed = new Crossed(known.id().party(0), 7, List.of(HERS, HIS), List.of());
    SimCall call = new SimCall(known.id(), 3, List.of(), List.of(), new TreeMap<>(), 0, crossed, 1);
    SimInput adopted = new SimInput.Adopted(known);
    SimCall next = SimMachine.step(call.fenced(2), adopted, Set.of(), null, Instant.EPOCH).next();
    assertThat(next.version()).isEqualTo(4);
    assertThat(next.fence()).isEqualTo(2);
    SimCall none = SimCall.none(known.id());
    assertThat(SimMachine.step(none, adopted, Set.of(), null, Instant.EPOCH).next()).isSameAs(none);
  }

  @Test
  void whatIsOverIsOver() {
    assertThat(asked(Map.of(), List.of(ALICE, bob(PartyState.Released)), HERS, HIS)).containsExactly(0);
  }

  @Test
  void aLegWhoseOrderIsStillToComeIsNotLost() {
    assertThat(asked(Map.of(), List.of(ALICE, bob(PartyState.Null)), HERS)).containsExactly(0);
    assertThat(asked(Map.of(), List.of(ALICE, bob(PartyState.Null)), HERS, HIS))
      .as("it has come, and its events got lost")
      .containsExactly(0, 1);
  }

  @Test
  void aLegThatTheSwitchIsAboutToReportIsNotAskedAfter() {
    SimLeg begun = SimLeg.called(1, Numbers.BOB);
    assertThat(asked(Map.of(), List.of(ALICE, bob(PartyState.Null)), HERS, begun)).containsExactly(0);
  }

  @Test
  void aCallWhoseDialIsStillToComeIsNotLost() {
    SwitchOrder dial = new SwitchOrder.Dial(
      SimConnectorTest.CALL.party(0),
      Numbers.ALICE,
      SimConnectorTest.CALL.party(1),
      Numbers.BOB,
      false,
      "1"
    );
    Map<Long, OrderInFlight> orders = Map.of(1L, new OrderInFlight(dial, Operation.Dial, 1));
    assertThat(asked(orders, List.of(ALICE, BOB))).isEmpty();
    assertThat(asked(orders, List.of(ALICE, BOB), HERS)).containsExactly(0, 1);
  }
}
