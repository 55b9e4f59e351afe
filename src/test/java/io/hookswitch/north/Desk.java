package io.hookswitch.north;

import io.hookswitch.config.HttpConfig;
import io.hookswitch.config.LimitsConfig;
import io.hookswitch.north.pages.Pages;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A client and a server with two fake dialects; every answer is held to the contract before a test sees it. */
final class Desk {

  static final Duration PATIENCE = Duration.ofSeconds(2);

  final FakeDialect genesys = FakeDialect.genesys();
  final FakeDialect tenant = FakeDialect.tenant();
  Routes routes;
  private WebClient client;
  /** More than a busy node works on at once. */
  private static final int CONNECTIONS = 32;

  private ContractValidator validator;
  int port;

  Future<Desk> open(Vertx vertx) {
    return open(vertx, new HttpConfig("127.0.0.1", 0, 65_536, 32, PATIENCE, Duration.ofMinutes(30), false));
  }

  Future<Desk> open(Vertx vertx, Admission limits) {
    return open(vertx, new HttpConfig("127.0.0.1", 0, 65_536, 32, PATIENCE, Duration.ofMinutes(30), false), limits);
  }

  Future<Desk> open(Vertx vertx, HttpConfig config) {
    return open(vertx, config, new Admission(LimitsConfig.DEFAULT));
  }

  Future<Desk> open(Vertx vertx, HttpConfig config, Admission admission) {
    return open(vertx, config, admission, new MemorySessions(config.sessionTimeout(), InstantSource.system()));
  }

  Future<Desk> open(Vertx vertx, Sessions sessions) {
    HttpConfig config = new HttpConfig("127.0.0.1", 0, 65_536, 32, PATIENCE, Duration.ofMinutes(30), false);
    return open(vertx, config, new Admission(LimitsConfig.DEFAULT), sessions);
  }

  private Future<Desk> open(Vertx vertx, HttpConfig config, Admission admission, Sessions sessions) {
    return Contract.load(vertx).compose(contract -> {
      Authenticator authenticator = Doors.authenticator(new OneUser(), sessions, config.secureCookies());
      routes = new Routes(
        contract,
        List.of(genesys, tenant),
        List.of(),
        authenticator,
        config,
        () -> false,
        admission,
        NamedCommands.NONE,
        Pages.NONE
      );
      validator = new ContractValidator(vertx, contract.openapi());
      HttpVerticle verticle = new HttpVerticle(routes, config);
      return vertx.deployVerticle(verticle).map(deployed -> {
        port = verticle.port();
        client = WebClient.create(
          vertx,
          new WebClientOptions().setDefaultHost("127.0.0.1").setDefaultPort(port),
          new PoolOptions().setHttp1MaxSize(CONNECTIONS)
        );
        return this;
      });
    });
  }

  HttpRequest<Buffer> request(String method, String path) {
    return client.request(HttpMethod.valueOf(method), path).basicAuthentication("agent1", "hookswitch");
  }

  HttpRequest<Buffer> stranger(String method, String path) {
    return client.request(HttpMethod.valueOf(method), path);
  }

  Future<HttpResponse<Buffer>> send(String method, String path, String body) {
    return checked(
      method,
      path,
      request(method, path).putHeader("Content-Type", "application/json").sendBuffer(Buffer.buffer(body))
    );
  }

  Future<HttpResponse<Buffer>> checked(String method, String path, Future<HttpResponse<Buffer>> answer) {
    return answer.compose(response -> {
      Map<String, String> headers = new HashMap<>();
      response.headers().forEach(header -> headers.put(header.getKey(), header.getValue()));
      return validator.check(method, path, response.statusCode(), headers, response.body()).map(response);
    });
  }

  static String error(HttpResponse<Buffer> response) {
    JsonObject body = response.bodyAsJsonObject();
    return body.containsKey("details")
      ? response.statusCode() + " " + body.getString("details")
      : response.statusCode() + "/" + body.getInteger("statusCode") + " " + body.getString("statusMessage");
  }
}
