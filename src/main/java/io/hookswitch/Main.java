package io.hookswitch;

import io.hookswitch.config.HookswitchConfig;
import io.vertx.core.Future;
import java.nio.file.Path;

/** Starts a node and stops it in reverse order; the only file that wires rooms together. */
public final class Main {

  private Main() {}

  /** Placeholder of the branch `plumbing`: the lead owns this file. */
  public static Future<Node> serve(HookswitchConfig config, Path home) {
    return Future.succeededFuture(Future::succeededFuture);
  }
}
