package io.hookswitch.north;

import io.hookswitch.config.CorsConfig;
import io.hookswitch.push.Visitor;
import io.hookswitch.push.sockjs.EventBusServer;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The event-bus bridge: lets in whom it may concern, and tells the server in {@code push/sockjs} who that is.
 *
 * <p>A browser cannot put a header on a WebSocket, so who has no session yet is let in too, and has to say with a token
 * who it is before it is served. Any page can open a WebSocket to anywhere, and its cookies go along: the origin decides.
 */
public final class EventBusChannel implements Channel {

  private static final String PATH = "/eventbus";
  /** SockJS serves more than is wanted: pages for frames, tests of the network. */
  private static final Pattern SERVED = Pattern.compile(PATH + "(/info|/websocket|/[^/.]+/[^/.]+/websocket)");

  private static final Problem NOWHERE = Problem.of(Problem.Kind.NOT_FOUND, "Nothing is here.");
  private static final Problem NO_UPGRADE = Problem.of(
    Problem.Kind.INVALID,
    "Upgrade: expected an upgrade to a WebSocket."
  );
  private static final Problem STOPPING = Problem.of(
    Problem.Kind.UNAVAILABLE,
    "This node stops; another one will answer."
  );

  private final EventBusServer server;
  private final Dialect dialect;
  private final Visitors visitors;
  private final Origins origins;

  /** @param dialect whose sessions are good here */
  public EventBusChannel(EventBusServer server, Dialect dialect, Authenticator authenticator, CorsConfig cors) {
    this.server = server;
    this.dialect = dialect;
    this.visitors = new Visitors(authenticator);
    this.origins = new Origins(cors);
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public Optional<Dialect> dialect() {
    return Optional.of(dialect);
  }

  @Override
  public Credentials credentials() {
    return Credentials.TAKEN;
  }

  @Override
  public Optional<Router> router(Vertx vertx) {
    return Optional.of(server.router(vertx));
  }

  private static boolean upgrades(RoutingContext context) {
    return context.normalizedPath().endsWith("/info") || context.request().canUpgradeToWebSocket();
  }

  @Override
  public void handle(RoutingContext context, Optional<Principal> who, String correlation) {
    if (!SERVED.matcher(context.normalizedPath()).matches()) context.fail(NOWHERE.refused());
    else if (!upgrades(context)) context.fail(NO_UPGRADE.refused());
    else if (!server.isOpen()) context.fail(STOPPING.refused());
    else if (origins.foreign(context.request())) context.fail(Origins.FOREIGN.refused());
    else {
      String baseUrl = Replies.baseUrl(context.request());
      Optional<Visitor> visitor = who.map(known ->
        visitors.of(Visit.of(context).login(), baseUrl, context.request().isSSL())
      );
      EventBusServer.announce(context, visitor, baseUrl);
      context.next();
    }
  }
}
