package io.hookswitch.north;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetClient;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What happens to a request before and after its operation: logins, sessions, paths, failures, time. */
@ExtendWith(VertxExtension.class)
class GatesTest {

  private static final String ME = "/api/v2/me";
  private static final String CALL = "/api/v2/me/calls/01RCC3N118B1V0SL8O7GK2LAES000010";
  private static final String CALLS = "/api/v1/tenants/foo/groups/foogroup/users/foouser/services/calls/";
  private static final JsonObject ACCEPTED = new JsonObject().put("statusCode", 0);

  private static final Desk DESK = new Desk();
  private static final AtomicReference<Request> SEEN = new AtomicReference<>();

  @BeforeAll
  static void open(Vertx vertx, VertxTestContext test) {
    DESK.genesys
      .serving("genesysListCalls", request -> {
        SEEN.set(request);
        return Future.succeededFuture(Answer.ok(new JsonObject().put("statusCode", 0).put("uris", List.of())));
      })
      .serving("genesysGetVersion", request ->
        Future.succeededFuture(Answer.ok(new JsonObject().put("statusCode", 0).put("version", "8.5.2")))
      )
      .serving("genesysOperateMe", request -> Future.succeededFuture(Answer.ok(ACCEPTED).endingSession()))
      .serving("genesysOperateCall", request -> {
        SEEN.set(request);
        return switch (request.body().getString("operationName")) {
          case "Hold" -> Promise.<Answer>promise().future();
          case "Retrieve" -> Future.failedFuture(new ReplyException(ReplyFailure.TIMEOUT, "late"));
          case "Hangup" -> Future.failedFuture(new ReplyException(ReplyFailure.NO_HANDLERS, "none"));
          case "Answer" -> throw new IllegalStateException("secret of the inside");
          case "ClearCall" -> null;
          case "MuteCall" -> Future.failedFuture(Problem.of(Problem.Kind.WRONG_STATE, "not now").refused());
          default -> Future.succeededFuture(Answer.ok(ACCEPTED));
        };
      });
    DESK.tenant
      .serving("tenantGetCall", request ->
        Future.failedFuture(Problem.of(Problem.Kind.NOT_FOUND, "Call not found.").refused())
      )
      .serving("tenantReleaseCall", request -> {
        SEEN.set(request);
        return Future.succeededFuture(Answer.ok(new JsonObject()));
      })
      .serving("tenantLogin", request ->
        Future.succeededFuture(
          Answer.ok(
            new JsonObject()
              .put("ids", new JsonObject().put("tenant_id", "foo"))
              .put("profile", new JsonObject().put("user_level", 0).put("is_first_login", false))
          ).beginningSession(OneUser.AGENT.id())
        )
      );
    DESK.open(vertx).onComplete(test.succeedingThenComplete());
  }

  private static void then(
    VertxTestContext test,
    Future<HttpResponse<Buffer>> answer,
    Consumer<HttpResponse<Buffer>> check
  ) {
    answer.onComplete(
      test.succeeding(response ->
        test.verify(() -> {
          check.accept(response);
          test.completeNow();
        })
      )
    );
  }

  private static void expect(VertxTestContext test, Future<HttpResponse<Buffer>> answer, String error) {
    then(test, answer, response -> assertThat(Desk.error(response)).isEqualTo(error));
  }

  private static Future<HttpResponse<Buffer>> operate(String name) {
    return DESK.send("POST", CALL, "{\"operationName\":\"" + name + "\"}");
  }

  private static Future<HttpResponse<Buffer>> get(String path) {
    return DESK.checked("GET", path, DESK.request("GET", path).send());
  }

  private static Future<HttpResponse<Buffer>> stranger(String method, String path) {
    return DESK.checked(method, path, DESK.stranger(method, path).send());
  }

  private static Future<HttpResponse<Buffer>> withCookie(String cookie, String path) {
    return DESK.checked("GET", path, DESK.stranger("GET", path).putHeader("Cookie", cookie).send());
  }

