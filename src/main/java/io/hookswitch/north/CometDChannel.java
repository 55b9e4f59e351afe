package io.hookswitch.north;

import io.hookswitch.push.cometd.CometDServer;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.regex.Pattern;

/** The notification channel of CometD: tells the server in {@code push/cometd} who sends a request, by which login. */
public final class CometDChannel implements Channel {

  /** Many clients name the kind of the message in the path, those in Java of all meta messages. */
  private static final Pattern BELOW = Pattern.compile("/?|/(handshake|connect|disconnect|subscribe|unsubscribe)");
  private static final Problem NOWHERE = Problem.of(Problem.Kind.NOT_FOUND, "Nothing is here.");

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
    if (!BELOW.matcher(context.normalizedPath().substring(path.length())).matches()) {
      context.fail(NOWHERE.refused());
      return;
    }
    String baseUrl = Replies.baseUrl(context.request());
    server.handle(context.request(), visitors.of(Visit.of(context).login(), baseUrl, context.request().isSSL()));
  }
}
