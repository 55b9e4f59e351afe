package io.hookswitch.south.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.CallId;
import io.hookswitch.call.Monitoring;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchCall;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.SwitchLeg;
import io.hookswitch.call.SwitchOrder;
import io.hookswitch.south.SwitchPage;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the simulated switch says when it is asked for its own list of calls. */
class SimListTest {

  private static final CallId CALL = new CallId(7);

  private final VirtualTime time = new VirtualTime();
  private final MemorySimStore store = new MemorySimStore();
  private final List<SwitchEvent> heard = new ArrayList<>();
  private final SimConnector one = node();
  private final SimConnector other = node();

  private SimConnector node() {
    SimConnector node = new SimConnector(time, Honest.SWITCH, Phones.SILENT, Numbers::identity, store);
    node.onEvent(heard::add);
    node.start();
    return node;
  }

  private static List<String> told(SimCall call) {
    return SimList.of(call)
      .map(SwitchCall::legs)
      .orElse(List.of())
      .stream()
      .map(leg -> leg.index() + ": " + leg.facts().stream().map(Told::text).toList())
      .toList();
  }

  private <T> T done(Future<T> future) {
    time.pass(Duration.ZERO);
    assertThat(future.succeeded()).as("%s", future.cause()).isTrue();
    return future.result();
  }

  private void dial(CallId call) {
    done(
      one.send(
        1,
        0,
        new SwitchOrder.Dial(call.party(0), Numbers.ALICE, call.party(1), Numbers.network("+3210006"), false, "15001")
      )
    );
  }

  @Test
  void eachLegIsAsAnInspectionWouldHaveIt() {
    Desk desk = Desk.talking();
    desk.order(new SwitchOrder.Hold(desk.leg(0)));
    desk.order(new SwitchOrder.Mute(desk.leg(1), true));
    assertThat(told(desk.call)).containsExactly(
      "0: [0 Inspected Held recording None]",
      "1: [1 Inspected Established muted recording None]"
    );
    assertThat(SimList.of(desk.call).orElseThrow().sequence()).isEqualTo(desk.events.getLast().sequence());
    assertThat(SimList.of(desk.call).orElseThrow().changedAt()).isBetween(desk.now, desk.now.plusMillis(1));
  }

  @Test
  void aLegThatIsBeingReachedIsThereAndSaysNothing() {
    Desk desk = Desk.withSilentPhones().dial(Numbers.BOB, true);
    assertThat(told(desk.call)).containsExactly("0: [0 Inspected Ringing recording None]", "1: []");
  }

  @Test
  void aSupervisorsLegSaysHowItTakesPart() {
    Desk desk = Desk.talking();
    desk.order(new SwitchOrder.Monitor(desk.leg(0), desk.leg(2), Numbers.CAROL, Monitoring.Coach));
    assertThat(told(desk.call)).contains("2: [2 Inspected Established recording None, 2 Monitors Coach]");
  }

  @Test
  void whatIsOverIsNotListed() {
    Desk desk = Desk.talking();
    desk.order(new SwitchOrder.Release(desk.leg(0), ReleaseCause.Hangup));
    assertThat(SimList.of(desk.call)).isEmpty();
    assertThat(SimList.of(SimCall.none(CALL))).isEmpty();
  }

  @Test
  void theListIsTheSameOnEveryNodeAndComesInPages() {
    for (int number = 1; number <= 5; number++) dial(new CallId(number));
    done(one.send(1, 1, new SwitchOrder.Release(new CallId(2).party(0), ReleaseCause.Hangup)));
    List<Long> all = new ArrayList<>();
    int pages = 0;
    Optional<CallId> after = Optional.empty();
    do {
      SwitchPage page = done(other.list(0, after.orElse(null), 2));
      page.calls().forEach(call -> all.add(call.call().number()));
      after = page.last();
      pages++;
    } while (after.isPresent());
    assertThat(all).containsExactly(1L, 3L, 4L, 5L);
    assertThat(pages).isEqualTo(3);
  }

