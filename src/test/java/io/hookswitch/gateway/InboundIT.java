package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Calls from the network, which a number that calls back makes. */
class InboundIT {

  private static final String CALLS_BACK = "9165550007";

  @RegisterExtension
  static final GatewayHarness GATEWAY = new GatewayHarness();

  private final Agent ada = GATEWAY.agent("agent1");
  private final Agent ben = GATEWAY.agent("agent2");

  @AfterEach
  void everythingIsAsBefore() {
    JsonObject phone = phone(ada);
    for (String end : new String[] { "ForwardCallsOff", "DoNotDisturbOff" }) {
      if (phone.getJsonArray("capabilities").contains(end)) operate(ada, new JsonObject().put("operationName", end));
    }
    Hangup.all(ada, ben);
  }

  private static JsonObject phone(Agent who) {
    return who
      .http()
      .get("/api/v2/me/devices/" + who.device())
      .expect(200)
      .body()
      .getJsonObject("device");
  }

  private static void operate(Agent who, JsonObject body) {
    who
      .http()
      .post("/api/v2/me/devices/" + who.device(), body.encode())
      .expect(200);
  }

  private static JsonObject awaitInbound(Agent who) {
    return Patience.until(
      who + " is called by the network",
      () ->
        who
          .calls()
          .stream()
          .filter(call -> call.getString("callType").equals("Inbound"))
          .findFirst(),
      found -> found.isPresent()
    ).orElseThrow();
  }

  @Test
  void theNetworkCallsWhoeverHasDialledTheNumber() {
    ada.dial(CALLS_BACK).expect(200);
    JsonObject call = awaitInbound(ada);
    assertThat(call.getString("state")).isEqualTo("Ringing");
    assertThat(call.getString("ani")).isEqualTo(CALLS_BACK);
    assertThat(call.getString("dnis")).isEqualTo("15001");
    assertThat(call.getJsonArray("participants").getJsonObject(0).getString("e164Number")).isEqualTo("+19165550007");
    String id = Agent.id(call);
    ada.does(id, "Answer");
    ada.awaitState(id, "Established");
    ada.does(id, "Hold");
    ada.awaitState(id, "Held");
    ada.does(id, "Hangup");
    ada.awaitGone(id);
  }

  @Test
  void aCallFromTheNetworkFollowsTheForwarding() {
    operate(ada, new JsonObject().put("operationName", "ForwardCallsOn").put("destination", "15002"));
    ada.dial(CALLS_BACK).expect(200);
    JsonObject call = awaitInbound(ben);
    assertThat(call.getString("dnis")).isEqualTo("15001");
    assertThat(ada.calls()).noneMatch(seen -> seen.getString("callType").equals("Inbound"));
  }

  @Test
  void aCallFromTheNetworkDoesNotDisturb() {
    operate(ada, new JsonObject().put("operationName", "DoNotDisturbOn"));
    ada.dial(CALLS_BACK).expect(200);
    Patience.until("the number is busy", ada::calls, calls -> calls.isEmpty());
    // Ben dials later, so by the time that he is called back, Ada's turn is over.
    ben.dial(CALLS_BACK).expect(200);
    awaitInbound(ben);
    assertThat(ada.calls()).isEmpty();
  }

  @Test
  void theTenantDialectIsCalledToo() {
    Subscriber foo = GATEWAY.subscriber("foo", "foouser");
    foo.call("+3221230007");
    JsonObject call = Patience.until("foo is called", foo::calls, calls ->
      calls.stream().anyMatch(one -> "Terminator".equals(one.getString("personality")))
    )
      .stream()
      .filter(one -> "Terminator".equals(one.getString("personality")))
      .findFirst()
      .orElseThrow();
    assertThat(call.getString("state")).isEqualTo("Alerting");
    Hangup.all(foo);
  }
}
