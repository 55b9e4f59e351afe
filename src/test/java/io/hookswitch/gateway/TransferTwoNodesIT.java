package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.north.ContractValidator;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * A consultative transfer of two calls that different nodes own: a node owns the calls that were dialled at it. A call that is
 * over is remembered for a second, and its user is shown the transferred ones for as long as the others talk.
 */
class TransferTwoNodesIT {

  private static final String CLUSTER = "transfer-" + UUID.randomUUID();
  private static final Duration LINGER = Duration.ofSeconds(1);
  private static final String OUTSIDE = "+3212345678";
  private static final List<GatewayProcess> ALL = new ArrayList<>();
  private static Vertx vertx;
  private static ContractValidator contract;
  private static GatewayProcess one;

  @RegisterExtension
  static final TestExecutionExceptionHandler OUTPUT = (context, failure) -> {
    ALL.forEach(process -> failure.addSuppressed(new AssertionError(process.toString())));
    throw failure;
  };

  @BeforeAll
  static void start() {
    vertx = Vertx.vertx();
    contract = GatewayHarness.await(ContractValidator.load(vertx));
    one = node();
  }

  @AfterAll
  static void end() {
    ALL.forEach(GatewayProcess::close);
    GatewayHarness.await(vertx.close());
  }

  private static GatewayProcess node() {
    GatewayProcess process = GatewayProcess.start(
      GatewayProcess.freePort(),
      Map.of("HOOKSWITCH_CLUSTER_NAME", CLUSTER, "HOOKSWITCH_CALL_LINGER", LINGER.toMillis() + "ms")
    );
    ALL.add(process);
    process.awaitReady();
    return process;
  }

  private static Subscriber subscriber(GatewayProcess at, String name) {
    return new Subscriber(
      new Visitor(at.uri(), contract).as(name, Agent.PASSWORD),
      "/api/v1/tenants/foo/groups/foogroup/users/" + name + "/services/calls/"
    );
  }

  /** The same user, by the other dialect; who looks at calls needs no phone. */
  private static Agent agent(Subscriber user) {
    return new Agent(user.http(), "");
  }

  /** Two calls of foouser, one dialled at each node: the outside is held, baruser is talked to. */
  private record Consultation(Subscriber here, Subscriber there, Subscriber consulted, String held, String talking) {
    static Consultation across(GatewayProcess one, GatewayProcess other) {
      Subscriber here = subscriber(one, "foouser");
      Subscriber there = subscriber(other, "foouser");
      Subscriber consulted = subscriber(one, "baruser");
      String held = here.call(OUTSIDE);
      there.awaitState(held, "Active");
      there.does(held, "hold").expect(200);
      here.awaitState(held, "Held");
      String talking = there.call("1002");
      here.awaitState(talking, "Active");
      return new Consultation(here, there, consulted, held, talking);
    }

    Answer transfer() {
      JsonObject wish = new JsonObject().put("action", "consultativeTransfer").put("transferCallId", talking);
      return here.modify(held, wish);
    }

    Set<String> states() {
      Set<String> states = new TreeSet<>();
      here.calls().forEach(call -> states.add(call.getString("state")));
      return states;
    }

    /** Looks all the time: to be forgotten, and shown again later, would be seen. */
    void stayDetached() {
      Instant end = Instant.now().plus(LINGER.multipliedBy(2));
      Patience.until(
        "twice the time has passed for which a call is remembered",
        () -> {
          assertThat(states()).containsExactly("Detached");
          assertThat(here.calls()).hasSize(2);
          assertThat(agent(here).calls()).as("in the other dialect the user has left").isEmpty();
          return Instant.now();
        },
        now -> now.isAfter(end)
      );
    }

    void end() {
      consulted.calls().forEach(call -> consulted.release(call.getString("callId")));
      here
        .calls()
        .stream()
        .filter(call -> !call.getString("state").equals("Detached"))
        .forEach(call -> here.release(call.getString("callId")).expect(200));
      Patience.until("nobody has a call", () -> here.calls().size() + consulted.calls().size(), left -> left == 0);
    }
  }

  @Test
  void twoCallsOfTwoNodesBecomeOne() {
    GatewayProcess other = node();
    Consultation calls = Consultation.across(one, other);
    String half = calls.consulted().onlyCall();
    calls.transfer().expect(200);

    Patience.until("both halves of foouser are detached", calls::states, Set.of("Detached")::equals);
    JsonObject joined = calls.consulted().awaitState(half, "Active");
    assertThat(joined.getJsonObject("remoteParty").getString("address")).isEqualTo(OUTSIDE);
    assertThat(subscriber(other, "baruser").see(half)).isEqualTo(joined);
    calls.stayDetached();

    other.terminate();
    assertThat(other.awaitExit(Duration.ofSeconds(45))).isZero();
    calls.stayDetached();
    calls.consulted().release(half).expect(200);
    Patience.until("foouser is shown neither", () -> calls.here().calls(), List::isEmpty);
  }

  /** Whatever the answer was: it is a transfer, or it is two calls as they were, and nothing is left of either. */
  @Test
  void aNodeThatDiesInTheMiddleLeavesATransferOrTwoCalls() {
    GatewayProcess doomed = node();
    Consultation calls = Consultation.across(one, doomed);
    CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(calls::transfer);
    doomed.close();
    int status = answer.join().status();
    assertThat(status).isIn(200, 400, 503, 504);
    Set<String> settled = Patience.until(
      "a transfer or two calls, after " + status,
      () -> subscriberStates(calls),
      states -> states.equals(Set.of("Detached")) || states.equals(Set.of("Active", "Held"))
    );
    if (status == 200) assertThat(settled).containsExactly("Detached");
    if (status == 400) assertThat(settled).containsExactly("Active", "Held");
    calls.end();
  }

  /** While calls are taken over a list may be answered 503. */
  private static Set<String> subscriberStates(Consultation calls) {
    Answer list = calls.here().http().send("GET", calls.here().path(), "{\"includeDetails\":true}");
    Set<String> states = new TreeSet<>();
    if (list.status() == 200) list.list("calls").forEach(call -> states.add(((JsonObject) call).getString("state")));
    return states;
  }
}
