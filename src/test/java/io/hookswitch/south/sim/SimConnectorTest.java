package io.hookswitch.south.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallId;
import io.hookswitch.call.CallType;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.Operation;
import io.hookswitch.call.OrderInFlight;
import io.hookswitch.call.Party;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.Personality;
import io.hookswitch.call.Recording;
import io.hookswitch.call.RecordingMode;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.SwitchOrder;
import io.hookswitch.cluster.StaleOwnerException;
import io.hookswitch.config.SimConfig;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The connector in virtual time: lines, hand-over, mischief, forgetting. */
class SimConnectorTest {

  static final CallId CALL = new CallId(7);

  private final VirtualTime time = new VirtualTime();
  private final MemorySimStore store = new MemorySimStore();
  private final List<String> heard = new ArrayList<>();
  private final SimConnector node = node("");

  private SimConnector node(String name) {
    return node(name, Honest.SWITCH, store);
  }

  private SimConnector node(String name, SimConfig config, SimStore in) {
    SimConnector connector = new SimConnector(time, config, Phones.SILENT, Numbers::identity, in);
    connector.onEvent(event -> heard.add(name + event.party().call() + ":" + Told.text(event)));
    assertThat(connector.start().succeeded()).isTrue();
    return connector;
  }

  private static SwitchOrder dial(CallId call, Endpoint from, Endpoint to) {
    return new SwitchOrder.Dial(call.party(0), from, call.party(1), to, false, from.number());
  }

  private void order(SimConnector to, long number, SwitchOrder order) {
    Future<Void> taken = to.send(1, number, order);
    time.pass(Duration.ZERO);
    assertThat(taken.succeeded()).as("taken: %s", taken.cause()).isTrue();
  }

  private List<String> heard() {
    List<String> news = List.copyOf(heard);
    heard.clear();
    return news;
  }

  /** As the gateway has it: Alice and Bob, in these states. */
  private static Call known(PartyState alice, PartyState bob) {
    return known(alice, bob, Map.of());
  }

  private static Call known(PartyState alice, PartyState bob, Map<Long, OrderInFlight> orders) {
    return known(List.of(party(0, Numbers.ALICE, alice), party(1, Numbers.BOB, bob)), orders);
  }

  static Call known(List<Party> parties, Map<Long, OrderInFlight> orders) {
    return new Call(
      CALL,
      "acme",
      1,
      new UUID(0, 7),
      CallType.Internal,
      null,
      null,
      parties,
      List.of(),
      orders,
      9,
      Instant.EPOCH
    );
  }

  static Call ringing() {
    return known(PartyState.Dialing, PartyState.Ringing);
  }

  static Party party(int index, Endpoint end, PartyState state) {
    return new Party(
      index,
      end,
      index == 0 ? Personality.Originator : Personality.Terminator,
      state,
      false,
      Recording.of(RecordingMode.Never),
      null,
      null,
      Instant.EPOCH,
      null,
      null,
      null,
      null,
      0,
      null,
      null
    );
  }

  @Test
  void aCallRunsOnTheClockAndIsForgottenAtItsEnd() {
    order(node, 1, dial(CALL, Numbers.ALICE, Numbers.network("+3210005")));
    assertThat(heard()).containsExactly("7:0 Originated", "7:1 Ringing");
    time.pass(Duration.ofSeconds(1));
    assertThat(heard()).containsExactly("7:1 Answered", "7:0 Answered");
    time.pass(Duration.ofSeconds(2));
    assertThat(heard()).containsExactly("7:1 Released Hangup", "7:0 Released RemoteHangup");
    assertThat(store.empty()).isTrue();
    assertThat(time.quiet()).isTrue();
    order(node, 2, new SwitchOrder.Inspect(CALL.party(0)));
    assertThat(heard()).containsExactly("7:0 Released Lost");
  }

  @Test
  void aPhoneThatRingsOrHasNoLineToSpareIsBusy() {
    order(node, 1, dial(new CallId(1), Numbers.ALICE, Numbers.BOB));
    order(node, 1, dial(new CallId(2), Numbers.CAROL, Numbers.BOB));
    assertThat(heard()).contains("2:1 Released Busy", "2:0 Released Busy");
    order(node, 2, new SwitchOrder.Answer(new CallId(1).party(1)));
    order(node, 1, dial(new CallId(3), Numbers.CAROL, Numbers.BOB));
    assertThat(heard()).contains("3:1 Ringing");
    order(node, 2, new SwitchOrder.Answer(new CallId(3).party(1)));
    order(node, 1, dial(new CallId(4), Numbers.DAVE, Numbers.BOB));
    assertThat(heard()).contains("4:1 Released Busy");
    order(node, 3, new SwitchOrder.Release(new CallId(1).party(0), ReleaseCause.Hangup));
    order(node, 1, dial(new CallId(5), Numbers.DAVE, Numbers.BOB));
    assertThat(heard()).contains("5:1 Ringing");
  }

