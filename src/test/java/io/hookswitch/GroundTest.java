package io.hookswitch;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.IndeterminateOperationStateException;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class GroundTest {

  private static final Future<String> DOUBT = Future.failedFuture(
    new IndeterminateOperationStateException("no copy has confirmed it")
  );

  @Test
  void aJoinThatStaysInDoubtIsTriedAgain() {
    assertThat(joined(List.of(DOUBT, DOUBT, Future.succeededFuture("third"))).result()).isEqualTo("third");
  }

  @Test
  void notForEver() {
    assertThat(joined(List.of(DOUBT, DOUBT, DOUBT, Future.succeededFuture("fourth"))).cause()).isSameAs(DOUBT.cause());
  }

  @Test
  void whatIsCertainlyWrongIsNotTriedAgain() {
    Future<String> wrong = Future.failedFuture(new IllegalStateException("another release"));
    assertThat(joined(List.of(wrong, Future.succeededFuture("second"))).cause()).isSameAs(wrong.cause());
  }

  private static Future<String> joined(List<Future<String>> tries) {
    Queue<Future<String>> left = new ArrayDeque<>(tries);
    return Ground.undoubted(3, left::remove);
  }
}
