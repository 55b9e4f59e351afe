package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.north.ContractValidator;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Calls are pulled at one node and looked at from another; a pull outlives the node that rings the phones. */
class RetrieveTwoNodesIT {

  private static final String CLUSTER = "pull-" + UUID.randomUUID();
  private static final List<GatewayProcess> ALL = new ArrayList<>();
  private static Vertx vertx;
  private static ContractValidator contract;

  /** Whoever reads a failure wants to know what the processes said. */
  @RegisterExtension
  static final TestExecutionExceptionHandler OUTPUT = (context, failure) -> {
    ALL.forEach(process -> failure.addSuppressed(new AssertionError(process.toString())));
    throw failure;
  };

  @BeforeAll
  static void readTheContract() {
    vertx = Vertx.vertx();
    contract = GatewayHarness.await(ContractValidator.load(vertx));
  }

  @AfterAll
  static void end() {
    ALL.forEach(GatewayProcess::close);
    GatewayHarness.await(vertx.close());
  }

  private static GatewayProcess start(int port) {
    GatewayProcess process = GatewayProcess.start(port, Map.of("HOOKSWITCH_CLUSTER_NAME", CLUSTER));
    ALL.add(process);
    return process;
  }

  private static Subscriber subscriber(GatewayProcess at, String tenant, String name) {
    return new Subscriber(
      new Visitor(at.uri(), contract).as(name, Agent.PASSWORD),
      "/api/v1/tenants/" + tenant + "/groups/" + tenant + "group/users/" + name + "/services/calls/"
    );
  }

  private static void awaitAt(Subscriber user, String half, String address) {
    Patience.until(
      user + " is at " + address,
      () -> user.see(half).getJsonObject("endpoint").getString("addressOfRecord"),
      address::equals
    );
  }

  @Test
  void aCallIsPulledAcrossNodesAndAPullOutlivesItsNode() {
    GatewayProcess one = start(GatewayProcess.freePort());
    one.awaitReady();
    GatewayProcess other = start(GatewayProcess.freePort());
    other.awaitReady();

    Subscriber here = subscriber(one, "foo", "foouser");
    Subscriber there = subscriber(other, "foo", "foouser");
    String half = here.call("1002");
    there.awaitState(half, "Active");
    String temporary = RetrieveIT.retrieve(there).expect(201).body().getString("callId");
    assertThat(here.see(temporary).getString("state")).isEqualTo("Alerting");
    assertThat(RetrieveIT.retrieve(here).expect(400).body().getString("details")).isEqualTo("Invalid call state.");
    awaitAt(here, half, "+32470123456");
    here.awaitGone(temporary);
    assertThat(there.see(half).getString("state")).isEqualTo("Active");

    Subscriber shop = subscriber(one, "acme", "acmeuser1");
    Subscriber office = subscriber(other, "acme", "acmeuser1");
    String pulled = shop.call("1002");
    office.awaitState(pulled, "Active");
    String ringing = RetrieveIT.retrieve(shop).expect(201).body().getString("callId");
    one.terminate();
    assertThat(one.awaitExit(Duration.ofSeconds(20)))
      .as("%s", one)
      .isZero();
    assertThat(office.see(ringing).getString("state")).isEqualTo("Alerting");
    office.release(ringing).expect(200);
    office.awaitGone(ringing);
    assertThat(office.see(pulled).getString("state")).isEqualTo("Active");
    String again = RetrieveIT.retrieve(office).expect(201).body().getString("callId");
    office.release(pulled).expect(200);
    office.awaitGone(again);
    RetrieveIT.retrieve(there).expect(201);
    awaitAt(there, half, "LP_foouser@sip.netaxis.be");
    ALL.forEach(process -> assertThat(process.output()).doesNotContain(" ERROR ").doesNotContain("\tat "));
  }
}
