package io.hookswitch.north;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.Moment;
import io.hookswitch.config.LimitsConfig;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a node does not take on is refused in the dialect's own words; who hangs up is always let in. */
@ExtendWith(VertxExtension.class)
class AdmissionTest {

  private static final String CALL = "/api/v2/me/calls/01RCC3N118B1V0SL8O7GK2LAES000010";
  private static final String HALF = "/api/v1/tenants/foo/groups/foogroup/users/foouser/services/calls/callhalf-1:0/";
  private static final String HOLD = "{\"operationName\":\"Hold\"}";
  private static final String HANGUP = "{\"operationName\":\"Hangup\"}";

  private final Desk desk = new Desk();
  private final List<Promise<Answer>> underWay = new ArrayList<>();
  private final Semaphore arrived = new Semaphore(0);
  private final AtomicLong now = new AtomicLong();

  private void open(Vertx vertx, LimitsConfig limits) {
    desk.genesys.serving("genesysOperateCall", request ->
      request.body().getString("operationName").equals("Hangup") ? done() : later()
    );
    desk.tenant
      .serving("tenantModifyCall", request -> later())
      .serving("tenantReleaseCall", request -> Future.succeededFuture(Answer.ok(new JsonObject())));
    await(desk.open(vertx, new Admission(limits, now::get)));
  }

  private synchronized Future<Answer> later() {
    Promise<Answer> promise = Promise.promise();
    underWay.add(promise);
    arrived.release();
    return promise.future();
  }

  private void arrive(int requests) throws InterruptedException {
    assertThat(arrived.tryAcquire(requests, 20, TimeUnit.SECONDS)).isTrue();
  }

  private static Future<Answer> done() {
    return Future.succeededFuture(Answer.ok(new JsonObject().put("statusCode", 0)));
  }

  private synchronized void finish() {
    underWay.forEach(promise -> promise.complete(Answer.ok(new JsonObject().put("statusCode", 0))));
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
  }

  private HttpResponse<Buffer> send(String method, String path, String body) {
    return await(desk.send(method, path, body));
  }

  @Test
  void aThirdRequestIsRefusedWhileTwoAreUnderWay(Vertx vertx) throws InterruptedException {
    open(vertx, new LimitsConfig(0, 1, 0, 1, 2, 100, 1, 1, Duration.ofMillis(20)));
    Future<HttpResponse<Buffer>> first = desk.send("POST", CALL, HOLD);
    Future<HttpResponse<Buffer>> second = desk.send("POST", CALL, HOLD);
    arrive(2);

    HttpResponse<Buffer> third = send("POST", CALL, HOLD);
    assertThat(Desk.error(third)).isEqualTo("503/4 This node has 2 requests to work on already; it was not done.");
    assertThat(third.getHeader("Retry-After")).isEqualTo("1");
    HttpResponse<Buffer> other = send("PUT", HALF, "{\"action\":\"hold\"}");
    assertThat(Desk.error(other)).isEqualTo("503 This node has 2 requests to work on already; it was not done.");
    assertThat(other.getHeader("Retry-After")).isEqualTo("1");
    HttpResponse<Buffer> stranger = await(desk.stranger("GET", CALL).send());
    assertThat(Desk.error(stranger)).startsWith("503/4 This node has 2 requests");
    HttpResponse<Buffer> command = await(desk.stranger("POST", CALL).sendBuffer(Buffer.buffer(HOLD)));
    assertThat(Desk.error(command)).as("nobody looks at its login").startsWith("503/4 This node has 2 requests");
    assertThat(await(desk.stranger("POST", CALL).sendBuffer(Buffer.buffer(HANGUP))).statusCode()).isEqualTo(403);
    assertThat(await(desk.stranger("POST", CALL).sendBuffer(Buffer.buffer("{"))).statusCode()).isEqualTo(403);
    assertThat(send("POST", CALL, HANGUP).statusCode()).isEqualTo(200);

    finish();
    assertThat(await(first).statusCode()).isEqualTo(200);
    assertThat(await(second).statusCode()).isEqualTo(200);
    assertThat(desk.routes.admission().tooMany()).isEqualTo(4);
    assertThat(desk.routes.admission().underWay()).isZero();
  }

