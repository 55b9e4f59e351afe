package io.hookswitch.north;

import java.util.Optional;

/**
 * What the credentials of a request were good for.
 *
 * @param caller empty when there were none and none were needed
 * @param session what the request's cookie named, whether it is alive or not
 * @param opened a session that began with this request; its cookie goes with the answer, whatever the answer is
 */
record Login(Optional<Principal> caller, Optional<SessionToken> session, Optional<SessionToken> opened) {
  static final Login NONE = new Login(Optional.empty(), Optional.empty(), Optional.empty());
}
