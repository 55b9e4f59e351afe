package io.hookswitch.bench.peer;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;

/** The port of a peer that answers by HTTP. */
final class Serving {

  private Serving() {}

  /** Says when it can be asked, and where, as each peer does. */
  static void on(Vertx vertx, Handler<HttpServerRequest> handler) {
    vertx
      .createHttpServer()
      .requestHandler(handler)
      .listen(0, "127.0.0.1")
      .map(HttpServer::actualPort)
      .onSuccess(port -> System.out.println("ready " + port))
      .toCompletionStage()
      .toCompletableFuture()
      .join();
  }

  /** Hands the body of each request to whoever is at this address, and answers with what that replies. */
  static Handler<HttpServerRequest> asking(Vertx vertx, String address) {
    return request ->
      request
        .body()
        .compose(body -> vertx.eventBus().<Buffer>request(address, body))
        .onSuccess(reply -> request.response().putHeader("content-type", "application/json").end(reply.body()))
        .onFailure(broken -> request.response().setStatusCode(500).end(broken.toString()));
  }
}
