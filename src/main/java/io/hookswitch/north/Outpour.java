package io.hookswitch.north;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a text piece by piece, as fast as the client takes it: a node has one piece of it in its memory, and the next one is
 * made when that is gone. A client that takes nothing for a while is cut off.
 */
final class Outpour {

  private static final Logger LOG = LoggerFactory.getLogger(Outpour.class);
  static final Duration STALLED = Duration.ofSeconds(30);

  private final HttpServerResponse response;
  private final Answer.Pieces pieces;
  private final Duration stalled;

  private Outpour(HttpServerResponse response, Answer.Pieces pieces, Duration stalled) {
    this.response = response;
    this.pieces = pieces;
    this.stalled = stalled;
  }

  /**
   * Sends an answer whose head has been made.
   *
   * @param stalled how long a piece may take to be taken
   * @return done when it is sent; failed when the connection was cut
   */
  static Future<Void> send(HttpServerRequest request, Answer answer, String correlation, Duration stalled) {
    request.response().setChunked(true);
    return new Outpour(request.response(), answer.rest(), stalled).write(answer.text()).onFailure(lost -> {
      LOG.info("{} was cut off before its end: {} [{}]", request.path(), lost.toString(), correlation);
      request.connection().close();
    });
  }

  private Future<Void> write(String piece) {
    Future<Void> taken = piece.isEmpty() ? Future.succeededFuture() : response.write(piece);
    return taken
      .timeout(stalled.toMillis(), TimeUnit.MILLISECONDS)
      .compose(written -> pieces.next())
      .compose(next -> next.isEmpty() ? response.end() : write(next));
  }
}
