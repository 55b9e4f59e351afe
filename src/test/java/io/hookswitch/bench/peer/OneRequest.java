package io.hookswitch.bench.peer;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** A bare HTTP server that hands the body of each request to a consumer on the bus, and answers with what that replies. */
public final class OneRequest {

  private OneRequest() {}

  /** @param words the file whose bytes are the reply */
  public static void main(String[] words) throws Exception {
    Buffer bytes = Buffer.buffer(Files.readAllBytes(Path.of(words[0])));
    Vertx vertx = Vertx.vertx();
    vertx.eventBus().<Buffer>consumer("work", message -> message.reply(bytes));
    Serving.on(vertx, Serving.asking(vertx, "work"));
  }
}
