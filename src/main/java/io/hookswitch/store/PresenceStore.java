package io.hookswitch.store;

import io.hookswitch.call.UserId;
import io.hookswitch.user.Presence;
import io.vertx.core.Future;

/** The door to the cluster's memory of users; survives the node that a user talked to. */
public interface PresenceStore {
  /** The presence of a user; {@link Presence#unknown} for one that never changed anything. */
  Future<Presence> load(UserId user);

  /**
   * Keeps a presence, if nobody else was faster.
   *
   * @param next with a version one above that of what it replaces
   * @return whether it is kept; false when the presence there is not the one that {@code next} was made from
   */
  Future<Boolean> save(Presence next);

  /** Keeps a presence of before all nodes were gone; nobody may save anything meanwhile. */
  Future<Void> restore(Presence before);
}
