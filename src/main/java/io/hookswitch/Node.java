package io.hookswitch;

import io.vertx.core.Future;

/** One running gateway. */
public interface Node {
  /** The TCP port of both dialects; of interest where the configuration said any. */
  int port();

  /** Stops in reverse order of the start. Done when everything has let go. */
  Future<Void> stop();
}
