package io.hookswitch.north;

import io.hookswitch.call.UserId;
import io.vertx.core.Future;
import java.util.Optional;

/**
 * The door to sessions: who is logged in with which cookie. Shared by all nodes, so that a client may talk to any.
 *
 * <p>Not vertx-web's {@code SessionHandler}: its cluster-wide store keeps the cookie's value in clear as the key, and
 * writes the whole session back after every request. Here a session never changes, and reading it keeps it alive.
 */
public interface Sessions {
  /** Begins a session. @param key hash of the cookie's value */
  Future<Void> put(String key, UserId user);

  /** Whose session it is; empty when there is none or it was idle for too long. Counts as use. */
  Future<Optional<UserId>> get(String key);

  /** Ends a session; also succeeds when there is none. */
  Future<Void> remove(String key);
}
