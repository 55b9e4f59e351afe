package io.hookswitch.south.asterisk;

import io.hookswitch.config.AsteriskConfig;
import io.hookswitch.config.ManagerConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** As much of Asterisk's REST interface as answers requests and reports what a test wants it to. */
final class FakeAri implements AutoCloseable {

  /** Instead of a status: no answer. */
  static final int SILENCE = 0;
  /** Instead of a status: half an answer. */
  static final int HALF = 1;

  /** Among the requests: the line was closed. */
  static final String CLOSED = "the line is closed";

  private final HttpServer server;
  private final List<String> requests = new ArrayList<>();
  private final List<String> queries = new ArrayList<>();
  private volatile String version = "22.5.2";
  private final CompletableFuture<ServerWebSocket> line = new CompletableFuture<>();
  private final Function<String, Integer> answers;

  /** @param answers the status for a request, written as {@code POST /channels/x}, without its query */
  FakeAri(Vertx vertx, Function<String, Integer> answers) {
    this.answers = answers;
    server = vertx.createHttpServer().webSocketHandler(this::open).requestHandler(this::answer);
    await(server.listen(0, "127.0.0.1"));
  }

  private void open(ServerWebSocket opened) {
    opened.closeHandler(closed -> note(CLOSED));
    line.complete(opened);
  }

  private synchronized void note(String what) {
    requests.add(what);
  }

  private void answer(HttpServerRequest request) {
    String what = request.method() + " " + request.path().replaceFirst("^/ari", "");
    note(what);
    if (request.query() != null) asked(request.query());
    int status = answers.apply(what);
    if (status == HALF) request.response().putHeader("Content-Length", "2").write("{");
    else if (status != SILENCE) request
      .response()
      .setStatusCode(status)
      .end(status == 200 ? body(what) : "{}");
  }

  private String body(String what) {
    if (what.equals("GET /asterisk/info")) {
      return new JsonObject().put("system", new JsonObject().put("version", version)).encode();
    }
    return what.matches("GET /(\\w+s|endpoints/\\w+)") ? "[]" : "{}";
  }

  /** What it says that it is from now on. */
  void is(String version) {
    this.version = version;
  }

  private synchronized void asked(String query) {
    queries.add(query);
  }

  /** The queries of those requests that had one. */
  synchronized List<String> queries() {
    return List.copyOf(queries);
  }

  synchronized List<String> requests() {
    return List.copyOf(requests);
  }

  void tells(JsonObject event) {
    await(line.orTimeout(5, TimeUnit.SECONDS).join().writeTextMessage(event.encode()));
  }

  AsteriskConfig config() {
    return new AsteriskConfig(
      URI.create("http://127.0.0.1:" + server.actualPort() + "/ari"),
      "hookswitch",
      Optional.of("x"),
      Optional.empty(),
      "hookswitch",
      "PJSIP/{number}",
      Optional.empty(),
      Duration.ofSeconds(20),
      Duration.ofSeconds(3),
      ManagerConfig.DEFAULT
    );
  }

  static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    await(server.close());
  }
}
