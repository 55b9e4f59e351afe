package io.hookswitch.bench.peer;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** A bare HTTP server that answers everything with the bytes of a file. */
public final class Bytes {

  private Bytes() {}

  /** @param words the file */
  public static void main(String[] words) throws Exception {
    Buffer bytes = Buffer.buffer(Files.readAllBytes(Path.of(words[0])));
    Serving.on(Vertx.vertx(), request -> request.response().putHeader("content-type", "application/json").end(bytes));
  }
}
