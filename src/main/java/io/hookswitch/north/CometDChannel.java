package io.hookswitch.north;

import io.hookswitch.push.cometd.CometDServer;
import io.hookswitch.push.cometd.Visitor;
import io.vertx.ext.web.RoutingContext;

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
    SessionToken token = login
      .opened()
      .or(login::session)
      .orElseThrow(() -> new IllegalStateException("a login without a session at " + path));
    Visitor visitor = new Visitor(
      who.user().id(),
      token.key(),
      () -> authenticator.isAlive(token, who.user().id()),
      Replies.baseUrl(context.request()),
      context.request().isSSL() || authenticator.secureCookies()
    );
    server.handle(context.request(), visitor);
  }
}
