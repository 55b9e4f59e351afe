package io.hookswitch.south.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.south.Reported;
import io.hookswitch.south.RoutedConnector;
import io.hookswitch.south.SwitchConnector;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract through the door to two switches, of which the second is the tenant's. */
class RoutedSimContractTest extends SimContractTest {

  private final Reported elsewhere = new Reported();
  private SwitchConnector door;
  private SwitchConnector idle;

  @BeforeEach
  void route() {
    idle = connector(elsewhere, new MemorySimStore());
    door = door(super.connector());
    door.onArrival(this::route);
  }

  private RoutedConnector door(SwitchConnector ofTenant) {
    Map<String, SwitchConnector> switches = new LinkedHashMap<>();
    switches.put("default", idle);
    switches.put("other", ofTenant);
    return new RoutedConnector(
      switches,
      tenant -> tenant.equals("demo") ? "other" : "default",
      call -> Future.succeededFuture(Optional.of("demo"))
    );
  }

  @Override
  protected Node secondNode(Reported there) {
    Node other = super.secondNode(there);
    return new Node(door(other.connector()), other.leaves());
  }

  @Override
  protected SwitchConnector connector() {
    return door;
  }

  @Override
  protected void disconnect() {
    super.disconnect();
    await(idle.close());
  }

  @Test
  void theSwitchOfOthersHearsNothingOfIt() {
    talk();
    assertThat(elsewhere.of(caller)).isEmpty();
    assertThat(await(idle.list(0, null, 10)).calls()).isEmpty();
    assertThat(door.reached()).containsExactlyInAnyOrder("default", "other");
  }
}
