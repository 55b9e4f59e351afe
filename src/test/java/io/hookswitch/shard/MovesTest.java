package io.hookswitch.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.cluster.Cluster;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MovesTest {

  private static final Duration LONG = Duration.ofMinutes(5);

  private final Vertx vertx = Vertx.vertx();
  private volatile String holderOfThree = "one";
  private String afterOneLook;
  private Runnable changed;
  private final Moves moves = new Moves(vertx, cluster());

  @AfterEach
  void close() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  @Test
  void allWhoWaitGoOnWhenTheShardHasAnotherOwner() {
    Future<Boolean> first = moves.await(3, LONG);
    Future<Boolean> second = moves.await(3, LONG);
    holderOfThree = "two";
    changed.run();
    assertThat(done(first)).isTrue();
    assertThat(done(second)).isTrue();
  }

  @Test
  void otherChangesWakeNobody() {
    Future<Boolean> there = moves.await(3, LONG);
    Future<Boolean> elsewhere = moves.await(4, LONG);
    changed.run();
    holderOfThree = "two";
    changed.run();
    assertThat(done(there)).isTrue();
    assertThat(elsewhere.isComplete()).isFalse();
  }

  /** The change that tells of it has been looked at before anybody waited. */
  @Test
  void anOwnerThatCameAtThatMomentIsNotMissed() {
    afterOneLook = "two";
    assertThat(done(moves.await(3, LONG))).isTrue();
  }

  @Test
  void whoHasWaitedLongEnoughGoesOn() {
    assertThat(done(moves.await(3, Duration.ofMillis(1)))).isFalse();
  }

  private Cluster cluster() {
    return (Cluster) Proxy.newProxyInstance(
      getClass().getClassLoader(),
      new Class<?>[] { Cluster.class },
      (same, method, words) ->
        switch (method.getName()) {
          case "holderOf" -> words[0].equals(3) ? lookAtThree() : "none";
          case "onChange" -> {
            changed = (Runnable) words[0];
            yield null;
          }
          default -> throw new UnsupportedOperationException(method.getName());
        }
    );
  }

  private String lookAtThree() {
    String seen = holderOfThree;
    if (afterOneLook != null) holderOfThree = afterOneLook;
    return seen;
  }

  private static <T> T done(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
  }
}
