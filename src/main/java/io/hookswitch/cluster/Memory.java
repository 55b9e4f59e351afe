package io.hookswitch.cluster;

import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.core.HazelcastOverloadException;
import com.hazelcast.core.MemberLeftException;
import com.hazelcast.spi.exception.RetryableHazelcastException;
import com.hazelcast.splitbrainprotection.SplitBrainProtectionException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/**
 * Asks the cluster's memory, Hazelcast's maps. When the node that keeps an entry, or its copy, dies in the middle of it,
 * Hazelcast repeats what only looks and gives up what changes something: what can be repeated is repeated here. All fail
 * with {@link MemoryException} when it is the memory that does not answer, and as they are when it is anything else.
 */
public final class Memory {

  /** Less than a client's {@code http.requestTimeout} by default: it gets an answer that says what it is about. */
  public static final Duration PATIENCE = Duration.ofSeconds(8);

  /** The others need a moment to notice that a node is dead. */
  private static final Duration BREATH = Duration.ofMillis(50);

  private Memory() {}

  /** For what must not be done twice. */
  public static <T> Future<T> ask(Vertx vertx, Supplier<? extends CompletionStage<T>> question) {
    return once(vertx, question).recover(lost -> Future.failedFuture(ours(lost)));
  }

  /** For what may be done any number of times: asks until there is an answer, or patience is at its end. */
  public static <T> Future<T> insist(Vertx vertx, Supplier<? extends CompletionStage<T>> question) {
    return insist(vertx, PATIENCE, question);
  }

  static <T> Future<T> insist(Vertx vertx, Duration patience, Supplier<? extends CompletionStage<T>> question) {
    return insist(vertx, System.nanoTime() + patience.toNanos(), question);
  }

  /**
   * As {@link #insist}, for what only looks, and for what means nothing to anybody unless more is done after it: when it
   * fails, nothing has been done.
   */
  public static <T> Future<T> prepare(Vertx vertx, Supplier<? extends CompletionStage<T>> question) {
    return insist(vertx, question).recover(lost ->
      Future.failedFuture(lost instanceof MemoryException silent ? new MemoryException(true, silent.getCause()) : lost)
    );
  }

  /** The same for what blocks a worker: what it has thrown, in the words of {@link MemoryException}. */
  public static <T> Future<T> looked(Future<T> blocking) {
    return blocking.recover(lost ->
      Future.failedFuture(
        ours(lost) instanceof MemoryException silent ? new MemoryException(true, silent.getCause()) : lost
      )
    );
  }

  /** The same for what is on two nodes when it is done, by {@link Copies}: otherwise nobody knows whether it stays. */
  public static <T> Future<T> kept(Future<T> written) {
    return written.recover(lost ->
      Future.failedFuture(lost instanceof IllegalStateException ? new MemoryException(false, lost) : ours(lost))
    );
  }

  private static <T> Future<T> insist(Vertx vertx, long until, Supplier<? extends CompletionStage<T>> question) {
    return ask(vertx, question).recover(lost ->
      mayPass(lost) && System.nanoTime() < until
        ? vertx.timer(BREATH.toMillis()).compose(later -> insist(vertx, until, question))
        : Future.failedFuture(lost)
    );
  }

  /** A map may refuse at once, too, when its node is going. */
  private static <T> Future<T> once(Vertx vertx, Supplier<? extends CompletionStage<T>> question) {
    try {
      return Answers.of(vertx, question.get());
    } catch (RuntimeException refused) {
      return Future.failedFuture(refused);
    }
  }

  /** Whether somebody may have an answer who is asked a little later. */
  static boolean mayPass(Throwable lost) {
    return (
      ours(lost) instanceof MemoryException silent &&
      !(silent.getCause() instanceof HazelcastInstanceNotActiveException) &&
      !(silent.getCause() instanceof SplitBrainProtectionException)
    );
  }

  private static Throwable ours(Throwable lost) {
    return switch (lost) {
      case MemberLeftException gone -> new MemoryException(false, gone);
      case CompletionException wrapped when wrapped.getCause() != null -> ours(wrapped.getCause());
      case ExecutionException wrapped when wrapped.getCause() != null -> ours(wrapped.getCause());
      case HazelcastInstanceNotActiveException leaving -> new MemoryException(true, leaving);
      case SplitBrainProtectionException few -> new MemoryException(true, few);
      case HazelcastOverloadException full -> new MemoryException(true, full);
      // What kept it from being done, each time that Hazelcast tried.
      case RetryableHazelcastException moved -> new MemoryException(true, moved);
      case HazelcastException silent -> new MemoryException(false, silent);
      default -> lost;
    };
  }
}
