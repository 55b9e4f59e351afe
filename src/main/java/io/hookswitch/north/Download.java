package io.hookswitch.north;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.streams.ReadStream;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A file on its way to a client, no faster than the client reads.
 *
 * @param sizeBytes where it is known
 * @param bytes paused, and of the event loop that answers
 * @param over to be called when nobody wants them (any more), also after all of them were read
 */
public record Download(OptionalLong sizeBytes, ReadStream<Buffer> bytes, Runnable over) {
  /** The same, and whoever counts is told once that it is over. */
  public Download counted(Runnable counter) {
    AtomicBoolean told = new AtomicBoolean();
    Runnable both = () -> {
      over.run();
      if (told.compareAndSet(false, true)) counter.run();
    };
    return new Download(sizeBytes, bytes, both);
  }

  /** @return done when the client has all of it; failed when it breaks off, and then the client's connection is closed */
  Future<Void> to(HttpServerResponse response) {
    if (sizeBytes.isPresent()) {
      response.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(sizeBytes.getAsLong()));
    } else {
      response.setChunked(true);
    }
    return bytes
      .pipe()
      .endOnFailure(false)
      .to(response)
      .onFailure(broken -> response.reset())
      .onComplete(done -> over.run());
  }
}
