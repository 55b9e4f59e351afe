package io.hookswitch.south.sim;

import static io.hookswitch.south.sim.Desks.FIRST;
import static io.hookswitch.south.sim.Desks.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.CallId;
import io.hookswitch.call.Consultation;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchOrder;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two calls of a user on one node and on two: order of inputs, phones, crossing changes, a node that dies half-way. */
class SimPairOnConnectorsTest {

  private static final SwitchOrder CONSULT = Desks.consultation(Numbers.CAROL);
  private static final SwitchOrder TRANSFER = Desks.merging(Consultation.Transfer);
  private static final SwitchOrder CONFERENCE = Desks.merging(Consultation.Conference);

  private final VirtualTime time = new VirtualTime();
  private final MemorySimStore store = new MemorySimStore();
  private final Torn torn = new Torn(store);
  private final List<String> heard = new ArrayList<>();
  private final SimConnector node = node("", torn);
  private final SimConnector other = node("other ", store);

  private SimConnector node(String name, SimStore in) {
    SimConnector connector = new SimConnector(time, Honest.SWITCH, Phones.SILENT, in);
    connector.onEvent(event -> heard.add(name + event.party().call() + ":" + Told.text(event)));
    assertThat(connector.start().succeeded()).isTrue();
    return connector;
  }

  private Future<Void> order(SimConnector to, long number, SwitchOrder order) {
    Future<Void> taken = to.send(1, number, order);
    time.pass(Duration.ZERO);
    return taken;
  }

  private static SwitchOrder dial(CallId call, Endpoint from, Endpoint to) {
    return new SwitchOrder.Dial(call.party(0), from, call.party(1), to, false, from.number());
  }

  private List<String> heard() {
    List<String> news = List.copyOf(heard);
    heard.clear();
    return news;
  }

  private void talk() {
    order(node, 1, dial(FIRST, Numbers.ALICE, Numbers.BOB));
    order(node, 2, new SwitchOrder.Answer(FIRST.party(1)));
    heard();
  }

  /** Alice talks to Carol while Bob waits. */
  private void consulted(SimConnector home) {
    talk();
    order(node, 3, CONSULT);
    order(home, 1, new SwitchOrder.Answer(SECOND.party(1)));
    heard();
  }

  private boolean free(Endpoint phone) {
    boolean free = store.claim(phone.subscriber().device(), new CallId(99).party(0), 1).result();
    store.vacate(phone.subscriber().device(), new CallId(99).party(0));
    return free;
  }

  private void endsWithNothingLeft(SimConnector on) {
    order(on, 90, new SwitchOrder.Release(FIRST.party(0), ReleaseCause.Hangup));
    order(on, 91, new SwitchOrder.Release(FIRST.party(1), ReleaseCause.Hangup));
    time.pass(Duration.ofMinutes(2));
    assertThat(store.empty()).isTrue();
    assertThat(time.quiet()).isTrue();
  }

  @Test
  void aConferenceIsMadeOnOneNode() {
    talk();
    order(node, 3, CONSULT);
    assertThat(heard()).containsExactly("7:0 Held", "8:0 Originated", "8:1 Ringing");
    order(node, 1, new SwitchOrder.Answer(SECOND.party(1)));
    assertThat(heard()).containsExactly("8:1 Answered", "8:0 Answered");
    order(node, 4, new SwitchOrder.Alternate(FIRST.party(0), SECOND.party(0)));
    assertThat(heard()).containsExactly("7:0 Retrieved", "8:0 Held");
    order(node, 5, CONFERENCE);
    assertThat(heard()).containsExactly("8:0 Released Conferenced", "7:2 Answered");
    assertThat(store.load(SECOND).result()).isEmpty();
    order(node, 2, new SwitchOrder.Inspect(SECOND.party(1)));
    assertThat(heard()).containsExactly("8:1 Released Lost");
    endsWithNothingLeft(node);
  }

