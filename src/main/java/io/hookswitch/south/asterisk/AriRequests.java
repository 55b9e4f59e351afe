package io.hookswitch.south.asterisk;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Requests to Asterisk. One fails with {@link AriException} when Asterisk has said no, with anything else when it has not
 * answered, or has not answered so many that no more are asked.
 */
final class AriRequests {

  /** Requests that Asterisk has not answered yet; whoever comes then is told so, instead of waiting for all of them. */
  static final int MOST = 1_000;
  private static final int CONNECTIONS = 16;
  /** Asterisk ends a connection on which nothing was asked for 15 s; a request that meets this on its way would be lost. */
  private static final int KEPT_SECONDS = 10;
  private static final int LONGEST_WORDS = 200;
  /** How long whoever reads a file may take over a piece of it. */
  private static final Duration DOWNLOAD = Duration.ofSeconds(60);
  private static final int OK = 200;
  private static final int REDIRECT = 300;

  private final HttpClient client;
  private final Access access;
  private final AtomicInteger requests = new AtomicInteger();

  AriRequests(Vertx vertx, Access access) {
    int patience = Math.toIntExact(access.config().patience().toMillis());
    this.client = vertx.createHttpClient(
      new HttpClientOptions().setConnectTimeout(patience).setKeepAliveTimeout(KEPT_SECONDS),
      new PoolOptions().setHttp1MaxSize(CONNECTIONS)
    );
    this.access = access;
  }

  /** Whether there is something. */
  Future<Boolean> there(String path) {
    return ask(HttpMethod.GET, path, Map.of(), null)
      .map(true)
      .recover(no -> Ari.unknown(no) ? Future.succeededFuture(false) : Future.failedFuture(no));
  }

  /**
   * A file as it is, piece by piece.
   *
   * @return paused; whoever reads it resumes it, or ends it by {@code request().reset()}
   */
  Future<HttpClientResponse> file(String path) {
    return client
      .request(access.request(path, Map.of()).setMethod(HttpMethod.GET))
      .compose(request -> {
        request.idleTimeout(DOWNLOAD.toMillis());
        return request.send();
      })
      .compose(response -> {
        if (response.statusCode() == OK) return Future.succeededFuture(response.pause());
        return response.body().compose(words -> answer("GET " + path, response, words).mapEmpty());
      });
  }

  Future<Void> turn(String path, boolean on, Map<String, String> query) {
    return ask(on ? HttpMethod.POST : HttpMethod.DELETE, path, query, null).mapEmpty();
  }

  Future<Void> post(String path, Map<String, String> query) {
    return ask(HttpMethod.POST, path, query, null).mapEmpty();
  }

  Future<Buffer> ask(HttpMethod method, String path, Map<String, String> query, JsonObject body) {
    if (requests.incrementAndGet() > MOST) {
      requests.decrementAndGet();
      return Future.failedFuture(
        new IllegalStateException("Asterisk is overloaded: it has not answered " + MOST + " requests yet")
      );
    }
    return send(method, path, query, body).onComplete(done -> requests.decrementAndGet());
  }

  private Future<Buffer> send(HttpMethod method, String path, Map<String, String> query, JsonObject body) {
    return client.request(access.request(path, query).setMethod(method)).compose(request ->
      sent(request, body)
        .compose(response -> response.body().compose(words -> answer(method + " " + path, response, words)))
        // Vert.x itself waits without end for the rest of an answer that has begun.
        .timeout(access.config().patience().toMillis(), TimeUnit.MILLISECONDS)
        .onFailure(why -> {
          if (why instanceof TimeoutException) request.reset();
        })
    );
  }

  private static Future<HttpClientResponse> sent(HttpClientRequest request, JsonObject body) {
    if (body == null) return request.send();
    return request.putHeader("Content-Type", "application/json").send(body.toBuffer());
  }

  private static Future<Buffer> answer(String what, HttpClientResponse response, Buffer words) {
    int status = response.statusCode();
    if (status >= OK && status < REDIRECT) return Future.succeededFuture(words);
    String text = words.getString(0, Math.min(words.length(), LONGEST_WORDS)).replaceAll("\\s+", " ").strip();
    return Future.failedFuture(new AriException(what, status, text));
  }

  Future<Void> close() {
    return client.close();
  }
}
