package io.hookswitch.health;

import io.hookswitch.config.HealthConfig;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Answers those who watch this node, on an event loop that it may share with others: what does not answer is not alive. */
public final class HealthVerticle extends VerticleBase {

  private static final int IDLE_SECONDS = 30;
  private static final String JSON = "application/json";
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  private final HealthConfig config;
  private final Readiness readiness;
  private final Metrics metrics;
  private HttpServer server;

  public HealthVerticle(HealthConfig config, Readiness readiness, Metrics metrics) {
    this.config = config;
    this.readiness = readiness;
    this.metrics = metrics;
  }

  @Override
  public Future<?> start() {
    HttpServerOptions options = new HttpServerOptions()
      .setHost(config.host())
      .setPort(config.port())
      .setIdleTimeout(IDLE_SECONDS);
    server = vertx.createHttpServer(options).requestHandler(this::handle);
    return server.listen();
  }

  @Override
  public Future<?> stop() {
    metrics.close();
    return server.close();
  }

  private void handle(HttpServerRequest request) {
    if (request.method() != HttpMethod.GET && request.method() != HttpMethod.HEAD) {
      request.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD");
      answer(request, 405, JSON, new JsonObject().put("status", "wrong method").encode());
      return;
    }
    switch (request.path()) {
      case "/health/live" -> answer(request, 200, JSON, new JsonObject().put("status", "live").encode());
      case "/health/ready" -> ready(request, readiness.missing());
      case "/metrics" -> answer(request, 200, PROMETHEUS, metrics.page());
      default -> answer(request, 404, JSON, new JsonObject().put("status", "nothing is here").encode());
    }
  }

  private static void ready(HttpServerRequest request, List<String> missing) {
    JsonObject body = new JsonObject().put("status", missing.isEmpty() ? "ready" : "not ready");
    if (!missing.isEmpty()) body.put("missing", new JsonArray(missing));
    answer(request, missing.isEmpty() ? 200 : 503, JSON, body.encode());
  }

  private static void answer(HttpServerRequest request, int status, String type, String body) {
    request
      .response()
      .setStatusCode(status)
      .putHeader(HttpHeaders.CONTENT_TYPE, type)
      .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
      .end(body);
  }
}
