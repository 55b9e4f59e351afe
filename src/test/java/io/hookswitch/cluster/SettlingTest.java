package io.hookswitch.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.partition.PartitionService;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class SettlingTest {

  private final AtomicInteger asked = new AtomicInteger();

  /** @param moves how often something moves, or nobody can say */
  private HazelcastInstance moving(int moves) {
    PartitionService partitions = proxy(PartitionService.class, () -> {
      int times = asked.incrementAndGet();
      if (times == 1 && moves > 0) throw new IllegalStateException("nobody can say");
      return times > moves;
    });
    return proxy(HazelcastInstance.class, () -> partitions);
  }

  private interface Answer {
    Object get();
  }

  private static <T> T proxy(Class<T> type, Answer answer) {
    return type.cast(
      Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (self, method, words) -> answer.get())
    );
  }

  @Test
  void aStartGoesOnWhenNothingMoves(Vertx vertx, VertxTestContext test) {
    Settling.over(vertx, moving(3)).onComplete(
      test.succeeding(done ->
        test.verify(() -> {
          assertThat(asked).hasValue(4);
          test.completeNow();
        })
      )
    );
  }
}