  private static String cookie(HttpResponse<Buffer> response) {
    return response.cookies().getFirst().split(";")[0];
  }

  @Test
  void theListOfWhatNobodyServesIsKnown() {
    assertThat(DESK.routes.unserved())
      .contains("genesysDial", "tenantCreateImrn", "genesysNotifications", "genesysOperateCall InitiateTransfer")
      .doesNotContain("genesysOperateCall", "tenantLogin")
      .isSorted();
  }

  @Test
  void servingWhatTheContractDoesNotHaveStopsTheStart(Vertx vertx, VertxTestContext test) {
    Desk other = new Desk();
    other.genesys.serving("genesysMakeTea", request -> Future.succeededFuture());
    other.genesys.serving("tenantGetCall", request -> Future.succeededFuture());
    other.open(vertx).onComplete(
      test.failing(failure ->
        test.verify(() -> {
          assertThat(failure).hasMessageContaining("genesysMakeTea").hasMessageContaining("tenantGetCall");
          test.completeNow();
        })
      )
    );
  }

  @Test
  void aPromiseNobodyKeepsYetIs501(VertxTestContext test) {
    expect(test, get("/api/v2/me/devices"), "501/4 genesysListDevices is not served yet");
  }

  @Test
  void theTenantDialectSaysItInItsOwnWay(VertxTestContext test) {
    expect(test, DESK.send("POST", CALLS + "retrieve/", ""), "501 tenantRetrieveCall is not served yet");
  }

  @Test
  void aStrangerOfTheGenesysDialectGets403(VertxTestContext test) {
    expect(test, stranger("GET", ME + "/calls"), "403/20 Access denied");
  }

  @Test
  void aStrangerOfTheTenantDialectGets401EvenWhereNothingIs(VertxTestContext test) {
    expect(test, stranger("GET", "/api/v1/nothing"), "401 Credentials are missing or wrong.");
  }

  @Test
  void theVersionIsOpenToAll(VertxTestContext test) {
    then(test, stranger("GET", "/api/v2/diagnostics/version"), response ->
      assertThat(response.statusCode()).isEqualTo(200)
    );
  }

