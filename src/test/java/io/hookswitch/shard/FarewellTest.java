package io.hookswitch.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.cluster.Cluster;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FarewellTest {

  private static final Duration LONG = Duration.ofMinutes(5);

  private final Vertx vertx = Vertx.vertx();
  private final CountDownLatch holderLooks = new CountDownLatch(2);
  private final CountDownLatch ownerLooks = new CountDownLatch(2);
  private volatile String holderForTwo = "one";
  private volatile String ownerForTwo = "one";
  private volatile Set<String> members = Set.of("one", "two");

  @AfterEach
  void close() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  @Test
  void aNodeStaysAsLongAsOthersTakeItForAnOwner() throws Exception {
    done(new Farewell(vertx, seenBy("two"), LONG).listen());
    Future<Void> bid = new Farewell(vertx, seenBy("one"), LONG).bid();
    assertThat(holderLooks.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(bid.isComplete()).isFalse();
    holderForTwo = "two";
    assertThat(ownerLooks.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(bid.isComplete()).as("it may still be asked, as the one that should own it").isFalse();
    ownerForTwo = "two";
    done(bid);
  }

  @Test
  void itDoesNotWaitForWhoHasLeft() {
    Future<Void> bid = new Farewell(vertx, seenBy("one"), LONG).bid();
    assertThat(bid.isComplete()).isFalse();
    members = Set.of("one");
    done(bid);
  }

  @Test
  void norForEver() {
    done(new Farewell(vertx, seenBy("two"), LONG).listen());
    done(new Farewell(vertx, seenBy("one"), Duration.ofMillis(50)).bid());
  }

  @Test
  void whoIsAloneGoes() {
    members = Set.of("one");
    done(new Farewell(vertx, seenBy("one"), LONG).bid());
  }

  private Cluster seenBy(String self) {
    return (Cluster) Proxy.newProxyInstance(
      getClass().getClassLoader(),
      new Class<?>[] { Cluster.class },
      (same, method, words) ->
        switch (method.getName()) {
          case "self" -> self;
          case "members" -> members;
          case "shards" -> 1;
          case "holderOf" -> {
            holderLooks.countDown();
            yield holderForTwo;
          }
          case "ownerOf" -> {
            ownerLooks.countDown();
            yield ownerForTwo;
          }
          default -> throw new UnsupportedOperationException(method.getName());
        }
    );
  }

  private static void done(Future<Void> future) {
    future.toCompletionStage().toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
  }
}
