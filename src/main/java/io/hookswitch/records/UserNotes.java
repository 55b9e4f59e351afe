package io.hookswitch.records;

import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** The door for those who have something of a user to note. */
@FunctionalInterface
public interface UserNotes {
  /** Nothing is remembered. */
  UserNotes NONE = (vertx, note) -> Future.succeededFuture(true);

  /**
   * Keeps a note, by way of the same file as moments of calls.
   *
   * @param vertx on whose context, the caller's own, the outcome is told
   * @return never failed, and soon done: whether it is in a file of this node, so that it will be in the database sooner or later
   */
  Future<Boolean> note(Vertx vertx, UserNote note);
}