  @Test
  void aPhoneIsBusyForTheCallsOfAllNodes() {
    order(node, 1, dial(new CallId(1), Numbers.ALICE, Numbers.BOB));
    order(node("other "), 1, dial(new CallId(2), Numbers.CAROL, Numbers.BOB));
    assertThat(heard()).contains("other 2:1 Released Busy");
  }

  @Test
  void aRefusedRedirectLeavesThePhoneOfTheTargetFree() {
    order(node, 1, dial(CALL, Numbers.ALICE, Numbers.BOB));
    order(node, 2, new SwitchOrder.Redirect(CALL.party(0), CALL.party(2), Numbers.CAROL));
    assertThat(heard()).contains("7:0 OrderFailed 2: there is nobody to be connected with the target");
    order(node, 1, dial(new CallId(8), Numbers.DAVE, Numbers.CAROL));
    assertThat(heard()).contains("8:1 Ringing");
  }

  @Test
  void anAdoptedCallGoesOnWhereItIsAdopted() {
    SimConnector other = node("other ");
    order(node, 1, dial(CALL, Numbers.ALICE, Numbers.network("+3212345")));
    time.pass(Duration.ofMillis(400));
    node.release(CALL);
    heard();
    Future<Void> adopted = other.adopt(1, known(PartyState.Dialing, PartyState.Null));
    time.pass(Duration.ZERO);
    assertThat(adopted.succeeded()).isTrue();
    assertThat(heard()).containsExactly(
      "other 7:0 Inspected Dialing recording None",
      "other 7:1 Inspected Ringing recording None"
    );
    time.pass(Duration.ofMillis(599));
    assertThat(heard()).isEmpty();
    time.pass(Duration.ofMillis(1));
    assertThat(heard()).containsExactly("other 7:1 Answered", "other 7:0 Answered");
  }

  @Test
  void aTimerThatRanOutBetweenTwoOwnersIsMadeUpFor() {
    order(node, 1, dial(CALL, Numbers.ALICE, Numbers.network("+3212345")));
    node.close();
    time.pass(Duration.ofSeconds(5));
    heard();
    node("other ").adopt(1, known(PartyState.Dialing, PartyState.Ringing));
    time.pass(Duration.ZERO);
    assertThat(heard()).endsWith("other 7:1 Answered", "other 7:0 Answered");
  }

  /** What this node meant to tell them of a takeover would come after what the next owner has told. */
  @Test
  void whoHasLetGoOfACallSaysNothingMoreToItsPhones() {
    order(node, 1, dial(CALL, Numbers.ALICE, Numbers.BOB));
    node.adopt(2, known(PartyState.Dialing, PartyState.Ringing));
    time.pass(Duration.ZERO);
    node.release(CALL);
    store.vacate(Numbers.BOB.subscriber().device(), CALL.party(1));
    time.pass(Duration.ofSeconds(2));
    assertThat(store.occupied(0).result()).doesNotContainKey(Numbers.BOB.subscriber().device());
  }

  @Test
  void anAdoptedCallThatTheSwitchDoesNotKnowIsLostAndItsPhonesAreFree() {
    store.occupy(Numbers.BOB.subscriber().device(), CALL.party(1), true);
    node.adopt(1, known(PartyState.Released, PartyState.Ringing));
    time.pass(Duration.ZERO);
    assertThat(heard()).containsExactly("7:1 Released Lost");
    // Nobody waits for the phones.
    time.pass(Duration.ofSeconds(1));
    assertThat(store.empty()).isTrue();
  }

  @Test
  void aCallWhoseDialIsStillToComeIsNotLost() {
    SwitchOrder dial = dial(CALL, Numbers.ALICE, Numbers.BOB);
    node.adopt(1, known(PartyState.Dialing, PartyState.Null, Map.of(1L, new OrderInFlight(dial, Operation.Dial, 1))));
    time.pass(Duration.ZERO);
    assertThat(heard()).isEmpty();
    order(node, 1, dial);
    time.pass(Duration.ofMillis(100));
    assertThat(heard()).contains("7:1 Ringing");
    node.adopt(2, known(PartyState.Dialing, PartyState.Null, Map.of(1L, new OrderInFlight(dial, Operation.Dial, 1))));
    time.pass(Duration.ZERO);
    assertThat(heard()).contains("7:1 Inspected Ringing recording None");
  }

