package io.hookswitch.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.CallId;
import io.hookswitch.call.CallInput;
import io.hookswitch.call.Command;
import io.hookswitch.call.Crossing;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.RecordingMode;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.TelephonyNetwork;
import io.hookswitch.call.UserId;
import io.hookswitch.call.UserRole;
import io.hookswitch.user.DeviceDecision;
import io.hookswitch.user.DeviceOperation;
import io.hookswitch.user.Forwarding;
import io.hookswitch.user.PresenceInput;
import io.hookswitch.user.Seat;
import io.hookswitch.wire.Ask;
import io.hookswitch.wire.Reply;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DiversionsTest {

  private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");

  private final DeviceDecision all = new DeviceDecision(EnumSet.allOf(DeviceOperation.class), List.of());
  private final StoredPresences presences = new StoredPresences(
    new MemoryPresences(),
    facts -> all,
    (user, event) -> Future.succeededFuture(),
    () -> NOW
  );
  private final Diversions diversions = new Diversions(presences, (user, to) -> phone(to.number(), to.digits()));
  private final List<Ask> asks = new ArrayList<>();

  /** Numbers of three digits are phones of a user of that name. */
  private static Endpoint phone(String number, String digits) {
    if (number.length() != 3) return Endpoint.network(number, digits);
    UserId user = new UserId("acme", number);
    return new Endpoint(
      number,
      digits,
      new Endpoint.Subscriber(user, "d" + number, UserRole.Agent, TelephonyNetwork.Private, true, RecordingMode.Never)
    );
  }

  private void forward(String from, String to) {
    Seat seat = new Seat(new UserId("acme", from), UserRole.Agent, List.of("d" + from));
    PresenceInput wish = new PresenceInput.ForwardCalls("d" + from, new Forwarding(to, to));
    assertThat(presences.ask(seat, wish, NOW.plusSeconds(1)).result().refusal()).isEmpty();
  }

  private Endpoint reached(String number) {
    return diversions.of(phone(number, number)).result();
  }

  @Test
  void aPhoneThatForwardsNothingRingsItself() {
    Endpoint called = phone("201", "201");
    assertThat(diversions.of(called).result()).isSameAs(called);
  }

  @Test
  void aNumberOfTheNetworkIsNobodysToForward() {
    Endpoint called = Endpoint.network("+14155550100", "4155550100");
    assertThat(diversions.of(called).result()).isSameAs(called);
  }

  @Test
  void aForwardedCallReachesTheOtherUserAndKeepsWhatWasDialled() {
    forward("201", "202");
    Endpoint reached = reached("201");
    assertThat(reached.subscriber().user().name()).isEqualTo("202");
    assertThat(reached.number()).isEqualTo("202");
    assertThat(reached.digits()).isEqualTo("201");
  }

  @Test
  void aChainIsFollowedOutToTheNetwork() {
    forward("201", "202");
    forward("202", "+14155550100");
    assertThat(reached("201").internal()).isFalse();
    assertThat(reached("201").number()).isEqualTo("+14155550100");
  }

  @Test
  void aChainThatComesBackEndsAtItsLastPhone() {
    forward("201", "202");
    forward("202", "203");
    forward("203", "201");
    assertThat(reached("201").number()).isEqualTo("203");
    assertThat(reached("202").number()).isEqualTo("201");
  }

  @Test
  void aChainOfMoreThanFiveEndsAtTheFifth() {
    for (int phone = 201; phone < 210; phone++) forward("" + phone, "" + (phone + 1));
    assertThat(reached("201").number()).isEqualTo("206");
  }

  @Test
  void everyCommandThatCallsSomebodyIsDivertedAndNoOtherIs() {
    forward("202", "203");
    Endpoint from = phone("201", "201");
    Endpoint to = phone("202", "202");
    CallId call = new CallId(7);
    Map<Command, Command> expected = Map.of(
      new Command.Dial(call.party(0), from, to, true, "1", Map.of("k", "v")),
      new Command.Dial(call.party(0), from, phone("203", "202"), true, "1", Map.of("k", "v")),
      new Command.SingleStepTransfer(call.party(0), to),
      new Command.SingleStepTransfer(call.party(0), phone("203", "202")),
      new Command.Redirect(call.party(0), to),
      new Command.Redirect(call.party(0), phone("203", "202")),
      new Command.Hold(call.party(0)),
      new Command.Hold(call.party(0))
    );
    DivertedCalls calls = new DivertedCalls(new Listening(), diversions);
    expected.forEach((sent, arrived) -> {
      Ask ask = ask(call, sent);
      calls.ask(ask);
      assertThat(asks.getLast()).isEqualTo(ask(call, arrived));
    });
    calls.ask(ask(call, null));
    assertThat(asks.getLast().input()).isNull();
  }

  private static Ask ask(CallId call, CallInput input) {
    return new Ask(call, "acme", 0, input, Ask.Until.ACCEPTED, NOW.plusSeconds(1), "c");
  }

  /** Hears what is asked of calls. */
  private final class Listening implements Calls {

    @Override
    public Future<CallId> named(UserId user, String name, CallId fresh) {
      throw new UnsupportedOperationException("nothing is named here");
    }

    @Override
    public CallId mintBeside(CallId call) {
      return mint();
    }

    @Override
    public Future<Void> cross(CallId to, Crossing news) {
      return Future.failedFuture("one call at a time");
    }

    @Override
    public CallId mint() {
      return new CallId(1);
    }

    @Override
    public Future<Reply> ask(Ask ask) {
      asks.add(ask);
      return Future.succeededFuture(new Reply(null, io.hookswitch.call.Decision.NOTHING, null, null));
    }

    @Override
    public void tell(SwitchEvent event) {
      throw new UnsupportedOperationException("the switch is silent here");
    }

    @Override
    public Future<List<Appearance>> of(UserId user) {
      return Future.succeededFuture(List.of());
    }

    @Override
    public Future<List<Appearance>> withDetached(UserId user) {
      return of(user);
    }
  }
}
