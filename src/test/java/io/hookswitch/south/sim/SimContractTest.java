package io.hookswitch.south.sim;

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
import org.junit.jupiter.api.BeforeEach;

/** The contract on the simulated switch. */
class SimContractTest extends ConnectorContract {

  private static final Duration PICKED_UP = Duration.ofMillis(100);
  private static final Vertx VERTX = Vertx.vertx();

  private final Reported reported = new Reported();
  private SimConnector connector;

  @BeforeEach
  void connect() {
    connector = connector(reported);
  }

  /** One of its own, whose phones and numbers do as the contract says. */
  static SimConnector connector(Reported reported) {
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
    SimConnector connector = new SimConnector(VERTX, config, phones, Numbers::identity, new MemorySimStore());
    connector.onEvent(reported::add);
    await(connector.start());
    return connector;
  }

  @AfterAll
  static void close() {
    await(VERTX.close());
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
}
