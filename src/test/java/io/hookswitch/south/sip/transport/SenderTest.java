package io.hookswitch.south.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SenderTest {

  private final Vertx vertx = Vertx.vertx();
  private final LongAdder unsent = new LongAdder();
  private final Sender sender = new Sender(vertx.getOrCreateContext(), 2, unsent);
  private final CountDownLatch connected = new CountDownLatch(1);
  private final CountDownLatch connecting = new CountDownLatch(1);

  @AfterEach
  void close() {
    connected.countDown();
    sender.end();
    await(vertx.close());
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
  }

  /** The stack waits for a connection, and so does the thread. */
  private void standStill() throws InterruptedException {
    sender.does(() -> {
      connecting.countDown();
      connected.await();
    });
    assertThat(connecting.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void whatIsBegunWhileTooMuchWaitsIsRefusedAndCounted() throws Exception {
    standStill();
    List<Future<Void>> taken = new ArrayList<>(List.of(sender.does(() -> {}), sender.does(() -> {})));
    Future<Void> third = sender.does(() -> {});
    assertThat(third.failed()).isTrue();
    assertThatThrownBy(() -> await(third)).hasRootCauseMessage("too much waits to be sent");
    assertThat(unsent.sum()).isEqualTo(1);

    connected.countDown();
    taken.forEach(SenderTest::await);
    await(sender.does(() -> {}));
  }

  @Test
  void whatEndsSomethingIsTakenAllTheSame() throws Exception {
    standStill();
    sender.does(() -> {});
    sender.does(() -> {});
    Future<Void> bye = sender.ends(() -> {});
    assertThat(bye.isComplete()).isFalse();
    connected.countDown();
    await(bye);
    assertThat(unsent.sum()).isZero();
  }
}
