package io.hookswitch.records;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Asks the database on threads of their own, so many at once. What would wait too long is refused, and so is what has waited
 * longer than anybody waits for the answer: a request that was given up leaves its question behind.
 */
final class Readers implements AutoCloseable {

  static final int MOST_WAITING = 256;
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private final LongSupplier nanos;
  private final ThreadPoolExecutor threads;

  /** Something that is asked. */
  interface Question<T> {
    T answer() throws SQLException;
  }

  /**
   * @param atOnce no more than the database has connections
   * @param nanos the clock by which waiting is measured
   */
  Readers(int atOnce, LongSupplier nanos) {
    this.nanos = nanos;
    threads = new ThreadPoolExecutor(
      atOnce,
      atOnce,
      1,
      TimeUnit.MINUTES,
      new ArrayBlockingQueue<>(MOST_WAITING),
      Thread.ofPlatform().name("records-reader-", 0).daemon().factory()
    );
    threads.allowCoreThreadTimeOut(true);
  }

  /** @return on the caller's context; failed with a {@link RecordsUnavailableException} when there is no answer */
  <T> Future<T> ask(Vertx vertx, Question<T> question) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    long since = nanos.getAsLong();
    try {
      threads.execute(() -> answer(question, since, answer));
    } catch (RejectedExecutionException full) {
      String why = threads.isShutdown() ? "this node stops" : "too many wait for the database";
      answer.completeExceptionally(new RecordsUnavailableException(why, full));
    }
    return Future.fromCompletionStage(answer, vertx.getOrCreateContext());
  }

  private <T> void answer(Question<T> question, long since, CompletableFuture<T> answer) {
    if (nanos.getAsLong() - since > PATIENCE.toNanos()) {
      answer.completeExceptionally(new RecordsUnavailableException("the database is too slow at the moment", null));
      return;
    }
    try {
      answer.complete(question.answer());
    } catch (SQLException down) {
      String why = "the database cannot be asked: " + down.getMessage();
      answer.completeExceptionally(new RecordsUnavailableException(why, down));
    } catch (RuntimeException | Error bug) {
      answer.completeExceptionally(bug);
    }
  }

  /** What waits is still asked, of a database that may be closed by then. */
  @Override
  public void close() {
    threads.shutdown();
  }
}
