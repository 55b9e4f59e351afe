package io.hookswitch.north;

import io.hookswitch.push.cometd.CometDServer;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** The notification channel of CometD: tells the server in {@code push/cometd} who sends a request, by which login. */
public final class CometDChannel implements Channel {

  private final String path;
  private final CometDServer server;
  private final Visitors visitors;

  /** @param path where clients expect it; below a dialect that opens a session with every login */
  public CometDChannel(String path, CometDServer server, Authenticator authenticator) {
    this.path = path;
    this.server = server;
    this.visitors = new Visitors(authenticator);
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public void handle(RoutingContext context, Optional<Principal> who, String correlation) {
    String baseUrl = Replies.baseUrl(context.request());
    server.handle(context.request(), visitors.of(Visit.of(context).login(), baseUrl, context.request().isSSL()));
  }
}
