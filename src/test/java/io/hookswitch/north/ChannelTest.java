package io.hookswitch.north;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.config.HttpConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A channel shares the login with the dialects, reads its own body, and may take longer than a request. */
@ExtendWith(VertxExtension.class)
class ChannelTest {

  private static final Duration PATIENCE = Duration.ofMillis(300);

  /** Says back what it was sent, twice as late as a request may be answered. */
  private static final class Echo implements Channel {

    @Override
    public String path() {
      return "/api/v2/notifications";
    }

    @Override
    public void handle(RoutingContext context, Optional<Principal> who, String correlation) {
      context
        .request()
        .bodyHandler(body ->
          context
            .vertx()
            .setTimer(PATIENCE.toMillis() * 2, later ->
              context.response().end(who.orElseThrow().user().id() + " " + body)
            )
        );
    }
  }

  private Future<HttpVerticle> open(Vertx vertx) {
    HttpConfig config = new HttpConfig("127.0.0.1", 0, 65_536, 32, PATIENCE, Duration.ofMinutes(30), false);
    Sessions sessions = new MemorySessions(config.sessionTimeout(), InstantSource.system());
    Authenticator authenticator = Doors.authenticator(new OneUser(), sessions, false);
    return Contract.load(vertx).compose(contract -> {
      List<Dialect> dialects = List.of(FakeDialect.genesys());
      Routes routes = new Routes(contract, dialects, List.of(new Echo()), authenticator, config);
      assertThat(routes.unserved()).doesNotContain("genesysNotifications", "genesysNotificationsByType");
      HttpVerticle verticle = new HttpVerticle(routes, config);
      return vertx.deployVerticle(verticle).map(verticle);
    });
  }

  private static Future<HttpResponse<Buffer>> post(Vertx vertx, int port, String password) {
    // Closed by whoever collects garbage otherwise, perhaps too early.
    WebClient client = WebClient.create(vertx);
    return client
      .request(HttpMethod.POST, port, "127.0.0.1", "/api/v2/notifications/handshake")
      .basicAuthentication("agent1", password)
      .sendBuffer(Buffer.buffer("[{}]"))
      .onComplete(done -> client.close());
  }

  @Test
  void itGetsTheWholeBodyAndTheCaller(Vertx vertx, VertxTestContext test) {
    open(vertx)
      .compose(verticle -> post(vertx, verticle.port(), "hookswitch"))
      .onComplete(
        test.succeeding(response ->
          test.verify(() -> {
            assertThat(response.bodyAsString()).isEqualTo("agent1@foo [{}]");
            assertThat(response.cookies().getFirst()).startsWith("JSESSIONID=");
            assertThat(response.getHeader("X-Correlation-Id")).hasSize(36);
            test.completeNow();
          })
        )
      );
  }

  @Test
  void aStrangerIsRefusedInTheWayOfTheDialect(Vertx vertx, VertxTestContext test) {
    open(vertx)
      .compose(verticle -> post(vertx, verticle.port(), "wrong"))
      .onComplete(
        test.succeeding(response ->
          test.verify(() -> {
            assertThat(Desk.error(response)).isEqualTo("403/20 Access denied");
            test.completeNow();
          })
        )
      );
  }
}