  @Test
  void basicOpensASessionAndTheCookieAloneIsEnoughAfterwards(VertxTestContext test) {
    Future<HttpResponse<Buffer>> second = get(ME + "/calls").compose(first -> {
      String cookie = first.cookies().getFirst();
      test.verify(() -> assertThat(cookie).matches("JSESSIONID=[A-Za-z0-9_-]{43}; Path=/; HTTPOnly; SameSite=Lax"));
      return withCookie(cookie(first), ME + "/calls");
    });
    then(test, second, response -> {
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.cookies()).isEmpty();
    });
  }

  @Test
  void aWrongHeaderIsRefusedEvenWithAGoodCookie(VertxTestContext test) {
    Future<HttpResponse<Buffer>> second = get(ME + "/calls").compose(first ->
      DESK.checked(
        "GET",
        ME + "/calls",
        DESK.stranger("GET", ME + "/calls")
          .basicAuthentication("agent1", "wrong")
          .putHeader("Cookie", cookie(first))
          .send()
      )
    );
    expect(test, second, "403/20 Access denied");
  }

  @Test
  void basicWithTheCookieOpensNoSecondSession(VertxTestContext test) {
    Future<HttpResponse<Buffer>> second = get(ME + "/calls").compose(first ->
      DESK.request("GET", ME + "/calls")
        .putHeader("Cookie", cookie(first))
        .send()
    );
    then(test, second, response -> assertThat(response.cookies()).isEmpty());
  }

  @Test
  void anEndedSessionIsNoneAndItsCookieIsTakenBack(VertxTestContext test) {
    List<String> cookies = new ArrayList<>();
    Future<HttpResponse<Buffer>> third = get(ME + "/calls")
      .compose(first -> {
        cookies.add(cookie(first));
        return DESK.stranger("POST", ME)
          .putHeader("Cookie", cookie(first))
          .sendJsonObject(new JsonObject().put("operationName", "EndContactCenterSession"));
      })
      .compose(second -> {
        test.verify(() -> assertThat(second.cookies().getFirst()).contains("Max-Age=0"));
        return withCookie(cookies.getFirst(), ME + "/calls");
      });
    expect(test, third, "403/20 Access denied");
  }

  @Test
  void aLoginOfTheTenantDialectBeginsASession(VertxTestContext test) {
    Future<HttpResponse<Buffer>> second = DESK.checked(
      "POST",
      "/api/v1/login/",
      DESK.stranger("POST", "/api/v1/login/").sendJsonObject(new JsonObject().put("username", "a").put("password", "b"))
    ).compose(first -> {
      test.verify(() -> assertThat(first.cookies().getFirst()).startsWith("sessionid="));
      return withCookie(cookie(first), CALLS + "callhalf-1:0/");
    });
    expect(test, second, "404 Call not found.");
  }

  @Test
  void aTenantPathWithoutItsFinalSlashDoesNotExist(VertxTestContext test) {
    expect(test, get(CALLS + "callhalf-1:0"), "404 Nothing is here; every path ends with a slash.");
  }

  @Test
  void aGenesysPathMayHaveAFinalSlash(VertxTestContext test) {
    then(test, get(ME + "/calls/"), response -> assertThat(response.statusCode()).isEqualTo(200));
  }

  @Test
  void literalSegmentsWinOverCallIds(VertxTestContext test) {
    expect(test, get(CALLS + "imrn/"), "405 Method: expected POST, found GET");
  }

  @Test
  void anEscapedColonIsAColon(VertxTestContext test) {
    then(test, DESK.send("DELETE", CALLS + "callhalf-1%3A0/", "{}"), response -> {
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(SEEN.get().path()).containsEntry("callId", "callhalf-1:0").containsEntry("user", "foouser");
    });
  }

  @Test
  void anUnknownPathIs404InEachDialect(VertxTestContext test) {
    expect(test, get("/api/v2/tea"), "404/6 Nothing is here.");
  }

  @Test
  void aPathOfNoDialectIs404(VertxTestContext test) {
    DESK.stranger("GET", "/")
      .send()
      .onComplete(
        test.succeeding(response ->
          test.verify(() -> {
            assertThat(response.statusCode()).isEqualTo(404);
            assertThat(response.bodyAsJsonObject()).isEqualTo(new JsonObject().put("error", "Nothing is here."));
            test.completeNow();
          })
        )
      );
  }

  @Test
  void aWrongMethodIsToldWhichAreRight(VertxTestContext test) {
    then(test, DESK.send("DELETE", CALL + "/", ""), response -> {
      assertThat(Desk.error(response)).isEqualTo("405/10 Method: expected GET or POST, found DELETE");
      assertThat(response.getHeader("Allow")).isEqualTo("GET, POST");
    });
  }

  @Test
  void aHarmlessCorrelationIdIsKept(VertxTestContext test) {
    then(
      test,
      DESK.request("GET", ME + "/calls")
        .putHeader("X-Correlation-Id", "a.b_c-1")
        .send(),
      response -> assertThat(response.getHeader("X-Correlation-Id")).isEqualTo("a.b_c-1")
    );
  }

  @Test
  void anotherCorrelationIdIsReplaced(VertxTestContext test) {
    then(
      test,
      DESK.request("GET", ME + "/calls")
        .putHeader("X-Correlation-Id", "a b")
        .send(),
      response -> assertThat(UUID.fromString(response.getHeader("X-Correlation-Id")).version()).isEqualTo(4)
    );
  }

  @Test
  void aKeyWithAPercentSignIsAKeyLikeAnother(VertxTestContext test) {
    var request = DESK.request("POST", CALL).putHeader("Content-Type", "application/json");
    then(
      test,
      request
        .putHeader("Idempotency-Key", "100%")
        .sendBuffer(Buffer.buffer("{\"operationName\":\"CompleteTransfer\"}")),
      response -> {
        assertThat(response.bodyAsString()).isEqualTo(ACCEPTED.encode());
        assertThat(SEEN.get().terms().once().key()).isEqualTo("100%");
      }
    );
  }

  @Test
  void whatAQueryMeansIsReadOnce(VertxTestContext test) {
    then(test, DESK.request("GET", ME + "/calls?fields=a%2Bb%25zz").send(), response ->
      assertThat(SEEN.get().query()).containsEntry("fields", "a+b%zz")
    );
  }

  @Test
  void aSlashTooManyMovesNoId(VertxTestContext test) {
    var request = DESK.request("POST", CALL.replace("/api/", "//api//")).putHeader("Content-Type", "application/json");
    then(test, request.sendBuffer(Buffer.buffer("{\"operationName\":\"CompleteTransfer\"}")), response ->
      assertThat(SEEN.get().path()).containsValue(CALL.substring(CALL.lastIndexOf('/') + 1))
    );
  }

  @Test
  void aQuotedLabelIsJson(VertxTestContext test) {
    var request = DESK.request("POST", CALL).putHeader("Content-Type", "\"application/json\"");
    then(
      test,
      request.sendBuffer(Buffer.buffer("{\"operationName\":\"SwapCalls\",\"otherCallUri\":\"x\"}")),
      response -> assertThat(response.statusCode()).isEqualTo(200)
    );
  }

  @Test
  void aBodyWithoutLabelIsJson(VertxTestContext test) {
    then(
      test,
      DESK.request("POST", CALL).sendBuffer(Buffer.buffer("{\"operationName\":\"DeleteUserData\"}")),
      response -> {
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(SEEN.get().baseUrl()).isEqualTo("http://127.0.0.1:" + DESK.port);
        assertThat(SEEN.get().who().user()).isEqualTo(OneUser.AGENT);
      }
    );
  }

  @Test
  void aRefusalIsAnsweredAsItSays(VertxTestContext test) {
    expect(test, operate("MuteCall"), "409/2 not now");
  }

  @Test
  void aLateReplyIs504(VertxTestContext test) {
    expect(test, operate("Retrieve"), "504/4 No answer in time; whether it was done is not known.");
  }

  @Test
  void aLostReplyIs503(VertxTestContext test) {
    expect(test, operate("Hangup"), "503/4 Nobody can answer at the moment (none); it was not done.");
  }

  @Test
  void aBugIs500AndTellsNothing(VertxTestContext test) {
    expect(test, operate("Answer"), "500/4 Internal error.");
  }

  @Test
  void aMethodThatReturnsNothingIsABug(VertxTestContext test) {
    expect(test, operate("ClearCall"), "500/4 Internal error.");
  }

  @Test
  void aMethodThatNeverAnswersIsAnsweredFor(VertxTestContext test) {
    expect(test, operate("Hold"), "504/4 No answer in time; whether it was done is not known.");
  }

  @Test
  void aBodyThatNeverArrivesIs408(Vertx vertx, VertxTestContext test) {
    String head =
      "POST " +
      CALL +
      " HTTP/1.1\r\nHost: x\r\nAuthorization: Basic YWdlbnQxOmhvb2tzd2l0Y2g=\r\nContent-Length: 10\r\n\r\n{";
    NetClient client = vertx.createNetClient();
    client.connect(DESK.port, "127.0.0.1").onComplete(
      test.succeeding(socket -> {
        Buffer answer = Buffer.buffer();
        socket.handler(answer::appendBuffer);
        socket.closeHandler(closed ->
          test.verify(() -> {
            assertThat(answer.toString())
              .startsWith("HTTP/1.1 408 ")
              .contains("\"body: expected within 2 s, not received in full\"");
            client.close(); // only now: whoever collects garbage would have closed it, perhaps earlier
            test.completeNow();
          })
        );
        socket.write(head);
      })
    );
  }
}
