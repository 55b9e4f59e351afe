package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the network does to a call, in both dialects: busy, no answer, reject, unknown, hanging up, ringing on. */
class NumberPlanIT {

  @RegisterExtension
  static final GatewayHarness GATEWAY = new GatewayHarness();

  private final Agent agent = GATEWAY.agent("agent1");
  private final Subscriber foo = GATEWAY.subscriber("foo", "foouser");

  @AfterEach
  void everybodyHangsUp() {
    Hangup.all(agent);
    Hangup.all(foo);
  }

  @ParameterizedTest(name = "...{0}")
  @ValueSource(strings = { "0001", "0002", "0003", "0004" })
  void aCallThatIsNotAnsweredEndsByItselfInTheGenesysDialect(String ending) {
    agent.dial("916555" + ending).expect(200);
    Patience.until(
      "the call to " + ending + " is over",
      () -> agent.calls(),
      calls -> {
        assertThat(calls).noneMatch(call -> call.getString("state").equals("Established"));
        return calls.isEmpty();
      }
    );
  }

  @ParameterizedTest(name = "...{0}")
  @ValueSource(strings = { "0001", "0002", "0003", "0004" })
  void aCallThatIsNotAnsweredEndsByItselfInTheTenantDialect(String ending) {
    String half = foo.call("+322123" + ending);
    Patience.until(
      "the call to " + ending + " is over",
      () -> foo.look(half),
      answer -> {
        if (answer.status() == 200) assertThat(answer.body().getString("state")).isEqualTo("Alerting");
        return answer.status() == 404;
      }
    );
  }

  @Test
  void theFarEndHangsUpInTheGenesysDialect() {
    String call = agent.call("9165550005");
    agent.awaitState(call, "Established");
    agent.awaitGone(call);
  }

  @Test
  void theFarEndHangsUpInTheTenantDialect() {
    String half = foo.call("+3221230005");
    foo.awaitState(half, "Active");
    foo.awaitGone(half);
  }

  @Test
  void aCallThatOnlyRingsCanBeGivenUp() {
    String call = agent.call("9165550006");
    agent.does(call, "Hangup");
    agent.awaitGone(call);
  }

  @Test
  void aPhoneWithAllItsLinesTakenIsBusy() {
    Agent callee = GATEWAY.agent("agent2");
    String call = agent.call("15002");
    callee.awaitState(call, "Ringing");
    Agent third = GATEWAY.agent("supervisor1");
    third.dial("15002").expect(200);
    Patience.until("the second call is over", third::calls, calls -> calls.isEmpty());
    assertThat(callee.calls()).hasSize(1);
  }
}