  @Test
  void aTransferWhoseOrderIsStillToComeHasNotFailed() {
    order(node, 1, dial(CALL, Numbers.ALICE, Numbers.network("+3212345")));
    time.pass(Duration.ofSeconds(2));
    node.release(CALL);
    heard();
    SimConnector other = node("other ");
    SwitchOrder transfer = new SwitchOrder.Redirect(CALL.party(0), CALL.party(2), Numbers.CAROL);
    List<Party> parties = List.of(
      party(0, Numbers.ALICE, PartyState.Established),
      party(1, Numbers.BOB, PartyState.Established),
      party(2, Numbers.CAROL, PartyState.Null)
    );
    other.adopt(1, known(parties, Map.of(2L, new OrderInFlight(transfer, Operation.SingleStepTransfer, 0))));
    time.pass(Duration.ZERO);
    assertThat(heard()).containsExactly(
      "other 7:0 Inspected Established recording None",
      "other 7:1 Inspected Established recording None"
    );
    order(other, 2, transfer);
    assertThat(heard()).contains("other 7:2 Ringing");
  }

  @Test
  void twoNodesThatBothBelieveTheyOwnACallDoNothingTwice() {
    SimConnector other = node("other ");
    order(node, 1, dial(CALL, Numbers.ALICE, Numbers.network("+3210005")));
    order(other, 2, new SwitchOrder.Inspect(CALL.party(0)));
    order(node, 3, new SwitchOrder.Inspect(CALL.party(0)));
    time.pass(Duration.ofSeconds(10));
    assertThat(
      heard()
        .stream()
        .filter(text -> text.contains("Answered") || text.contains("Released"))
    ).hasSize(4);
    assertThat(store.empty()).isTrue();
  }

  @Test
  void anIncomingCallIsOfferedUnlessThePhoneIsBusy() {
    Endpoint from = Numbers.network("+3299");
    Future<Boolean> first = node.incoming(CALL, "acme", from, Numbers.BOB);
    Future<Boolean> second = node.incoming(new CallId(8), "acme", from, Numbers.BOB);
    time.pass(Duration.ZERO);
    assertThat(first.result()).isTrue();
    assertThat(second.result()).isFalse();
    assertThat(heard()).containsExactly("7:0 Offered");
    order(node, 1, new SwitchOrder.Release(CALL.party(1), ReleaseCause.Rejected));
    assertThat(heard()).containsExactly("7:1 Released Rejected", "7:0 Released Rejected");
    assertThat(store.empty()).isTrue();
    assertThatThrownBy(() -> node.incoming(CALL, "acme", Numbers.BOB, from)).hasMessageContaining("+3299");
  }

  @Test
  void anIncomingCallIsTakenOverByTheNodeThatGivesTheFirstOrder() {
    node.incoming(CALL, "acme", Numbers.network("+3299"), Numbers.BOB);
    time.pass(Duration.ZERO);
    heard();
    order(node("other "), 1, new SwitchOrder.Answer(CALL.party(1)));
    time.pass(Duration.ofMinutes(1));
    assertThat(heard()).containsExactly("other 7:1 Answered", "other 7:0 Answered");
  }

  @Test
  void aReleasedCallIsNotReportedAnyMore() {
    order(node, 1, dial(CALL, Numbers.ALICE, Numbers.network("+3210005")));
    heard();
    node.release(CALL);
    time.pass(Duration.ofMinutes(1));
    assertThat(heard()).isEmpty();
    assertThat(store.empty()).isFalse();
  }

  @Test
  void delayedEventsOfAReleasedCallAreNotReportedEither() {
    SimConnector slow = node("", slow(), store);
    order(slow, 1, dial(CALL, Numbers.ALICE, Numbers.network("+32")));
    slow.release(CALL);
    time.pass(Duration.ofMinutes(1));
    assertThat(heard()).isEmpty();
  }

  private static SimConfig slow() {
    SimConfig base = Honest.SWITCH;
    Duration delay = Duration.ofMillis(100);
    return new SimConfig(1, delay, 0, 0, 0, base.ownPhonePickup(), base.ringTimeout(), base.lines(), base.plan());
  }

  @Test
  void eventsAreReportedLateButAllOfThemAndInOrder() {
    order(node("", slow(), store), 1, dial(CALL, Numbers.ALICE, Numbers.network("+3210005")));
    assertThat(heard()).isEmpty();
    time.pass(Duration.ofMillis(49));
    assertThat(heard()).isEmpty();
    time.pass(Duration.ofSeconds(10));
    assertThat(heard()).containsExactly(
      "7:0 Originated",
      "7:1 Ringing",
      "7:1 Answered",
      "7:0 Answered",
      "7:1 Released Hangup",
      "7:0 Released RemoteHangup"
    );
    assertThat(time.quiet()).isTrue();
  }