  /** The clock stands still but for what is said here: nobody inside makes room by being slow. */
  @Test
  void whileANodeIsLateOthersStandInLineAndWhoHangsUpGoesPast(Vertx vertx) throws InterruptedException {
    open(vertx, new LimitsConfig(0, 1, 0, 1, 100, 100, 1, 1, Duration.ofMillis(20)));
    Admission admission = desk.routes.admission();
    admission.ticked(TimeUnit.HOURS.toNanos(1));
    now.addAndGet(TimeUnit.SECONDS.toNanos(1));
    until(() -> admission.room() == Headroom.LEAST);
    List<Future<HttpResponse<Buffer>>> inside = new ArrayList<>();
    for (int i = 0; i < Headroom.LEAST; i++) inside.add(desk.send("POST", CALL, HOLD));
    arrive(Headroom.LEAST);

    Future<HttpResponse<Buffer>> next = desk.send("POST", CALL, HOLD);
    until(() -> admission.inLine() == 1);
    assertThat(send("POST", CALL, HANGUP).statusCode()).isEqualTo(200);
    assertThat(next.isComplete()).isFalse();
    finishFirst();
    arrive(1);

    Future<HttpResponse<Buffer>> late = desk.send("POST", CALL, HOLD);
    until(() -> admission.inLine() == 1);
    now.addAndGet(TimeUnit.SECONDS.toNanos(3));
    HttpResponse<Buffer> sentAway = await(late);
    assertThat(Desk.error(sentAway)).isEqualTo(
      "503/4 This node is too busy, and had no time for it within 2 s; it was not done."
    );
    assertThat(sentAway.getHeader("Retry-After")).isEqualTo("1");

    finish();
    assertThat(await(next).statusCode()).isEqualTo(200);
    for (Future<HttpResponse<Buffer>> one : inside) assertThat(await(one).statusCode()).isEqualTo(200);
    until(() -> admission.underWay() == 0);
    assertThat(admission.inLine()).isZero();
  }

  private synchronized void finishFirst() {
    underWay.removeFirst().complete(Answer.ok(new JsonObject().put("statusCode", 0)));
  }

  private static void until(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("it is not so within 20 s").isLessThan(end);
      Moment.pass();
    }
  }

  @Test
  void aNodeThatDrainsServesAndAsksForAnotherConnection(Vertx vertx) {
    open(vertx, LimitsConfig.DEFAULT);
    assertThat(send("POST", CALL, HANGUP).getHeader("Connection")).isNull();
    desk.routes.admission().drain();
    HttpResponse<Buffer> last = send("POST", CALL, HANGUP);
    assertThat(last.statusCode()).isEqualTo(200);
    assertThat(last.getHeader("Connection")).isEqualTo("close");
  }

  @Test
  void aSpentBudgetIsToldInBothDialectsAndHangsUpAllTheSame(Vertx vertx) throws InterruptedException {
    open(vertx, new LimitsConfig(1, 1, 0, 1, 10, 100, 1, 1, Duration.ofMillis(20)));
    Future<HttpResponse<Buffer>> first = desk.send("POST", CALL, HOLD);
    arrive(1);
    finish();
    assertThat(await(first).statusCode()).isEqualTo(200);
    HttpResponse<Buffer> second = send("POST", CALL, HOLD);
    assertThat(Desk.error(second)).isEqualTo("429/4 More than 1 commands a second of this user; it was not done.");
    assertThat(second.getHeader("Retry-After")).isEqualTo("1");
    HttpResponse<Buffer> other = send("PUT", HALF, "{\"action\":\"hold\"}");
    assertThat(Desk.error(other)).isEqualTo("429 More than 1 commands a second of this user; it was not done.");
    for (int i = 0; i < 20; i++) {
      assertThat(send("POST", CALL, HANGUP).statusCode()).isEqualTo(200);
      assertThat(send("DELETE", HALF, "").statusCode()).isEqualTo(200);
    }
    assertThat(desk.routes.admission().outcomes().count(Outcomes.Outcome.TOO_FAST)).isEqualTo(2);
  }

  @Test
  void aConnectionTooManyIsClosed(Vertx vertx) throws InterruptedException {
    open(vertx, new LimitsConfig(0, 1, 0, 1, 10, 1, 1, 1, Duration.ofMillis(20)));
    Future<HttpResponse<Buffer>> first = desk.send("POST", CALL, HOLD);
    arrive(1);
    Future<HttpResponse<Buffer>> second = desk.send("POST", CALL, HANGUP);
    assertThat(second.toCompletionStage().toCompletableFuture()).failsWithin(20, TimeUnit.SECONDS);
    finish();
    assertThat(await(first).statusCode()).isEqualTo(200);
  }
}
