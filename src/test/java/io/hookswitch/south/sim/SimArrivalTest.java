package io.hookswitch.south.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.CallId;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.SwitchOrder;
import io.hookswitch.south.Arrival;
import io.hookswitch.south.Route;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Legs that dial a routing number, in virtual time. */
class SimArrivalTest {

  private static final CallId OUTER = new CallId(7);
  private static final CallId INNER = new CallId(8);
  private static final String ROUTING = "+3236548297";
  private static final String MOBILE = "+32470123456";

  private static final Phones PHONES = new Phones() {
    @Override
    public Optional<Duration> answersAfter(String device) {
      return Optional.empty();
    }

    @Override
    public boolean routes(String number) {
      return number.equals(ROUTING);
    }
  };

  private final VirtualTime time = new VirtualTime();
  private final MemorySimStore store = new MemorySimStore();
  private final List<SwitchEvent> events = new ArrayList<>();
  private final List<Arrival> asked = new ArrayList<>();
  private final SimConnector node = new SimConnector(time, Honest.SWITCH, PHONES, Numbers::identity, store);
  private Future<Optional<Route>> route = Future.succeededFuture(Optional.empty());

  @BeforeEach
  void start() {
    node.onEvent(events::add);
    node.onArrival(arrival -> {
      asked.add(arrival);
      return route;
    });
    node.start();
  }

  private void goesTo(Endpoint to) {
    Endpoint from = new Endpoint("+3212345670", "+3212345670", Numbers.BOB.subscriber());
    route = Future.succeededFuture(Optional.of(new Route(INNER, "acme", from, to)));
  }

  private void dials(String presented) {
    node.send(
      1,
      1,
      new SwitchOrder.Dial(
        OUTER.party(0),
        Numbers.ALICE,
        OUTER.party(1),
        Endpoint.network(ROUTING, ROUTING),
        false,
        presented
      )
    );
    time.pass(Duration.ZERO);
  }

  private List<String> heard(CallId call) {
    return events
      .stream()
      .filter(event -> event.party().call().equals(call))
      .map(Told::text)
      .toList();
  }

  @Test
  void aMobilesLegBecomesACallThatGoesOn() {
    goesTo(Endpoint.network("+3225126778", "+3225126778"));
    Future<Optional<CallId>> leg = node.mobile(MOBILE, ROUTING);
    time.pass(Duration.ofSeconds(5));
    assertThat(leg.result()).contains(INNER);
    assertThat(asked).containsExactly(new Arrival(MOBILE, ROUTING));
    assertThat(heard(INNER)).containsExactly("0 Placed", "1 Ringing", "1 Answered", "0 Answered");
    SwitchEvent.Placed placed = (SwitchEvent.Placed) events.getFirst();
    assertThat(placed.tenant()).isEqualTo("acme");
    assertThat(placed.from().number()).isEqualTo("+3212345670");
    assertThat(placed.to().number()).isEqualTo("+3225126778");
  }

  @Test
  void aLegThatNobodyKnowsIsRejectedUnheard() {
    Future<Optional<CallId>> leg = node.mobile(MOBILE, ROUTING);
    time.pass(Duration.ofSeconds(5));
    assertThat(leg.result()).isEmpty();
    assertThat(events).isEmpty();
    assertThat(store.empty()).isTrue();
  }

  @Test
  void aLegThatNobodyCanBeAskedAboutIsRejected() {
    route = Future.failedFuture("the cluster is away");
    Future<Optional<CallId>> leg = node.mobile(MOBILE, ROUTING);
    time.pass(Duration.ofSeconds(5));
    assertThat(leg.result()).isEmpty();
  }

  @Test
  void aCallToARoutingNumberComesBackAsTheMobileThatIsPresented() {
    goesTo(Numbers.BOB);
    dials(MOBILE);
    time.pass(SimSetup.NETWORK_DELAY.minusMillis(1));
    assertThat(asked).isEmpty();
    time.pass(Duration.ofSeconds(1));
    assertThat(asked).containsExactly(new Arrival(MOBILE, ROUTING));
    assertThat(heard(OUTER)).containsExactly("0 Originated", "1 Released Hangup", "0 Released RemoteHangup");
    assertThat(heard(INNER)).startsWith("0 Placed");
  }

  @Test
  void aCallToARoutingNumberThatIsNotTakenHasNoSuchNumber() {
    dials(MOBILE);
    time.pass(Duration.ofSeconds(1));
    assertThat(heard(OUTER)).containsExactly("0 Originated", "1 Released UnknownNumber", "0 Released UnknownNumber");
    assertThat(store.empty()).isTrue();
  }

  @Test
  void whoeverHangsUpBeforeItArrivesIsNotAskedAbout() {
    dials(MOBILE);
    node.send(1, 2, new SwitchOrder.Release(OUTER.party(0), ReleaseCause.Cancelled));
    time.pass(Duration.ofSeconds(1));
    assertThat(asked).isEmpty();
    assertThat(store.empty()).isTrue();
  }

  @Test
  void anotherNodeGoesOnWithAnArrival() {
    goesTo(Endpoint.network("+3225126778", "+3225126778"));
    dials(MOBILE);
    node.release(OUTER);
    SimConnector other = new SimConnector(time, Honest.SWITCH, PHONES, Numbers::identity, store);
    other.onEvent(events::add);
    other.onArrival(arrival -> route);
    other.start();
    other.send(2, 2, new SwitchOrder.Inspect(OUTER.party(0)));
    time.pass(Duration.ofSeconds(1));
    assertThat(asked).isEmpty();
    assertThat(heard(OUTER)).endsWith("1 Released Hangup", "0 Released RemoteHangup");
    assertThat(heard(INNER)).startsWith("0 Placed");
  }

  @Test
  void theTargetOfAnArrivedLegMayBeBusy() {
    goesTo(Endpoint.network("+3210001", "+3210001"));
    node.mobile(MOBILE, ROUTING);
    time.pass(Duration.ofSeconds(5));
    assertThat(heard(INNER)).containsExactly("0 Placed", "1 Released Busy", "0 Released Busy");
    assertThat(store.empty()).isTrue();
  }
}