  @Test
  void ordersFailWhileTheStoreIsAwayAndTimersComeBackLater() {
    Away away = new Away(store);
    SimConnector unlucky = node("", Honest.SWITCH, away);
    order(unlucky, 1, dial(CALL, Numbers.ALICE, Numbers.network("+32")));
    away.gone = true;
    heard();
    Future<Void> hold = unlucky.send(1, 2, new SwitchOrder.Hold(CALL.party(0)));
    time.pass(Duration.ofMillis(3500));
    assertThat(hold.cause()).hasMessage("the store is away");
    assertThat(heard()).isEmpty();
    away.gone = false;
    time.pass(Duration.ofSeconds(1));
    assertThat(heard()).containsExactly("7:1 Answered", "7:0 Answered");
  }

  @Test
  void aCallDoesNotWaitForTheMemoryOfItsPhones() {
    Away away = new Away(store);
    SimConnector unlucky = node("", Honest.SWITCH, away);
    away.moving = true;
    Future<Void> dial = unlucky.send(1, 1, dial(CALL, Numbers.ALICE, Numbers.BOB));
    time.pass(Duration.ofSeconds(5));
    assertThat(dial.succeeded()).isTrue();
    assertThat(heard()).containsExactly("7:0 Originated", "7:1 Ringing");
    assertThat(store.occupied(0).result()).isEmpty();
    away.moving = false;
    time.pass(Duration.ofSeconds(5));
    assertThat(store.occupied(0).result()).as("put right afterwards").hasSize(2);
  }

  @Test
  void whatTheStoreDidWithoutSayingSoIsReported() {
    Away away = new Away(store);
    SimConnector unlucky = node("", Honest.SWITCH, away);
    order(unlucky, 1, dial(CALL, Numbers.ALICE, Numbers.network("+32")));
    time.pass(Duration.ofSeconds(4));
    heard();
    away.mute = true;
    Future<Void> hold = unlucky.send(1, 2, new SwitchOrder.Hold(CALL.party(0)));
    time.pass(Duration.ofSeconds(1));
    assertThat(hold.succeeded()).isTrue();
    assertThat(heard()).containsExactly("7:0 Held");
    away.mute = true;
    Future<Void> hangup = unlucky.send(1, 3, new SwitchOrder.Release(CALL.party(0), ReleaseCause.Hangup));
    time.pass(Duration.ofSeconds(1));
    assertThat(hangup.succeeded()).isTrue();
    assertThat(heard()).as("the end of the call, whose form is gone").hasSize(2);
  }

  @Test
  void aClosedSwitchTakesNoOrders() {
    node.close();
    Future<Void> sent = node.send(1, 1, dial(CALL, Numbers.ALICE, Numbers.BOB));
    time.pass(Duration.ZERO);
    assertThat(sent.cause()).hasMessage("the switch is closed");
  }

  @Test
  void aSwitchWithoutAListenerDoesNotStart() {
    SimConnector deaf = new SimConnector(time, Honest.SWITCH, Phones.SILENT, Numbers::identity, store);
    assertThat(deaf.start().cause()).hasMessage("nobody listens to the switch");
  }

  @Test
  void aListenerThatFailsDoesNotStopTheCall() {
    SimConnector unlucky = new SimConnector(time, Honest.SWITCH, Phones.SILENT, Numbers::identity, store);
    List<SwitchEvent> seen = new ArrayList<>();
    unlucky.onEvent(event -> {
      seen.add(event);
      throw new IllegalStateException("a bug of the listener, on purpose");
    });
    unlucky.start();
    order(unlucky, 1, dial(CALL, Numbers.ALICE, Numbers.network("+3210005")));
    time.pass(Duration.ofSeconds(10));
    assertThat(seen).hasSize(6);
  }

  @Test
  void whoOwnedTheCallBeforeIsNotObeyed() {
    order(node, 1, dial(CALL, Numbers.ALICE, Numbers.BOB));
    SimConnector other = node("other ");
    other.adopt(2, known(PartyState.Dialing, PartyState.Ringing));
    time.pass(Duration.ZERO);
    heard();
    Future<Void> late = node.send(1, 2, new SwitchOrder.Release(CALL.party(0), ReleaseCause.Hangup));
    time.pass(Duration.ZERO);
    assertThat(late.cause()).isInstanceOf(StaleOwnerException.class);
    assertThat(heard()).isEmpty();
    Future<Void> obeyed = other.send(2, 2, new SwitchOrder.Release(CALL.party(0), ReleaseCause.Hangup));
    time.pass(Duration.ZERO);
    assertThat(obeyed.succeeded()).isTrue();
    assertThat(heard()).isNotEmpty();
  }
}