  @Test
  void theSecondCallIsGoneOnWithByAnotherNode() {
    consulted(other);
    order(other, 2, new SwitchOrder.Mute(SECOND.party(1), true));
    heard();
    order(node, 4, CONFERENCE);
    assertThat(heard()).containsExactly("8:0 Released Conferenced", "7:0 Retrieved", "7:2 Answered", "7:2 Muted on");
    order(other, 3, new SwitchOrder.Hold(SECOND.party(1)));
    assertThat(heard()).containsExactly("other 8:1 OrderFailed 3: the switch does not know this leg");
    endsWithNothingLeft(node);
  }

  @Test
  void timersThatRunOnAnotherNodeMoveToo() {
    talk();
    order(node, 3, Desks.consultation(Numbers.network("+3210000005")));
    order(other, 1, new SwitchOrder.Inspect(SECOND.party(1)));
    order(node, 4, TRANSFER);
    heard();
    time.pass(Duration.ofMinutes(1));
    assertThat(heard()).containsExactly(
      "7:2 Answered",
      "7:1 Answered",
      "7:2 Released Hangup",
      "7:1 Released RemoteHangup"
    );
    assertThat(store.empty()).isTrue();
    assertThat(time.quiet()).isTrue();
  }

  @Test
  void thePhonesMoveWithTheirLegs() {
    consulted(node);
    assertThat(List.of(free(Numbers.ALICE), free(Numbers.BOB), free(Numbers.CAROL))).containsOnly(false);
    order(node, 4, TRANSFER);
    assertThat(free(Numbers.ALICE)).isTrue();
    assertThat(free(Numbers.CAROL)).isFalse();
    order(node, 5, new SwitchOrder.Release(FIRST.party(2), ReleaseCause.Hangup));
    assertThat(free(Numbers.CAROL)).isTrue();
    assertThat(store.empty()).isTrue();
  }

  @Test
  void aPhoneThatRingsIsBusyForAConsultationAndStaysFreeWhenItIsRefused() {
    talk();
    order(node, 1, dial(new CallId(20), Numbers.DAVE, Numbers.CAROL));
    heard();
    order(node, 3, CONSULT);
    assertThat(heard()).containsExactly("7:0 Held", "8:0 Originated", "8:1 Released Busy", "8:0 Released Busy");
    order(node, 2, new SwitchOrder.Release(new CallId(20).party(0), ReleaseCause.Hangup));
    assertThat(free(Numbers.CAROL)).isTrue();
    order(node, 4, new SwitchOrder.Join(FIRST.party(0), FIRST.party(2), Numbers.CAROL));
    assertThat(free(Numbers.CAROL)).isFalse();
    endsWithNothingLeft(node);
  }

  @Test
  void inputsOfBothCallsWaitForEachOther() {
    consulted(node);
    node.send(1, 4, new SwitchOrder.Alternate(FIRST.party(0), SECOND.party(0)));
    node.send(1, 2, new SwitchOrder.Alternate(SECOND.party(0), FIRST.party(0)));
    node.send(1, 5, CONFERENCE);
    node.send(1, 3, new SwitchOrder.Hold(SECOND.party(1)));
    node.send(1, 6, new SwitchOrder.Hold(FIRST.party(2)));
    time.pass(Duration.ZERO);
    assertThat(heard()).containsExactly(
      "7:0 Retrieved",
      "8:0 Held",
      "8:0 Retrieved",
      "7:0 Held",
      "8:0 Released Conferenced",
      "7:0 Retrieved",
      "7:2 Answered",
      "8:1 OrderFailed 3: the switch does not know this leg",
      "7:2 Held"
    );
  }

  @Test
  void aHangUpOnAnotherNodeBeforeTheSecondCallIsSavedMakesTheMergeFail() {
    consulted(other);
    torn.before(SECOND, () -> order(other, 9, new SwitchOrder.Release(SECOND.party(1), ReleaseCause.Hangup)));
    assertThat(order(node, 4, TRANSFER).succeeded()).isTrue();
    assertThat(heard()).containsExactly(
      "other 8:1 Released Hangup",
      "other 8:0 Released RemoteHangup",
      "7:0 OrderFailed 4: the leg is gone: 8:0"
    );
    endsWithNothingLeft(node);
  }

