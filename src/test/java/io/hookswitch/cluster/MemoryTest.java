package io.hookswitch.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.core.IndeterminateOperationStateException;
import com.hazelcast.core.MemberLeftException;
import com.hazelcast.core.OperationTimeoutException;
import com.hazelcast.spi.exception.TargetNotMemberException;
import com.hazelcast.splitbrainprotection.SplitBrainProtectionException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of a question to the cluster's memory while a node dies. */
@ExtendWith(VertxExtension.class)
class MemoryTest {

  private static final Duration SHORT = Duration.ofMillis(200);
  private final AtomicInteger asked = new AtomicInteger();

  static List<Throwable> doubts() {
    return List.of(
      new IndeterminateOperationStateException("the copy was not confirmed"),
      new MemberLeftException("the node has left"),
      new OperationTimeoutException("no answer"),
      new CompletionException(new IndeterminateOperationStateException("wrapped"))
    );
  }

  static List<RuntimeException> refusals() {
    return List.of(
      new HazelcastInstanceNotActiveException("this node is going"),
      new SplitBrainProtectionException("this node is cut off")
    );
  }

  /** Answers with these, one after the other, and then with "kept". */
  private Supplier<CompletionStage<String>> dying(Throwable... failures) {
    Queue<Throwable> left = new ArrayDeque<>(List.of(failures));
    return () -> {
      asked.incrementAndGet();
      Throwable failure = left.poll();
      return failure == null ? CompletableFuture.completedFuture("kept") : CompletableFuture.failedFuture(failure);
    };
  }

  private Supplier<CompletionStage<String>> dead(Throwable failure) {
    return () -> {
      asked.incrementAndGet();
      return CompletableFuture.failedFuture(failure);
    };
  }

  private static <T> T await(Future<T> answer) throws Exception {
    return answer.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  private static void expectDoubt(Future<String> answer, boolean undone) {
    assertThatThrownBy(() -> await(answer))
      .cause()
      .isInstanceOfSatisfying(MemoryException.class, lost -> assertThat(lost.undone()).isEqualTo(undone));
  }

  @ParameterizedTest
  @MethodSource("doubts")
  void whatMayBeRepeatedIsRepeatedUntilSomebodyAnswers(Throwable doubt, Vertx vertx) throws Exception {
    assertThat(await(Memory.insist(vertx, dying(doubt, doubt, new TargetNotMemberException("moved"))))).isEqualTo(
      "kept"
    );
    assertThat(asked).hasValue(4);
  }

  @ParameterizedTest
  @MethodSource("doubts")
  void whatMustNotBeDoneTwiceIsAskedOnceAndNobodyKnows(Throwable doubt, Vertx vertx) {
    expectDoubt(Memory.ask(vertx, dying(doubt)), false);
    assertThat(asked).hasValue(1);
  }

  @ParameterizedTest
  @MethodSource("doubts")
  void patienceHasAnEnd(Throwable doubt, Vertx vertx) {
    expectDoubt(Memory.insist(vertx, SHORT, dead(doubt)), false);
    assertThat(asked).hasValueGreaterThan(1);
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void whoeverIsCutOffOrGoingSaysSoAtOnce(RuntimeException refusal, Vertx vertx) {
    expectDoubt(Memory.prepare(vertx, dead(refusal)), true);
    expectDoubt(
      Memory.insist(vertx, () -> {
        throw refusal;
      }),
      true
    );
    assertThat(asked).hasValue(1);
  }

  @Test
  void aBugStaysABug(Vertx vertx) {
    IllegalStateException bug = new IllegalStateException("ours");
    assertThatThrownBy(() -> await(Memory.insist(vertx, dead(bug))))
      .cause()
      .isSameAs(bug);
    assertThat(asked).hasValue(1);
  }
}