  @Test
  void whatTheSwitchBeganIsSaidUntilAnOwnerActs() {
    assertThat(done(one.incoming(CALL, "acme", Numbers.network("+3221234567"), Numbers.BOB))).isTrue();
    SwitchCall listed = done(other.list(0, null, 10))
      .calls()
      .getFirst();
    assertThat(listed.began()).isEqualTo(
      new SwitchEvent.Offered(
        CALL.party(0),
        listed.sequence(),
        Numbers.BOB.subscriber().user().tenant(),
        Numbers.network("+3221234567"),
        Numbers.BOB
      )
    );
    assertThat(listed.legs()).extracting(SwitchLeg::index).containsExactly(0, 1);
    done(other.adopt(1, SimConnectorTest.ringing()));
    assertThat(
      done(other.list(0, null, 10))
        .calls()
        .getFirst()
        .began()
    ).isNull();
  }

  @Test
  void whatTheGatewayDialledWasNotBegunByTheSwitch() {
    dial(CALL);
    assertThat(
      done(one.list(0, null, 10))
        .calls()
        .getFirst()
        .began()
    ).isNull();
  }

  @Test
  void aClosedSwitchSaysNothing() {
    done(one.close());
    Future<SwitchPage> page = one.list(0, null, 10);
    time.pass(Duration.ZERO);
    assertThat(page.failed()).isTrue();
  }

  private List<String> ringsBob(CallId call) {
    heard.clear();
    done(
      one.send(1, 0, new SwitchOrder.Dial(call.party(0), Numbers.ALICE, call.party(1), Numbers.BOB, false, "15001"))
    );
    return heard
      .stream()
      .filter(event -> event.party().equals(call.party(1)))
      .map(Told::text)
      .toList();
  }

  /** The node has died after it had asked for the line, and before the call was kept. */
  @Test
  void aPhoneThatRingsForALegOfNobodyIsFreed() {
    done(store.claim(Numbers.BOB.subscriber().device(), new CallId(99).party(1), 2));
    assertThat(ringsBob(new CallId(1))).containsExactly("1 Released Busy");
    done(one.list(0, null, 10));
    time.pass(PhoneCheck.DOUBT.minusMillis(1));
    done(one.list(0, null, 10));
    assertThat(ringsBob(new CallId(2)))
      .as("it may be on its way")
      .containsExactly("1 Released Busy");
    time.pass(Duration.ofMillis(1));
    done(one.list(0, null, 10));
    assertThat(ringsBob(new CallId(3))).containsExactly("1 Ringing");
  }

  @Test
  void aPhoneThatRingsForACallRingsOn() {
    done(one.incoming(CALL, "acme", Numbers.network("+3221234567"), Numbers.BOB));
    for (int looks = 0; looks < 5; looks++) {
      done(one.list(0, null, 10));
      time.pass(Duration.ofSeconds(5));
    }
    assertThat(ringsBob(new CallId(1))).containsExactly("1 Released Busy");
  }

  /** A node that had lost the call told the phone late. */
  @Test
  void aPhoneThatTalksWithNobodyIsFreed() {
    done(store.occupy(Numbers.BOB.subscriber().device(), new CallId(99).party(1), false));
    for (int looks = 0; looks < PhoneCheck.SELDOM; looks++) done(one.list(0, null, 10));
    time.pass(PhoneCheck.DOUBT.minusMillis(1));
    done(one.list(0, null, 10));
    assertThat(done(store.occupied(0))).isNotEmpty();
    time.pass(Duration.ofMillis(1));
    done(one.list(0, null, 10));
    assertThat(done(store.occupied(0))).isEmpty();
  }

  @Test
  void aPhoneThatTalksOnACallTalksOn() {
    done(one.incoming(CALL, "acme", Numbers.network("+3221234567"), Numbers.BOB));
    done(one.send(1, 0, new SwitchOrder.Answer(CALL.party(1))));
    Map<String, Map<PartyId, Boolean>> before = Map.copyOf(done(store.occupied(0)));
    assertThat(before.values()).containsExactly(Map.of(CALL.party(1), false));
    for (int looks = 0; looks < 3 * PhoneCheck.SELDOM; looks++) {
      done(one.list(0, null, 10));
      time.pass(Duration.ofSeconds(5));
    }
    assertThat(done(store.occupied(0))).isEqualTo(before);
  }
}
