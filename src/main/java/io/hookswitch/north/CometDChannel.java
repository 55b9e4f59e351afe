package io.hookswitch.north;

import io.hookswitch.call.UserId;
import io.hookswitch.push.cometd.CometDServer;
import io.hookswitch.push.cometd.Visitor;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;

/** The notification channel of CometD: tells the server in {@code push/cometd} who sends a request, by which login. */
public final class CometDChannel implements Channel {

  private final String path;
  private final CometDServer server;
  private final Authenticator authenticator;

  /** @param path where clients expect it; below a dialect that opens a session with every login */
  public CometDChannel(String path, CometDServer server, Authenticator authenticator) {
    this.path = path;
    this.server = server;
    this.authenticator = authenticator;
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public void handle(RoutingContext context, Principal who, String correlation) {
    Login login = Visit.of(context).login();
    UserId user = who.user().id();
    Visitor visitor = login
      .bearer()
      // Of all tokens of a user, so that a client may go on with its next one.
      .map(token -> visitor(context, user, "bearer " + user, () -> authenticator.isGood(token, user)))
      .orElseGet(() -> ofSession(context, user, login));
    server.handle(context.request(), visitor);
  }

  private Visitor ofSession(RoutingContext context, UserId user, Login login) {
    SessionToken token = login
      .opened()
      .or(login::session)
      .orElseThrow(() -> new IllegalStateException("a login without a session at " + path));
    return visitor(context, user, token.key(), () -> authenticator.isAlive(token, user));
  }

  private Visitor visitor(RoutingContext context, UserId user, String login, Supplier<Future<Boolean>> stillLoggedIn) {
    return new Visitor(
      user,
      login,
      stillLoggedIn,
      Replies.baseUrl(context.request()),
      context.request().isSSL() || authenticator.secureCookies()
    );
  }
}
