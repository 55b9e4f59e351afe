package io.hookswitch.north;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * Something that speaks over HTTP in its own way, beside the dialects: a notification channel, the bridge.
 *
 * <p>It is in a contract, so that clients can read of it, and is not validated against it. It shares the first gates
 * of all requests: correlation id and authentication, in the manner of its dialect.
 */
public interface Channel {
  /** What becomes of the credentials of a request. */
  enum Credentials {
    /** Nobody comes in without good ones. */
    DEMANDED,
    /** Good ones are taken; who has none, or a session that is over, may say later who it is. */
    TAKEN,
  }

  /** Without a final slash; everything below it belongs to the channel too. */
  String path();

  /** Whose manners it has; empty for the dialect whose prefix the path has. */
  default Optional<Dialect> dialect() {
    return Optional.empty();
  }

  default Credentials credentials() {
    return Credentials.DEMANDED;
  }

  /**
   * Takes over a request. Its body has not been read; a handler for it must be set before this returns. Bounding size
   * and time is the channel's business. Failing the context answers in the dialect's way.
   *
   * @param who present where credentials are demanded
   */
  void handle(RoutingContext context, Optional<Principal> who, String correlation);

  /** What serves a request that {@link #handle} passes on, one for each event loop; its paths begin below the channel's. */
  default Optional<Router> router(Vertx vertx) {
    return Optional.empty();
  }
}
