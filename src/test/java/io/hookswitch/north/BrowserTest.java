package io.hookswitch.north;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hookswitch.config.CorsConfig;
import io.hookswitch.config.CsrfConfig;
import io.hookswitch.config.HttpConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a browser makes possible and must not: requests of foreign pages. */
@ExtendWith(VertxExtension.class)
class BrowserTest {

  private static final String ME = "/api/v2/me";
  private static final String FRIEND = "https://desktop.example:8443";
  private static final String LOGOUT = "{\"operationName\":\"EndContactCenterSession\"}";
  private static final Desk DESK = new Desk();

  @BeforeAll
  static void open(Vertx vertx, VertxTestContext test) {
    JsonObject accepted = new JsonObject().put("statusCode", 0);
    DESK.genesys
      .serving("genesysListCalls", request -> Future.succeededFuture(Answer.ok(accepted.copy().put("uris", List.of()))))
      .serving("genesysOperateMe", request ->
        Future.succeededFuture(
          request.body().getString("operationName").startsWith("End")
            ? Answer.ok(accepted).endingSession()
            : Answer.ok(accepted)
        )
      );
    DESK.tenant.serving("tenantReleaseCall", request -> Future.succeededFuture(Answer.ok(new JsonObject())));
    HttpConfig config = new HttpConfig(
      "127.0.0.1",
      0,
      65_536,
      32,
      Desk.PATIENCE,
      Duration.ofMinutes(30),
      false,
      new CsrfConfig(true),
      cors(true, FRIEND)
    );
    DESK.open(vertx, config).onComplete(test.succeedingThenComplete());
  }

  private static CorsConfig cors(boolean credentials, String... origins) {
    CorsConfig usual = CorsConfig.DEFAULT;
    return new CorsConfig(
      List.of(origins),
      usual.allowedMethods(),
      usual.allowedHeaders(),
      usual.exposedHeaders(),
      credentials,
      usual.maxAge()
    );
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

  private static Future<HttpResponse<Buffer>> login() {
    return DESK.checked("GET", ME + "/calls", DESK.request("GET", ME + "/calls").send());
  }

  private static String cookie(HttpResponse<Buffer> response) {
    return response.cookies().getFirst().split(";")[0];
  }

  private static HttpRequest<Buffer> post(String cookie) {
    return DESK.stranger("POST", ME).putHeader("Cookie", cookie).putHeader("Content-Type", "application/json");
  }

  private static Future<HttpResponse<Buffer>> send(HttpRequest<Buffer> post, String body) {
    return DESK.checked("POST", ME, post.sendBuffer(Buffer.buffer(body)));
  }

  private static void refused(HttpResponse<Buffer> response) {
    assertThat(Desk.error(response)).isEqualTo("403/3 Missing or invalid Csrf token");
  }

  @Test
  void anAnswerToAGetTellsTheTokenAndWhereToPutIt(VertxTestContext test) {
    then(test, login(), response -> {
      assertThat(response.getHeader("X-CSRF-HEADER")).isEqualTo("X-CSRF-TOKEN");
      assertThat(UUID.fromString(response.getHeader("X-CSRF-TOKEN"))).isNotNull();
      assertThat(response.cookies().getFirst()).doesNotContain(response.getHeader("X-CSRF-TOKEN"));
    });
  }

  @Test
  void theTokenStaysTheSameForAsLongAsTheSession(VertxTestContext test) {
    then(
      test,
      login().compose(first ->
        DESK.stranger("GET", ME + "/calls")
          .putHeader("Cookie", cookie(first))
          .send()
          .map(second -> {
            test.verify(() -> assertThat(second.getHeader("X-CSRF-TOKEN")).isEqualTo(first.getHeader("X-CSRF-TOKEN")));
            return second;
          })
      ),
      second -> assertThat(second.statusCode()).isEqualTo(200)
    );
  }

  @Test
  void withTheTokenOfTheSessionItIsDone(VertxTestContext test) {
    then(
      test,
      login().compose(first ->
        send(post(cookie(first)).putHeader("X-CSRF-TOKEN", first.getHeader("X-CSRF-TOKEN")), LOGOUT)
      ),
      response -> assertThat(response.statusCode()).isEqualTo(200)
    );
  }

  @Test
  void afterLeavingNeitherCookieNorTokenAreGoodForAnything(VertxTestContext test) {
    then(
      test,
      login().compose(first -> {
        HttpRequest<Buffer> good = post(cookie(first)).putHeader("X-CSRF-TOKEN", first.getHeader("X-CSRF-TOKEN"));
        return send(good, LOGOUT).compose(out -> send(good, LOGOUT));
      }),
      response -> assertThat(Desk.error(response)).isEqualTo("403/20 Access denied")
    );
  }

  @Test
  void withoutATokenNothingIsDone(VertxTestContext test) {
    then(test, login().compose(first -> send(post(cookie(first)), LOGOUT)), BrowserTest::refused);
  }

  @Test
  void theTokenOfAnotherSessionIsNone(VertxTestContext test) {
    then(
      test,
      login().compose(first ->
        login().compose(second ->
          send(post(cookie(first)).putHeader("X-CSRF-TOKEN", second.getHeader("X-CSRF-TOKEN")), LOGOUT)
        )
      ),
      BrowserTest::refused
    );
  }

  @Test
  void aPasswordWithoutTheCookieIsNotEnough(VertxTestContext test) {
    then(
      test,
      login().compose(first ->
        send(
          DESK.request("POST", ME)
            .putHeader("Content-Type", "application/json")
            .putHeader("X-CSRF-TOKEN", first.getHeader("X-CSRF-TOKEN")),
          LOGOUT
        )
      ),
      BrowserTest::refused
    );
  }

  @Test
  void whoHasNoCredentialsIsToldThatFirst(VertxTestContext test) {
    then(test, send(DESK.stranger("POST", ME), LOGOUT), response ->
      assertThat(Desk.error(response)).isEqualTo("403/20 Access denied")
    );
  }

  @Test
  void theOtherDialectHasNoToken(VertxTestContext test) {
    String call = "/api/v1/tenants/foo/groups/foogroup/users/foouser/services/calls/callhalf-1:0/";
    then(test, DESK.request("DELETE", call).send(), response -> assertThat(response.statusCode()).isEqualTo(200));
  }

  private static HttpRequest<Buffer> preflight(String origin) {
    return DESK.stranger("OPTIONS", ME)
      .putHeader("Origin", origin)
      .putHeader("Access-Control-Request-Method", "POST")
      .putHeader("Access-Control-Request-Headers", "content-type,x-csrf-token");
  }

  @Test
  void aFriendlyPageMayAskAndIsToldWhatItMay(VertxTestContext test) {
    then(test, preflight(FRIEND).send(), response -> {
      assertThat(response.statusCode()).isEqualTo(204);
      assertThat(response.getHeader("Access-Control-Allow-Origin")).isEqualTo(FRIEND);
      assertThat(response.getHeader("Access-Control-Allow-Credentials")).isEqualTo("true");
      assertThat(response.getHeader("Access-Control-Allow-Methods").split(",")).contains("POST", "DELETE");
      assertThat(response.getHeader("Access-Control-Allow-Headers")).contains("X-CSRF-TOKEN", "ContactCenterId");
      assertThat(response.getHeader("Access-Control-Max-Age")).isEqualTo("120");
    });
  }

  @Test
  void aFriendlyPageMayReadTheTokenAndCachesTellPagesApart(VertxTestContext test) {
    then(
      test,
      DESK.request("GET", ME + "/calls")
        .putHeader("Origin", FRIEND)
        .send(),
      response -> {
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.getHeader("Access-Control-Allow-Origin")).isEqualTo(FRIEND);
        assertThat(response.getHeader("Access-Control-Expose-Headers")).contains("X-CSRF-HEADER", "X-CSRF-TOKEN");
        assertThat(response.getHeader("Vary")).containsIgnoringCase("origin");
      }
    );
  }

