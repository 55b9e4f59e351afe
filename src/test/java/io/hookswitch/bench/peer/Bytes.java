package io.hookswitch.bench.peer;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import java.nio.file.Files;
import java.nio.file.Path;

/** A bare HTTP server that answers everything with the bytes of a file. */
public final class Bytes {

  private Bytes() {}

  /** @param words the file */
  public static void main(String[] words) throws Exception {
    Buffer bytes = Buffer.buffer(Files.readAllBytes(Path.of(words[0])));
    Vertx.vertx()
      .createHttpServer()
      .requestHandler(request -> request.response().putHeader("content-type", "application/json").end(bytes))
      .listen(0, "127.0.0.1")
      .map(HttpServer::actualPort)
      .onSuccess(port -> System.out.println("ready " + port))
      .toCompletionStage()
      .toCompletableFuture()
      .join();
  }
}
