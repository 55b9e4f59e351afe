package io.hookswitch.north;

import java.util.Optional;

/**
 * What the credentials of a request were good for.
 *
 * @param caller empty when there were none and none were needed
 * @param session what the request's cookie named, whether it is alive or not
 * @param opened a session that began with this request; its cookie goes with the answer, whatever the answer is
 * @param bearer the token, where that is what was good; never logged
 */
record Login(
  Optional<Principal> caller,
  Optional<SessionToken> session,
  Optional<SessionToken> opened,
  Optional<String> bearer
) {
  static final Login NONE = open(Optional.empty());

  /** Nobody in particular. */
  static Login open(Optional<SessionToken> session) {
    return new Login(Optional.empty(), session, Optional.empty(), Optional.empty());
  }

  static Login of(Principal caller, Optional<SessionToken> session) {
    return new Login(Optional.of(caller), session, Optional.empty(), Optional.empty());
  }

  Login opening(SessionToken token) {
    return new Login(caller, session, Optional.of(token), bearer);
  }

  Login bearing(String token) {
    return new Login(caller, session, opened, Optional.of(token));
  }

  @Override
  public String toString() {
    return "Login[" + caller.map(one -> one.user().id()) + "]";
  }
}
