package io.hookswitch.cluster;

import com.hazelcast.internal.util.ConcurrencyUtil;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;

/**
 * How Hazelcast's answers come back to event loops. Hazelcast hands each answer to another thread before it calls anybody,
 * to JDK's common pool; where that has one thread only, on one or two processors, it starts a new thread for every single
 * answer. That was a sixth of what a request cost.
 */
public final class Answers {

  private static final Executor AT_ONCE = Runnable::run;

  private Answers() {}

  /**
   * As {@link Future#fromCompletionStage(CompletionStage, io.vertx.core.Context)}, by way of no other thread: whoever waits here
   * goes on its own context anyway.
   */
  public static <T> Future<T> of(Vertx vertx, CompletionStage<T> stage) {
    // What is near is there at once.
    if (stage instanceof CompletableFuture<T> there && Vertx.currentContext() != null && succeeded(there)) {
      return Future.succeededFuture(there.join());
    }
    CompletableFuture<T> answer = new CompletableFuture<>();
    stage.whenCompleteAsync((value, lost) -> {
      if (lost == null) answer.complete(value);
      else answer.completeExceptionally(lost);
    }, AT_ONCE);
    return Future.fromCompletionStage(answer, vertx.getOrCreateContext());
  }

  private static boolean succeeded(CompletableFuture<?> one) {
    return one.isDone() && !one.isCompletedExceptionally();
  }

  /** The same for whoever asks Hazelcast without us: a few threads, instead of a new one each time. For the whole process. */
  public static void keepThreads() {
    if (ForkJoinPool.getCommonPoolParallelism() > 1) return;
    ConcurrencyUtil.setDefaultAsyncExecutor(Pool.THREADS);
  }

  /** Made where it is needed only. */
  private static final class Pool {

    private static final ForkJoinPool THREADS = new ForkJoinPool(
      2,
      ForkJoinPool.defaultForkJoinWorkerThreadFactory,
      null,
      true
    );
  }
}
