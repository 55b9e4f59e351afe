package io.hookswitch.south.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.CallId;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.SwitchOrder;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Phones whose owners do not want to be disturbed are busy to whoever calls. */
class DoNotDisturbTest {

  private static final CallId CALL = new CallId(7);

  private final VirtualTime time = new VirtualTime();
  private final List<String> heard = new ArrayList<>();
  private final Set<String> quiet = new HashSet<>();
  private boolean unknown;
  private final SimConnector connector = open();

  private SimConnector open() {
    SimConnector made = new SimConnector(time, Honest.SWITCH, new Discreet(), new MemorySimStore());
    made.onEvent(event -> heard.add(Told.text(event)));
    made.start();
    return made;
  }

  /** Asks the test whether a phone may ring. */
  private final class Discreet implements Phones {

    @Override
    public Optional<Duration> answersAfter(String device) {
      return Optional.empty();
    }

    @Override
    public Future<Boolean> takesCalls(String device) {
      return unknown ? Future.failedFuture("nobody knows") : Future.succeededFuture(!quiet.contains(device));
    }
  }

  private void disturbNot(Endpoint phone) {
    quiet.add(phone.subscriber().device());
  }

  private void order(long number, SwitchOrder order) {
    connector.send(1, number, order);
    time.pass(Duration.ofSeconds(1));
  }

  private static SwitchOrder.Dial dial(Endpoint to) {
    return new SwitchOrder.Dial(CALL.party(0), Numbers.ALICE, CALL.party(1), to, false, "1");
  }

  @Test
  void whoCallsSuchAPhoneFindsItBusy() {
    disturbNot(Numbers.BOB);
    order(1, dial(Numbers.BOB));
    assertThat(heard)
      .contains("1 Released Busy")
      .noneMatch(event -> event.startsWith("1 Ringing"));
  }

  @Test
  void theOwnerCallsOutAllTheSame() {
    disturbNot(Numbers.ALICE);
    order(1, dial(Numbers.BOB));
    assertThat(heard).contains("1 Ringing");
  }

  @Test
  void aCallFromOutsideIsNotOffered() {
    disturbNot(Numbers.BOB);
    Future<Boolean> rings = connector.incoming(CALL, "acme", Endpoint.network("+1", "1"), Numbers.BOB);
    time.pass(Duration.ofSeconds(1));
    assertThat(rings.result()).isFalse();
    assertThat(heard).isEmpty();
  }

  @Test
  void aPhoneOfWhichNobodyKnowsRings() {
    unknown = true;
    order(1, dial(Numbers.BOB));
    assertThat(heard).contains("1 Ringing");
  }

  @Test
  void theLineOfAQuietPhoneIsFreeAgainWhenItTakesCallsAgain() {
    disturbNot(Numbers.BOB);
    order(1, dial(Numbers.BOB));
    quiet.clear();
    CallId later = new CallId(8);
    order(2, new SwitchOrder.Dial(later.party(0), Numbers.ALICE, later.party(1), Numbers.BOB, false, "1"));
    assertThat(heard).contains("1 Ringing");
  }
}
