package io.hookswitch.north;

import io.vertx.ext.web.RoutingContext;

/**
 * Something that speaks over HTTP in its own way, beside the dialects: a notification channel.
 *
 * <p>It is in the contract, so that clients can read of it, and is not validated against it. It shares the first gates
 * of all requests: correlation id and authentication, in the manner of the dialect whose prefix its path has.
 */
public interface Channel {
  /** Without a final slash; everything below it belongs to the channel too. */
  String path();

  /**
   * Takes over a request. Its body has not been read; a handler for it must be set before this returns. Bounding size
   * and time is the channel's business. Failing the context answers in the dialect's way.
   */
  void handle(RoutingContext context, Principal who, String correlation);
}