  @Test
  void aForeignPageIsTurnedAwayAndNeverNamed(VertxTestContext test) {
    then(test, preflight("https://evil.example").send(), response -> {
      assertThat(Desk.error(response)).isEqualTo("403/3 Origin: pages from there may not use this gateway");
      assertThat(response.getHeader("Access-Control-Allow-Origin")).isNull();
    });
  }

  @Test
  void aPageThatOnlyLooksFriendlyIsForeign(VertxTestContext test) {
    then(
      test,
      DESK.request("GET", ME + "/calls")
        .putHeader("Origin", FRIEND + ".evil.example")
        .send(),
      response -> {
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.getHeader("Access-Control-Allow-Origin")).isNull();
      }
    );
  }

  @Test
  void thePageOfTheGatewayItselfIsNotForeign(VertxTestContext test) {
    String own = "http://127.0.0.1:" + DESK.port;
    then(
      test,
      DESK.request("GET", ME + "/calls")
        .putHeader("Origin", own)
        .send(),
      response -> {
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.getHeader("Access-Control-Allow-Origin")).isNull();
      }
    );
  }

  @Test
  void withoutAListNoPageIsToldAnythingAndNoTokenIsNeeded(Vertx vertx, VertxTestContext test) {
    Desk plain = new Desk();
    plain.genesys.serving("genesysOperateMe", request ->
      Future.succeededFuture(Answer.ok(new JsonObject().put("statusCode", 0)))
    );
    then(
      test,
      plain
        .open(vertx)
        .compose(open -> plain.request("POST", ME).putHeader("Origin", FRIEND).sendBuffer(Buffer.buffer(LOGOUT))),
      response -> {
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.getHeader("Access-Control-Allow-Origin")).isNull();
        assertThat(response.getHeader("X-CSRF-TOKEN")).isNull();
      }
    );
  }

  @Test
  void anOriginThatIsNoneAndAStarWithCredentialsAreRefusedAtStart() {
    assertThatThrownBy(() -> new Origins(cors(true, "*", "desktop.example", "https://a.example/", FRIEND))).hasMessage(
      "http.cors.allowedOrigins: \"*\" lets every page use the passwords of its visitors: name the origins, or set " +
        "allowCredentials: false; expected an origin such as https://desktop.example:8443, found \"desktop.example\"; " +
        "expected an origin such as https://desktop.example:8443, found \"https://a.example/\""
    );
    assertThat(new Origins(cors(false, "*"))).isNotNull();
  }
}
