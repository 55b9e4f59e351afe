package io.hookswitch.north;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.core.IndeterminateOperationStateException;
import com.hazelcast.map.IMap;
import io.hookswitch.call.UserId;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a dying node does to a session that is being written. */
@ExtendWith(VertxExtension.class)
class HazelcastSessionsTest {

  private static final UserId USER = new UserId("demo", "agent1");
  private final List<String> asked = new ArrayList<>();

  @Test
  void aWriteInDoubtIsDoneAgain(Vertx vertx, VertxTestContext test) {
    HazelcastSessions sessions = sessions(vertx, 2, new IndeterminateOperationStateException("its copy died"));
    sessions.put("key", USER).onComplete(
      test.succeeding(done ->
        test.verify(() -> {
          assertThat(asked).containsExactly("setAsync", "setAsync", "setAsync");
          test.completeNow();
        })
      )
    );
  }

  @Test
  void aReadInDoubtIsDoneAgain(Vertx vertx, VertxTestContext test) {
    HazelcastSessions sessions = sessions(vertx, 1, new HazelcastException("its owner died"));
    sessions.get("key").onComplete(
      test.succeeding(found ->
        test.verify(() -> {
          assertThat(found).contains(USER);
          assertThat(asked).containsExactly("getAsync", "getAsync");
          test.completeNow();
        })
      )
    );
  }

  @Test
  void aBugIsNotRepeated(Vertx vertx, VertxTestContext test) {
    HazelcastSessions sessions = sessions(vertx, 1, new IllegalStateException("a bug"));
    sessions.remove("key").onComplete(
      test.failing(bug ->
        test.verify(() -> {
          assertThat(bug).isInstanceOf(IllegalStateException.class);
          assertThat(asked).containsExactly("removeAsync");
          test.completeNow();
        })
      )
    );
  }

  @Test
  void aNodeThatIsGoingSaysSoAtOnce(Vertx vertx, VertxTestContext test) {
    HazelcastSessions sessions = sessions(vertx, 9, new HazelcastInstanceNotActiveException("going"));
    sessions.put("key", USER).onComplete(
      test.failing(away ->
        test.verify(() -> {
          assertThat(Failures.problem(away).kind()).isEqualTo(Problem.Kind.UNAVAILABLE);
          assertThat(asked).containsExactly("setAsync");
          test.completeNow();
        })
      )
    );
  }

  @SuppressWarnings("unchecked")
  private HazelcastSessions sessions(Vertx vertx, int failures, Throwable failure) {
    Object map = Proxy.newProxyInstance(
      IMap.class.getClassLoader(),
      new Class<?>[] { IMap.class },
      (proxy, method, arguments) -> answer(method.getName(), failures, failure)
    );
    return new HazelcastSessions(vertx, (IMap<String, String>) map, Duration.ofMinutes(30));
  }

  private CompletionStage<String> answer(String method, int failures, Throwable failure) {
    asked.add(method);
    if (asked.size() <= failures) return CompletableFuture.failedFuture(failure);
    return CompletableFuture.completedFuture(method.equals("getAsync") ? "[\"demo\",\"agent1\"]" : null);
  }
}
