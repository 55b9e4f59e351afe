package io.hookswitch.north;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.core.IndeterminateOperationStateException;
import io.hookswitch.call.UserId;
import io.hookswitch.cluster.Memory;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a client is told when the memory of the cluster does not answer: to come again, or that nobody knows. */
@ExtendWith(VertxExtension.class)
class DyingClusterTest {

  private static final String CALL = "/api/v2/me/calls/01RCC3N118B1V0SL8O7GK2LAES000010";

  private record Keeping(Future<Void> put) implements Sessions {
    @Override
    public Future<Void> put(String key, UserId user) {
      return put;
    }

    @Override
    public Future<Optional<UserId>> get(String key) {
      return Future.succeededFuture(Optional.empty());
    }

    @Override
    public Future<Void> remove(String key) {
      return Future.succeededFuture();
    }
  }

  private static <T> Future<T> lost(Vertx vertx, RuntimeException why) {
    return Memory.ask(vertx, () -> CompletableFuture.<T>failedFuture(why));
  }

  private static Future<HttpResponse<Buffer>> hold(Vertx vertx, Sessions sessions, Future<Answer> answer) {
    Desk desk = new Desk();
    desk.genesys.serving("genesysOperateCall", request -> answer);
    return desk.open(vertx, sessions).compose(open -> desk.send("POST", CALL, "{\"operationName\":\"Hold\"}"));
  }

  private static void expect(VertxTestContext test, Future<HttpResponse<Buffer>> answer, int status, boolean later) {
    answer.onComplete(
      test.succeeding(response ->
        test.verify(() -> {
          assertThat(response.statusCode()).as(response.bodyAsString()).isEqualTo(status);
          assertThat(response.headers().contains("Retry-After")).isEqualTo(later);
          // Nobody gets the cookie of a session that is not kept.
          assertThat(response.headers().contains("Set-Cookie")).isEqualTo(status != 503);
          test.completeNow();
        })
      )
    );
  }

  @Test
  void aLoginWhoseSessionCannotBeKeptIsToBeRepeated(Vertx vertx, VertxTestContext test) {
    Sessions sessions = new Keeping(lost(vertx, new HazelcastInstanceNotActiveException("this node is going")));
    expect(test, hold(vertx, sessions, Future.succeededFuture(Answer.ok(new JsonObject()))), 503, true);
  }

  @Test
  void aLoginThatNobodyAnswersIsNotTakenForABodyThatDoesNotArrive(Vertx vertx, VertxTestContext test) {
    Sessions sessions = new Keeping(Promise.<Void>promise().future());
    expect(test, hold(vertx, sessions, Future.succeededFuture(Answer.ok(new JsonObject()))), 503, true);
  }

  @Test
  void whatMayHaveBeenDoneIsNotCalledUndone(Vertx vertx, VertxTestContext test) {
    Sessions sessions = new Keeping(Future.succeededFuture());
    Future<Answer> doubt = lost(vertx, new IndeterminateOperationStateException("the copy was not confirmed"));
    expect(test, hold(vertx, sessions, doubt), 504, false);
  }
}
