package io.hookswitch;

import io.vertx.core.Future;

/** One running gateway. */
public interface Node {
  /** Stops in reverse order of the start. Done when everything has let go. */
  Future<Void> stop();
}
