package io.hookswitch.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A database that does not answer, and clients that go on asking. */
class ReadersTest {

  private final Vertx vertx = Vertx.vertx();
  private final AtomicLong now = new AtomicLong();
  private final Readers readers = new Readers(1, now::get);
  private final CountDownLatch database = new CountDownLatch(1);
  private final AtomicInteger asked = new AtomicInteger();

  @AfterEach
  void close() {
    database.countDown();
    readers.close();
    ended(vertx.close());
  }

  private static <T> Future<T> ended(Future<T> future) {
    future
      .toCompletionStage()
      .toCompletableFuture()
      .orTimeout(20, TimeUnit.SECONDS)
      .handle((value, failure) -> value)
      .join();
    return future;
  }

  /** The first is with the database, the others wait behind it. */
  private List<Future<Integer>> fill() throws InterruptedException {
    CountDownLatch there = new CountDownLatch(1);
    List<Future<Integer>> all = new ArrayList<>();
    all.add(
      readers.ask(vertx, () -> {
        there.countDown();
        try {
          database.await();
        } catch (InterruptedException stop) {
          throw new SQLException(stop);
        }
        return asked.incrementAndGet();
      })
    );
    assertThat(there.await(20, TimeUnit.SECONDS)).isTrue();
    for (int i = 0; i < Readers.MOST_WAITING; i++) all.add(readers.ask(vertx, asked::incrementAndGet));
    return all;
  }

  @Test
  void whatWouldWaitTooLongIsRefused() throws Exception {
    List<Future<Integer>> all = fill();
    assertThat(ended(readers.ask(vertx, asked::incrementAndGet)).cause())
      .isInstanceOf(RecordsUnavailableException.class)
      .hasMessage("too many wait for the database");
    database.countDown();
    assertThat(all).allSatisfy(one -> assertThat(ended(one).succeeded()).isTrue());
    assertThat(asked.get()).isEqualTo(all.size());
  }

  @Test
  void whatNobodyWaitsForAnyMoreIsNotAsked() throws Exception {
    List<Future<Integer>> all = fill();
    now.addAndGet(Readers.PATIENCE.toNanos() + 1);
    database.countDown();
    assertThat(ended(all.getFirst()).result()).isEqualTo(1);
    assertThat(all.subList(1, all.size())).allSatisfy(one ->
      assertThat(ended(one).cause()).isInstanceOf(RecordsUnavailableException.class)
    );
    assertThat(asked.get()).isEqualTo(1);
  }

  @Test
  void whoComesWhileTheNodeStopsIsToldSo() {
    readers.close();
    assertThat(ended(readers.ask(vertx, asked::incrementAndGet)).cause())
      .isInstanceOf(RecordsUnavailableException.class)
      .hasMessage("this node stops");
  }
}
