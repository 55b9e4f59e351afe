package io.hookswitch.south.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.CallId;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.SwitchOrder;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A call from the network that anybody can cause: a number that is busy, and calls back a second later. */
class CallBackTest {

  private static final CallId CALL = new CallId(7);
  private static final Endpoint NUMBER = Numbers.network("+3210007");

  private final VirtualTime time = new VirtualTime();
  private final List<SwitchEvent> heard = new ArrayList<>();
  private Future<Endpoint> forwarded;
  private final SimConnector connector = open();

  private SimConnector open() {
    SimConnector made = new SimConnector(
      time,
      Honest.SWITCH,
      new ForwardingPhones(),
      Numbers::identity,
      new MemorySimStore()
    );
    made.onEvent(heard::add);
    made.start();
    return made;
  }

  private final class ForwardingPhones implements Phones {

    @Override
    public Optional<Duration> answersAfter(String device) {
      return Optional.empty();
    }

    @Override
    public Future<Endpoint> rings(Endpoint called) {
      return forwarded == null ? Future.succeededFuture(called) : forwarded;
    }
  }

  private void dialled() {
    connector.send(1, 1, new SwitchOrder.Dial(CALL.party(0), Numbers.ALICE, CALL.party(1), NUMBER, false, Numbers.ALICE.number()));
  }

  private void seconds(int some) {
    time.pass(Duration.ofSeconds(some));
  }

  private List<SwitchEvent.Offered> offers() {
    return heard.stream().filter(SwitchEvent.Offered.class::isInstance).map(SwitchEvent.Offered.class::cast).toList();
  }

  @Test
  void whoDialsItFindsItBusyAndIsCalledBack() {
    dialled();
    seconds(1);
    assertThat(heard.stream().map(Told::text)).containsExactly("0 Originated", "1 Released Busy", "0 Released Busy");
    seconds(1);
    assertThat(offers())
      .singleElement()
      .satisfies(offer -> {
        assertThat(offer.party().call()).isNotEqualTo(CALL);
        assertThat(offer.tenant()).isEqualTo("acme");
        assertThat(offer.from()).isEqualTo(NUMBER);
        assertThat(offer.called()).isEqualTo(Numbers.ALICE);
      });
  }

  @Test
  void whoGivesUpBeforeIsNotCalledBack() {
    dialled();
    connector.send(1, 2, new SwitchOrder.Release(CALL.party(0), ReleaseCause.Hangup));
    seconds(10);
    assertThat(offers()).isEmpty();
  }

  @Test
  void thePhoneRingsThatItsOwnerForwardsTo() {
    forwarded = Future.succeededFuture(Numbers.BOB);
    dialled();
    seconds(2);
    assertThat(offers()).singleElement().extracting(SwitchEvent.Offered::called).isEqualTo(Numbers.BOB);
  }

  @Test
  void aCallThatIsForwardedToTheNetworkIsNoneOfTheGateways() {
    forwarded = Future.succeededFuture(Numbers.network("+3299"));
    dialled();
    seconds(10);
    assertThat(offers()).isEmpty();
  }

  @Test
  void aPhoneRingsWhoseForwardingNobodyKnows() {
    forwarded = Future.failedFuture("nobody knows");
    dialled();
    seconds(2);
    assertThat(offers()).singleElement().extracting(SwitchEvent.Offered::called).isEqualTo(Numbers.ALICE);
  }

  @Test
  void aSwitchThatIsClosedCallsNobody() {
    dialled();
    seconds(1);
    connector.close();
    seconds(10);
    assertThat(offers()).isEmpty();
  }
}
