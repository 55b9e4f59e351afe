package io.hookswitch.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.CallId;
import io.hookswitch.call.CallInput;
import io.hookswitch.call.Command;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.RecordingMode;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.SwitchOrder;
import io.hookswitch.call.TelephonyNetwork;
import io.hookswitch.call.UserId;
import io.hookswitch.call.UserRole;
import io.hookswitch.wire.Ask;
import io.hookswitch.wire.Reply;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** More people want something of one call than it listens to, while the switch is silent. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class CrowdIT {

  private static final UserId ANNA = new UserId("foo", "anna");
  private static final UserId BERT = new UserId("foo", "bert");
  private static final int BOUND = Bounds.DEFAULT.callAsks();

  private TestNode node;

  @BeforeEach
  void join() {
    node = await(TestNode.join("test-" + UUID.randomUUID(), new ScriptedSwitch(CrowdIT::obeyButHold)));
  }

  @AfterEach
  void leave() {
    await(node.leave());
  }

  private static List<SwitchEvent> obeyButHold(ScriptedSwitch.Given given) {
    return switch (given.order()) {
      case SwitchOrder.Dial dial -> List.of(
        new SwitchEvent.Originated(dial.party(), given.next()),
        new SwitchEvent.Answered(dial.party(), given.next()),
        new SwitchEvent.Answered(dial.called(), given.next())
      );
      case SwitchOrder.Release release -> List.of(
        new SwitchEvent.Released(release.party().call().party(0), given.next(), release.cause()),
        new SwitchEvent.Released(release.party().call().party(1), given.next(), release.cause())
      );
      default -> List.of();
    };
  }

  @Test
  void aboveTheBoundNobodyIsListenedToButWhoHangsUp() {
    CallId call = dial();
    CallId other = dial();
    List<Future<Reply>> crowd = new ArrayList<>();
    for (int i = 0; i < BOUND; i++) crowd.add(ask(call, new Command.Hold(call.party(0)), Ask.Until.SETTLED, false));

    assertThat(refused(ask(call, new Command.Hold(call.party(0)), Ask.Until.SETTLED, false))).isEqualTo(
      "Too many wait for this call at the moment"
    );
    refused(ask(call, null, Ask.Until.ACCEPTED, false));
    assertThat(crowd).noneMatch(Future::isComplete);
    assertThat(await(ask(other, null, Ask.Until.ACCEPTED, false)).call()).isNotNull();
    assertThat(await(ask(call, null, Ask.Until.ACCEPTED, true)).call()).isNotNull();

    Reply hungUp = await(ask(call, new Command.Hangup(call.party(0)), Ask.Until.SETTLED, true));
    assertThat(hungUp.refusal()).isNull();
    assertThat(hungUp.call().party(0).orElseThrow().state()).isEqualTo(PartyState.Released);
    crowd.forEach(CrowdIT::await);
    assertThat(await(ask(call, null, Ask.Until.ACCEPTED, false)).call()).isNotNull();
  }

  private static String refused(Future<Reply> ask) {
    CompletableFuture<Throwable> failure = new CompletableFuture<>();
    ask.onFailure(failure::complete).onSuccess(reply -> failure.completeExceptionally(new AssertionError("" + reply)));
    Throwable why = failure.orTimeout(20, TimeUnit.SECONDS).join();
    assertThat(why).isInstanceOf(OverloadedException.class);
    return why.getMessage();
  }

  private CallId dial() {
    CallId call = node.calls.mint();
    Command dial = new Command.Dial(call.party(0), end(ANNA, "1001"), end(BERT, "1002"), false, null, Map.of());
    assertThat(await(ask(call, dial, Ask.Until.SETTLED, false)).refusal()).isNull();
    Instant late = Instant.now().plusSeconds(20);
    while (state(call) != PartyState.Established) {
      assertThat(Instant.now()).as("%s is %s", call, state(call)).isBefore(late);
    }
    return call;
  }

  private PartyState state(CallId call) {
    return await(ask(call, null, Ask.Until.ACCEPTED, false))
      .call()
      .party(0)
      .orElseThrow()
      .state();
  }

  private Future<Reply> ask(CallId call, CallInput input, Ask.Until until, boolean urgent) {
    return node.calls.ask(new Ask(call, "foo", 0, input, until, Instant.now().plusSeconds(20), urgent, "c"));
  }

  private static Endpoint end(UserId user, String number) {
    return new Endpoint(
      number,
      number,
      new Endpoint.Subscriber(user, "phone", UserRole.Agent, TelephonyNetwork.Private, true, RecordingMode.Never)
    );
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(40, TimeUnit.SECONDS).join();
  }
}
