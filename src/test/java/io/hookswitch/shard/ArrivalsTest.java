package io.hookswitch.shard;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.hookswitch.cluster.Cluster;
import io.hookswitch.cluster.Lease;
import io.hookswitch.store.CallStore;
import io.hookswitch.wire.Addresses;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** A node that asks another for a shard, and gets no answer. */
@Timeout(value = 8, unit = TimeUnit.SECONDS)
class ArrivalsTest {

  private static final int SHARD = 7;

  private final Vertx vertx = Vertx.vertx();
  private final Context context = vertx.getOrCreateContext();
  private final BlockingQueue<Integer> asked = new LinkedBlockingQueue<>();
  private final BlockingQueue<Integer> opened = new LinkedBlockingQueue<>();
  private volatile String holder = "other";
  private Arrivals arrivals;

  @BeforeEach
  void aHolderThatSaysNothing() {
    vertx.eventBus().<Integer>consumer(Addresses.yield("other"), message -> asked.add(message.body()));
    arrivals = arrivals(
      () -> holder,
      () -> Future.succeededFuture(List.of()),
      () -> {
        if (opened.isEmpty()) arrivals.claim(SHARD);
      }
    );
  }

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void whoHasLeftIsNotWaitedFor() throws InterruptedException {
    claims();
    here(() -> arrivals.without(Set.of("self", "other")));
    assertThat(arrivals.comes(SHARD)).isTrue();
    holder = "self";
    here(() -> arrivals.without(Set.of("self")));
    assertThat(opened.take()).isEqualTo(SHARD);
  }

  @Test
  void afterASplitItIsAskedAnew() throws InterruptedException {
    claims();
    here(arrivals::returned);
    assertThat(asked.take()).isEqualTo(SHARD);
  }

  /** It is no member any more, which this node has not heard yet: nothing else would make it look again. */
  @Test
  void aHolderThatNobodyFindsIsLookedForAgainSoon() throws InterruptedException {
    holder = "gone";
    here(() -> arrivals.claim(SHARD));
    holder = "self";
    assertThat(opened.poll(900, TimeUnit.MILLISECONDS)).isEqualTo(SHARD);
  }

  /** What each of them makes the node do makes it claim all of them: it must not be more each time. */
  @Test
  void whatCannotBeOpenedIsTriedAFewTimesASecondAndSaidOnce() {
    AtomicInteger claims = new AtomicInteger();
    List<Integer> broken = List.of(1, 2, 3);
    arrivals = arrivals(
      () -> {
        claims.incrementAndGet();
        return "self";
      },
      () -> Future.failedFuture("a form that nobody knows"),
      () -> claimAll(broken)
    );
    Logger log = (Logger) LoggerFactory.getLogger(Arrivals.class);
    ListAppender<ILoggingEvent> said = new ListAppender<>();
    said.start();
    log.addAppender(said);
    try {
      here(() -> claimAll(broken));
      vertx.timer(1_500, TimeUnit.MILLISECONDS).toCompletionStage().toCompletableFuture().join();
    } finally {
      log.detachAppender(said);
    }
    // Each of three at the beginning, and after each fifth of a second at the most.
    assertThat(claims.get()).isBetween(6, 3 + 3 * 7);
    assertThat(said.list)
      .extracting(ILoggingEvent::getFormattedMessage)
      .hasSize(3)
      .allMatch(line -> line.endsWith("a form that nobody knows"));
  }

  /**
   * @param holders asked at each claim who has the shard
   * @param calls what is kept of a shard
   * @param changed what is done when there may be more to claim
   */
  private Arrivals arrivals(Supplier<String> holders, Supplier<Future<?>> calls, Runnable changed) {
    return new Arrivals(
      vertx,
      saying(
        Cluster.class,
        method ->
          switch (method) {
            case "self" -> "self";
            case "claim" -> Future.succeededFuture(new Lease(holders.get(), 3));
            case "yield" -> Future.succeededFuture();
            default -> throw new AssertionError(method);
          }
      ),
      saying(CallStore.class, method -> calls.get()),
      (number, lease) -> new Shard(vertx, null, null, 1, lease, () -> {}),
      (number, shard) -> opened.add(number),
      () -> context.runOnContext(turn -> changed.run())
    );
  }

  private void claimAll(List<Integer> missing) {
    for (int shard : missing) if (!arrivals.comes(shard)) arrivals.claim(shard);
  }

  private void claims() throws InterruptedException {
    here(() -> arrivals.claim(SHARD));
    assertThat(asked.take()).isEqualTo(SHARD);
  }

  private static <T> T saying(Class<T> door, Function<String, Object> answers) {
    InvocationHandler handler = (proxy, method, arguments) -> answers.apply(method.getName());
    return door.cast(Proxy.newProxyInstance(door.getClassLoader(), new Class<?>[] { door }, handler));
  }

  private void here(Runnable what) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    context.runOnContext(turn -> {
      what.run();
      done.complete(null);
    });
    done.join();
  }
}
