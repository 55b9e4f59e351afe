package io.hookswitch.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.CallId;
import io.hookswitch.call.Effect;
import io.hookswitch.call.Step;
import io.hookswitch.call.Wake;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a call is woken for, and what no more. */
@Timeout(value = 8, unit = TimeUnit.SECONDS)
class EffectsTest {

  private static final Duration SOON = Duration.ofMillis(20);
  private static final Duration LATER = Duration.ofMillis(40);

  private final Vertx vertx = Vertx.vertx();
  private final Context loop = vertx.getOrCreateContext();
  private final BlockingQueue<Wake> woken = new LinkedBlockingQueue<>();
  private final Effects effects = new Effects(new CallId(7), 1, null, woken::add, () -> {}, lost -> {});

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void aConfirmedOrderIsNotLookedAtAgain() throws InterruptedException {
    performs(List.of(due(1, SOON), due(2, LATER)), List.of(confirmed(1)));
    assertThat(woken.take()).isEqualTo(new Wake.OrderDue(2));
  }

  @Test
  void neitherIsOneThatIsPlannedUnderAnotherNumber() throws InterruptedException {
    performs(List.of(due(1, SOON)), List.of(new Effect.Renumber(1, 2), due(2, LATER)));
    assertThat(woken.take()).isEqualTo(new Wake.OrderDue(2));
  }

  /** Its first timer has run out before it is given again: the next one is its own. */
  @Test
  void oneThatIsGivenAgainIsLookedAtUntilItIsConfirmed() throws InterruptedException {
    performs(List.of(due(1, SOON)));
    assertThat(woken.take()).isEqualTo(new Wake.OrderDue(1));
    performs(List.of(due(1, SOON)));
    assertThat(woken.take()).isEqualTo(new Wake.OrderDue(1));
    performs(List.of(due(1, SOON), due(2, LATER)), List.of(confirmed(1)));
    assertThat(woken.take()).isEqualTo(new Wake.OrderDue(2));
  }

  private static Effect confirmed(long order) {
    return new Effect.Settle(order, Optional.empty());
  }

  private static Effect due(long order, Duration after) {
    return new Effect.WakeMe(new Wake.OrderDue(order), after);
  }

  /** All of it in one turn: no timer runs out in between, however busy the machine is. */
  @SafeVarargs
  private void performs(List<Effect>... steps) {
    loop.runOnContext(turn -> {
      effects.start(vertx, true);
      for (List<Effect> step : steps) {
        effects.perform(new Step(null, step, null, OptionalLong.empty()), false, null);
      }
    });
  }
}
