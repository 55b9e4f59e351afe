package io.hookswitch.records;

import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** The door for the owners of calls. */
@FunctionalInterface
public interface Recorder {
  /** Nothing is remembered. */
  Recorder NONE = (vertx, moment) -> Future.succeededFuture(true);

  /**
   * Keeps a moment. Called once the state it led to is stored, in the order of the moments of a call.
   *
   * @param vertx on whose context, the caller's own, the outcome is told
   * @return never failed, and soon done: true when it is in a file of this node, so that it will be in the database sooner or
   *     later; false when there was no room for it, which has been counted
   */
  Future<Boolean> keep(Vertx vertx, Moment moment);
}
