package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who sees what: both dialects show the same calls, and no tenant can tell that another exists. */
class IsolationIT {

  @RegisterExtension
  static final GatewayHarness GATEWAY = new GatewayHarness();

  private static Agent agent;
  private static Subscriber foo;
  private static String agentsCall;
  private static String foosHalf;

  @BeforeAll
  static void callsOfTwoTenants() {
    agent = GATEWAY.agent("agent1");
    foo = GATEWAY.subscriber("foo", "foouser");
    agentsCall = agent.call("9165550104");
    agent.awaitState(agentsCall, "Established");
    foosHalf = foo.call("1002");
    foo.awaitState(foosHalf, "Active");
  }

  @AfterAll
  static void everybodyHangsUp() {
    Hangup.all(agent);
    Hangup.all(foo);
  }

  @Test
  void aCallOfOneDialectIsSeenAndHeldInTheOther() {
    Subscriber sameUser = GATEWAY.subscriber("demo", "agent1");
    String half = sameUser.onlyCall();
    assertThat(sameUser.see(half).getString("state")).isEqualTo("Active");
    sameUser.does(half, "hold").expect(200);
    assertThat(agent.see(agentsCall).getString("state")).isEqualTo("Held");
    agent.does(agentsCall, "Retrieve");
    sameUser.awaitState(half, "Active");
    Agent fooAsAgent = GATEWAY.agent("foouser");
    assertThat(fooAsAgent.see(fooAsAgent.onlyCall()).getString("state")).isEqualTo("Established");
  }

  @Test
  void aCallOfAnotherTenantIsLikeNoCallInTheGenesysDialect() {
    Agent stranger = GATEWAY.agent("acmeuser1");
    String never = "01RCC3N118B1V0SL8O7GK2LAES000010";
    JsonObject notFound = stranger.look(never).expect(404).body();
    for (Agent other : List.of(stranger, GATEWAY.agent("agent2"))) {
      assertThat(other.look(agentsCall).expect(404).body()).isEqualTo(notFound);
      assertThat(other.calls()).isEmpty();
    }
    Agent colleague = GATEWAY.agent("agent2");
    JsonObject untouched = colleague.operate(never, "Hangup").expect(404).body();
    assertThat(colleague.operate(agentsCall, "Hangup").expect(404).body()).isEqualTo(untouched);
    assertThat(agent.see(agentsCall).getString("state")).isNotEqualTo("Released");
  }

  @Test
  void aDeviceOfAnotherTenantIsLikeNoDevice() {
    Visitor stranger = GATEWAY.user("acmeuser1");
    JsonObject notFound = stranger.get("/api/v2/me/devices/no-such-device").expect(404).body();
    assertThat(
      stranger
        .get("/api/v2/me/devices/" + agent.device())
        .expect(404)
        .body()
    ).isEqualTo(notFound);
    Agent thief = new Agent(GATEWAY.user("agent2"), agent.device());
    JsonObject none = new Agent(GATEWAY.user("agent2"), "no-such-device").dial("15003").expect(404).body();
    assertThat(thief.dial("15003").expect(404).body()).isEqualTo(none);
    assertThat(agent.calls()).hasSize(1);
  }

  @Test
  void aUserOfAnotherTenantIsLikeNoUserInTheTenantDialect() {
    Subscriber stranger = GATEWAY.subscriber("acmeuser1", "foo", "foouser");
    Subscriber nobody = GATEWAY.subscriber("acmeuser1", "foo", "nobody");
    assertThat(stranger.dial("1002").expect(403).text()).isEqualTo(nobody.dial("1002").expect(403).text());
    assertThat(stranger.look(foosHalf).expect(403).text()).isEqualTo(nobody.look("callhalf-1:0").expect(403).text());
    assertThat(stranger.does(foosHalf, "hold").expect(403).text()).isEqualTo(
      nobody.does("callhalf-1:0", "hold").expect(403).text()
    );
    assertThat(stranger.release(foosHalf).expect(403).text()).isEqualTo(
      nobody.release("callhalf-1:0").expect(403).text()
    );
    assertThat(foo.see(foosHalf).getString("state")).isEqualTo("Active");
  }

  @Test
  void aHalfOfAnotherTenantIsLikeNoHalf() {
    for (Subscriber own : List.of(GATEWAY.subscriber("acme", "acmeuser1"), GATEWAY.subscriber("foo", "baruser"))) {
      String never = "callhalf-1:0";
      assertThat(own.look(foosHalf).expect(404).text()).isEqualTo(own.look(never).expect(404).text());
      for (String action : List.of("hold", "reconnect", "startRecording")) {
        assertThat(own.does(foosHalf, action).expect(404).text()).isEqualTo(own.does(never, action).expect(404).text());
      }
      assertThat(own.release(foosHalf).expect(404).text()).isEqualTo(own.release(never).expect(404).text());
    }
    assertThat(foo.see(foosHalf).getString("state")).isEqualTo("Active");
  }

  @Test
  void theSameExtensionRingsInTheOwnTenantOnly() {
    Subscriber acme = GATEWAY.subscriber("acme", "acmeuser2");
    String half = acme.call("1001");
    acme.awaitState(half, "Active");
    Subscriber called = GATEWAY.subscriber("acme", "acmeuser1");
    assertThat(called.calls()).hasSize(1);
    assertThat(foo.calls()).hasSize(1);
    acme.release(half).expect(200);
    acme.awaitGone(half);
  }

  @Test
  void anAdministratorOfOneTenantReachesNoOther() {
    GATEWAY.subscriber("fooadmin", "acme", "acmeuser1").dial("1002").expect(403);
    GATEWAY.subscriber("fooadmin", "demo", "agent1").look(foosHalf).expect(403);
  }
}
