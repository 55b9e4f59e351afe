package io.hookswitch.south;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallId;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.SwitchOrder;
import io.hookswitch.cluster.StaleOwnerException;
import io.hookswitch.south.WatchedConnector.Failure;
import io.hookswitch.south.WatchedConnector.Status;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What is known of a switch that comes and goes. */
class WatchedConnectorTest {

  private static final PartyId PARTY = new CallId(7).party(0);

  private Instant now = Instant.EPOCH;
  private boolean up = true;
  private Future<Void> answer = Future.succeededFuture();
  private Consumer<SwitchEvent> listener;
  private final WatchedConnector watched = new WatchedConnector(new Fake(), () -> now);

  private final class Fake implements SwitchConnector {

    @Override
    public void onEvent(Consumer<SwitchEvent> to) {
      listener = to;
    }

    @Override
    public void onArrival(Function<Arrival, Future<Optional<Route>>> routes) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Future<Void> start() {
      return answer;
    }

    @Override
    public Future<Void> send(long fence, long number, SwitchOrder order) {
      return answer;
    }

    @Override
    public Future<Void> adopt(long fence, Call call) {
      return answer;
    }

    @Override
    public void release(CallId call) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Future<SwitchPage> list(int shard, CallId after, int most) {
      return answer.mapEmpty();
    }

    @Override
    public boolean up() {
      return up;
    }

    @Override
    public Future<Void> close() {
      return answer;
    }
  }

  private void order() {
    watched.send(1, 1, new SwitchOrder.Hold(PARTY));
  }

  @Test
  void itIsUpSinceItWasFoundSo() {
    now = Instant.ofEpochSecond(5);
    assertThat(watched.status().since()).isEqualTo(Instant.EPOCH);
    up = false;
    assertThat(watched.up()).isFalse();
    now = Instant.ofEpochSecond(9);
    assertThat(watched.status().since()).isEqualTo(Instant.ofEpochSecond(5));
    up = true;
    assertThat(watched.status()).extracting(Status::up, Status::since).containsExactly(true, now);
  }

  @Test
  void ordersEventsAndFailuresAreCountedAndTheLastIsKept() {
    watched.onEvent(event -> {});
    order();
    listener.accept(new SwitchEvent.Held(PARTY, 1));
    now = Instant.ofEpochSecond(3);
    answer = Future.failedFuture(new IllegalStateException("x".repeat(1000)));
    order();
    watched.list(1, null, 10);
    Status seen = watched.status();
    assertThat(seen.orders()).isEqualTo(2);
    assertThat(seen.failed()).isEqualTo(2);
    assertThat(seen.events()).isEqualTo(1);
    assertThat(seen.lastEvent()).contains(Instant.EPOCH);
    assertThat(seen.lastFailure().map(Failure::at)).contains(now);
    assertThat(seen.lastFailure().orElseThrow().words()).startsWith("java.lang.IllegalStateException: xx").hasSize(300);
  }

  @Test
  void anOlderOwnerThatIsRefusedIsNoFailureOfTheSwitch() {
    answer = Future.failedFuture(new StaleOwnerException(PARTY, 1));
    order();
    assertThat(watched.status().failed()).isZero();
    assertThat(watched.status().lastFailure()).isEmpty();
  }
}
