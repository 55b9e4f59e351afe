package io.hookswitch.south.asterisk;

import io.hookswitch.config.SimConfig;
import io.hookswitch.south.ConnectorContract;
import io.hookswitch.south.Reported;
import io.hookswitch.south.RoutedConnector;
import io.hookswitch.south.SwitchConnector;
import io.hookswitch.south.sim.MemorySimStore;
import io.hookswitch.south.sim.Phones;
import io.hookswitch.south.sim.SimConnector;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract through the door to the simulated switch and a real Asterisk, which is the tenant's. */
class RoutedContractIT extends ConnectorContract {

  @RegisterExtension
  static final RealAsterisk ASTERISK = RealAsterisk.quiet();

  private static final Vertx VERTX = Vertx.vertx();

  private final Reported reported = new Reported();
  private SwitchConnector door;

  @BeforeEach
  void connect() {
    ASTERISK.awake();
    door = door("hookswitch", reported);
  }

  private SwitchConnector door(String app, Reported listener) {
    Map<String, SwitchConnector> switches = new LinkedHashMap<>();
    switches.put(
      "default",
      new SimConnector(VERTX, SimConfig.DEFAULT, Phones.SILENT, () -> call, new MemorySimStore())
    );
    switches.put(
      "pbx",
      new AsteriskConnector(VERTX, ASTERISK.config(app), Path.of(""), new AsteriskContractIT.Known(), () -> call)
    );
    SwitchConnector one = new RoutedConnector(
      switches,
      tenant -> tenant.equals("demo") ? "pbx" : "default",
      call -> Future.succeededFuture(Optional.of("demo"))
    );
    one.onEvent(listener::add);
    one.onArrival(this::route);
    await(one.start());
    return one;
  }

  @AfterAll
  static void close() {
    await(VERTX.close());
  }

  @Override
  protected SwitchConnector connector() {
    return door;
  }

  @Override
  protected Reported reported() {
    return reported;
  }

  @Override
  protected void disconnect() {
    ASTERISK.closed(door.close());
  }

  @Override
  protected void callsIn(String from, String dialled) {
    ASTERISK.phone(from).calls(ASTERISK.sipPort(), dialled);
  }

  @Override
  protected boolean dialsIn(String from, String dialled) {
    return ASTERISK.takes(from, dialled);
  }

  @Override
  protected boolean presses(String number, String keys) {
    ASTERISK.phone(number).ear().presses(keys);
    return true;
  }

  @Override
  protected Node secondNode(Reported there) {
    SwitchConnector other = door("hookswitch-2", there);
    return new Node(other, () -> await(other.close()));
  }
}
