package io.hookswitch.north;

import io.hookswitch.call.UserId;
import io.hookswitch.push.Visitor;
import io.vertx.core.Future;
import java.util.function.Supplier;

/** Tells channels who their clients are, and by which login. */
record Visitors(Authenticator authenticator) {
  private static final String BEARER = "bearer ";

  /** @param login of somebody, by a token or a session */
  Visitor of(Login login, String baseUrl, boolean ssl) {
    UserId user = login.caller().orElseThrow().user().id();
    if (login.bearer().isPresent()) {
      String token = login.bearer().get();
      // Of all tokens of a user, so that a client may go on with its next one.
      return visitor(user, BEARER + user, () -> authenticator.isGood(token, user), baseUrl, ssl);
    }
    SessionToken token = login
      .opened()
      .or(login::session)
      .orElseThrow(() -> new IllegalStateException("a login of " + user + " without a session"));
    return visitor(user, token.key(), () -> authenticator.isAlive(token, user), baseUrl, ssl);
  }

  /** Whether every request of this client is proof of its own, rather than of a session that a browser remembers. */
  static boolean byToken(Visitor visitor) {
    return visitor.login().startsWith(BEARER);
  }

  private Visitor visitor(UserId user, String login, Supplier<Future<Boolean>> good, String baseUrl, boolean ssl) {
    return new Visitor(user, login, good, baseUrl, ssl || authenticator.secureCookies());
  }
}
