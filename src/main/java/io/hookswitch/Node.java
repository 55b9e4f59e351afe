package io.hookswitch;

import io.vertx.core.Future;

/** One running gateway. */
public interface Node {
  /** The TCP port of both dialects; of interest where the configuration said any. */
  int port();

  /** Done when the node has to end, because somebody told it to drain. Whoever holds the process then stops it. */
  Future<Void> leaving();

  /** Stops in reverse order of the start. Done when everything has let go. Asking again changes nothing. */
  Future<Void> stop();
}
