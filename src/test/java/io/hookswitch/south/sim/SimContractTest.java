package io.hookswitch.south.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.config.PlanEntry;
import io.hookswitch.config.PlanEntry.FarEnd;
import io.hookswitch.config.SimConfig;
import io.hookswitch.south.ConnectorContract;
import io.hookswitch.south.Reported;
import io.hookswitch.south.SwitchConnector;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The contract on the simulated switch. */
class SimContractTest extends ConnectorContract {

  private static final Duration PICKED_UP = Duration.ofMillis(100);
  /** Not final: those who extend this have another one, in the same JVM. */
  private static Vertx vertx;

  private final Reported reported = new Reported();
  private final SimStore store = new MemorySimStore();
  private SimConnector connector;

  @BeforeEach
  void connect() {
    connector = connector(reported, store);
    connector.onArrival(this::route);
  }

  /** One whose phones and numbers do as the contract says. */
  static SimConnector connector(Reported reported, SimStore store) {
    SimConfig config = new SimConfig(
      1,
      Duration.ofMillis(2),
      0,
      0,
      0,
      PICKED_UP,
      Duration.ofSeconds(20),
      2,
      List.of(
        new PlanEntry(Pattern.compile("15004"), FarEnd.BUSY, PICKED_UP, Optional.empty()),
        new PlanEntry(Pattern.compile("15006"), FarEnd.ANSWER, PICKED_UP, Optional.of(PICKED_UP))
      )
    );
    Set<String> answer = Set.of("15002", "15003");
    Phones phones = device -> answer.contains(device) ? Optional.of(PICKED_UP) : Optional.empty();
    SimConnector connector = new SimConnector(vertx, config, phones, Numbers::identity, store);
    connector.onEvent(reported::add);
    await(connector.start());
    return connector;
  }

  @BeforeAll
  static void open() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void close() {
    await(vertx.close());
  }

  @Override
  protected SwitchConnector connector() {
    return connector;
  }

  @Override
  protected Reported reported() {
    return reported;
  }

  @Override
  protected void disconnect() {
    await(connector.close());
  }

  @Override
  protected void callsIn(String from, String dialled) {
    assertThat(await(connector.incoming(call, "demo", phone(from), phone(dialled)))).isTrue();
  }

  @Override
  protected boolean dialsIn(String from, String dialled) {
    return await(connector.mobile(from, dialled)).isPresent();
  }

  @Override
  protected boolean knowsRoutingNumbers() {
    return true;
  }

  @Override
  protected boolean keepsRecordings() {
    return false;
  }

  @Override
  protected Node secondNode(Reported there) {
    SimConnector other = connector(there, store);
    return new Node(other, () -> await(other.close()));
  }
}
