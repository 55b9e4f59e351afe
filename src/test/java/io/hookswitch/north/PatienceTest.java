package io.hookswitch.north;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.config.HttpConfig;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetClient;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A dialect may grant more time for the answer than there is for the request. */
@ExtendWith(VertxExtension.class)
class PatienceTest {

  private static final Duration USUAL = Duration.ofMillis(400);
  private static final String CALL = "/api/v2/me/calls/01RCC3N118B1V0SL8O7GK2LAES000010";
  private static final String HOLD = "{\"operationName\":\"Hold\"}";

  private final Desk desk = new Desk();

  private Future<Desk> open(Vertx vertx, int times, Function<Request, Future<Answer>> hold) {
    desk.genesys.patience = times;
    desk.genesys.serving("genesysOperateCall", hold);
    return desk.open(vertx, new HttpConfig("127.0.0.1", 0, 65_536, 32, USUAL, Duration.ofMinutes(30), false));
  }

  private Future<HttpResponse<Buffer>> hold(Vertx vertx, int times, Function<Request, Future<Answer>> hold) {
    return open(vertx, times, hold).compose(open -> desk.send("POST", CALL, HOLD));
  }

  private static Function<Request, Future<Answer>> afterThreeQuarters(Vertx vertx, int times) {
    long millis = (USUAL.toMillis() * times * 3) / 4;
    return request -> vertx.timer(millis).map(done -> Answer.ok(new JsonObject().put("statusCode", 0)));
  }

  private static void expect(VertxTestContext test, Future<HttpResponse<Buffer>> answer, int status) {
    answer.onComplete(
      test.succeeding(response ->
        test.verify(() -> {
          assertThat(response.statusCode()).as(response.bodyAsString()).isEqualTo(status);
          test.completeNow();
        })
      )
    );
  }

  @Test
  void whatTakesLongerThanUsualIsWaitedFor(Vertx vertx, VertxTestContext test) {
    expect(test, hold(vertx, 8, afterThreeQuarters(vertx, 8)), 200);
  }

  @Test
  void whatTakesLongerThanGrantedIs504(Vertx vertx, VertxTestContext test) {
    expect(test, hold(vertx, 2, request -> Promise.<Answer>promise().future()), 504);
  }

  @Test
  void whoeverIsAskedHasUntilJustBeforeThat(Vertx vertx, VertxTestContext test) {
    Promise<Request> asked = Promise.promise();
    hold(vertx, 8, request -> {
      asked.complete(request);
      return Future.succeededFuture(Answer.ok(new JsonObject().put("statusCode", 0)));
    })
      .compose(answered -> asked.future())
      .onComplete(
        test.succeeding(request ->
          test.verify(() -> {
            assertThat(Duration.between(Instant.now(), request.deadline())).isBetween(USUAL, USUAL.multipliedBy(8));
            test.completeNow();
          })
        )
      );
  }

  @Test
  void aRequestHasNoMoreTimeToArriveThanUsual(Vertx vertx, VertxTestContext test) {
    String credentials = Base64.getEncoder().encodeToString("agent1:hookswitch".getBytes());
    String head =
      "POST " +
      CALL +
      " HTTP/1.1\r\nHost: x\r\nAuthorization: Basic " +
      credentials +
      "\r\nContent-Length: 10\r\n\r\n{";
    NetClient client = vertx.createNetClient();
    long began = System.nanoTime();
    open(vertx, 100, request -> Promise.<Answer>promise().future())
      .compose(open -> client.connect(desk.port, "127.0.0.1"))
      .onComplete(
        test.succeeding(socket -> {
          Buffer answer = Buffer.buffer();
          socket.handler(answer::appendBuffer);
          socket.closeHandler(closed ->
            test.verify(() -> {
              assertThat(answer.toString()).startsWith("HTTP/1.1 408 ");
              assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(USUAL.multipliedBy(50));
              client.close();
              test.completeNow();
            })
          );
          socket.write(head);
        })
      );
  }
}