  @Test
  void aHangUpOnAnotherNodeBetweenTheTwoCallsTakesTheMergeBack() {
    consulted(node);
    torn.before(FIRST, () -> order(other, 9, new SwitchOrder.Release(FIRST.party(1), ReleaseCause.Hangup)));
    assertThat(order(node, 4, TRANSFER).succeeded()).isTrue();
    assertThat(heard()).containsExactly(
      "other 7:1 Released Hangup",
      "other 7:0 Released RemoteHangup",
      "7:0 OrderFailed 4: the switch does not know this leg: 7:0"
    );
    assertThat(free(Numbers.CAROL)).isFalse();
    order(node, 2, new SwitchOrder.Release(SECOND.party(0), ReleaseCause.Hangup));
    assertThat(heard()).containsExactly("8:0 Released Hangup", "8:1 Released RemoteHangup");
    assertThat(store.empty()).isTrue();
  }

  @Test
  void aChangeOfTheFirstCallBetweenTheTwoIsTakenInAndTheOrderGoesOn() {
    consulted(node);
    torn.before(FIRST, () -> order(other, 9, new SwitchOrder.Mute(FIRST.party(0), true)));
    order(node, 4, CONFERENCE);
    assertThat(heard()).containsExactly(
      "other 7:0 Muted on",
      "8:0 Released Conferenced",
      "7:0 Retrieved",
      "7:2 Answered"
    );
    endsWithNothingLeft(node);
  }

  @Test
  void aNodeThatDiesHalfWayThroughAMergeIsMadeUpForByTheRepeat() {
    consulted(node);
    torn.loseNext(FIRST);
    assertThat(order(node, 4, CONFERENCE).cause()).hasMessage("the store is away");
    assertThat(heard()).isEmpty();
    node.close();
    order(other, 4, CONFERENCE);
    assertThat(heard()).containsExactly("other 8:0 Released Conferenced", "other 7:0 Retrieved", "other 7:2 Answered");
    assertThat(free(Numbers.CAROL)).isFalse();
    endsWithNothingLeft(other);
  }

  @Test
  void aNodeThatDiesHalfWayThroughAConsultationIsMadeUpForByTheRepeat() {
    talk();
    torn.loseNext(FIRST);
    assertThat(order(node, 3, CONSULT).failed()).isTrue();
    node.close();
    order(other, 3, CONSULT);
    assertThat(heard()).containsExactly("other 7:0 Held", "other 8:0 Originated", "other 8:1 Ringing");
    assertThat(free(Numbers.CAROL)).isFalse();
    time.pass(Duration.ofSeconds(30));
    assertThat(heard()).containsExactly("other 8:1 Released NoAnswer", "other 8:0 Released NoAnswer");
    endsWithNothingLeft(other);
  }

  @Test
  void aMergeThatNobodyRepeatsLeavesNothingBehind() {
    consulted(node);
    torn.loseNext(FIRST);
    order(node, 4, TRANSFER);
    order(node, 2, new SwitchOrder.Inspect(SECOND.party(1)));
    assertThat(heard()).containsExactly("8:1 Released Lost");
    time.pass(Duration.ofMinutes(1));
    assertThat(free(Numbers.CAROL)).isTrue();
    endsWithNothingLeft(node);
  }

  @Test
  void twoNodesThatGiveTheSameMergeMakeItOnce() {
    consulted(node);
    torn.before(FIRST, () -> order(other, 4, TRANSFER));
    order(node, 4, TRANSFER);
    assertThat(heard()).containsExactlyInAnyOrder(
      "other 7:0 Released Transferred",
      "other 8:0 Released Transferred",
      "other 7:2 Answered",
      "7:0 Released Transferred",
      "8:0 Released Transferred",
      "7:2 Answered"
    );
    order(node, 5, new SwitchOrder.Release(FIRST.party(2), ReleaseCause.Hangup));
    assertThat(store.empty()).isTrue();
  }
}
