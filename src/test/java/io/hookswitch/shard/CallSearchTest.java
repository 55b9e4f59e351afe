package io.hookswitch.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallId;
import io.hookswitch.call.CallMachine;
import io.hookswitch.call.Command;
import io.hookswitch.call.Decision;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.Operation;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.RecordingControl;
import io.hookswitch.call.RecordingMode;
import io.hookswitch.call.TelephonyNetwork;
import io.hookswitch.call.Timing;
import io.hookswitch.call.UserId;
import io.hookswitch.call.UserRole;
import io.hookswitch.cluster.Cluster;
import io.hookswitch.policy.LiveCalls;
import io.hookswitch.rules.CapabilityRules;
import io.hookswitch.wire.Wire;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A search among many calls, at a node that answers and one that does not. */
@ExtendWith(VertxExtension.class)
class CallSearchTest {

  private static final int CALLS = 333;
  private static final int ACME = 3;

  private EveryNode nodes;
  private CallSearch search;

  @BeforeEach
  void start(Vertx vertx) {
    Wire.register(vertx.eventBus());
    List<Call> calls = IntStream.rangeClosed(1, CALLS)
      .mapToObj(i -> dialled(i, i % ACME == 0 ? "acme" : "demo"))
      .toList();
    nodes = new EveryNode(vertx, cluster());
    search = new CallSearch(nodes, owned(calls));
    await(nodes.start());
  }

  private static Call dialled(int number, String tenant) {
    CallId id = new CallId(number);
    Endpoint from = new Endpoint(
      "1500" + number,
      "1500" + number,
      new Endpoint.Subscriber(
        new UserId(tenant, "agent" + number),
        "phone",
        UserRole.Agent,
        TelephonyNetwork.Private,
        true,
        RecordingMode.Unassigned
      )
    );
    Command dial = new Command.Dial(
      id.party(0),
      from,
      Endpoint.network("+19165550104", "916-555-0104"),
      false,
      null,
      Map.of()
    );
    Timing timing = new Timing(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(1));
    Decision all = new Decision(EnumSet.allOf(Operation.class), RecordingControl.none, List.of());
    return new CallMachine(timing).step(null, all, dial, Instant.EPOCH).next();
  }

  /** Not in the order of their numbers. */
  private static LiveCalls owned(List<Call> calls) {
    return new LiveCalls() {
      @Override
      public Future<Void> look(Consumer<Call> look) {
        for (int i = 0; i < calls.size(); i++) look.accept(calls.get((i * 100) % calls.size()));
        return Future.succeededFuture();
      }

      @Override
      public Future<Integer> review(CapabilityRules before) {
        throw new AssertionError("only looked at");
      }
    };
  }

  /** Only who is in it is asked for. */
  private static Cluster cluster() {
    return (Cluster) Proxy.newProxyInstance(
      Cluster.class.getClassLoader(),
      new Class<?>[] { Cluster.class },
      (self, method, none) ->
        switch (method.getName()) {
          case "self" -> "here";
          case "members" -> Set.of("here", "silent");
          default -> throw new AssertionError(method + " is not expected");
        }
    );
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    } catch (Exception failed) {
      throw new AssertionError(failed);
    }
  }

  private static CallQuery query(String tenant, String user, String number, PartyState state) {
    return new CallQuery(tenant, user, number, state, Long.MAX_VALUE, 50);
  }

  private List<Long> numbers(CallQuery query) {
    return await(search.search(query))
      .calls()
      .stream()
      .map(one -> one.call().call())
      .toList();
  }

  /** What a node of another release may ask; whoever waits for the answer does not wait for nothing. */
  private record Odd(String limit) {}

  @Test
  void aQuestionThatCannotBeReadIsAnsweredAtOnce() {
    var answers = await(nodes.ask("calls", new Odd("many"), CallSearch.Part.class).timeout(2, TimeUnit.SECONDS));
    assertThat(answers.said()).isEmpty();
    assertThat(answers.silent()).containsExactly("here", "silent");
  }

  @Test
  void pagesHaveEveryCallOnceTheNewestFirst() {
    List<Long> seen = new ArrayList<>();
    long before = Long.MAX_VALUE;
    while (true) {
      CallSearch.Page page = await(search.search(new CallQuery(null, null, null, null, before, 50)));
      assertThat(page.fitting()).isEqualTo(CALLS - seen.size());
      if (page.calls().isEmpty()) break;
      page.calls().forEach(one -> seen.add(one.call().call()));
      before = seen.getLast();
    }
    assertThat(seen).isEqualTo(
      IntStream.rangeClosed(1, CALLS)
        .mapToObj(i -> (long) (CALLS + 1 - i))
        .toList()
    );
  }

  @Test
  void whoDoesNotAnswerIsNamed() {
    assertThat(await(search.search(query(null, null, null, null))).silent()).containsExactly("silent");
  }

  @Test
  void whateverIsKnownOfAPartyFindsItsCall() {
    assertThat(numbers(query(null, "AGENT7@demo", null, null))).containsExactly(7L);
    assertThat(numbers(query(null, "agent7", null, PartyState.Dialing))).containsExactly(7L);
    assertThat(numbers(query(null, null, "15-00 7", null)))
      .contains(7L, 70L)
      .doesNotContain(8L);
    assertThat(numbers(query("acme", null, null, null)))
      .hasSize(50)
      .allMatch(number -> number % ACME == 0);
  }

  @Test
  void onePartyHasToFitAllThatIsAskedFor() {
    assertThat(numbers(query(null, "agent7", "15008", null))).isEmpty();
    assertThat(numbers(query(null, "agent7", null, PartyState.Held))).isEmpty();
    assertThat(numbers(query("acme", "agent7", null, null))).isEmpty();
  }
}
