package io.hookswitch.push.cometd;

import io.hookswitch.config.CometDConfig;
import io.hookswitch.push.Listener;
import io.hookswitch.push.Renderer;
import io.hookswitch.push.Streams;
import io.hookswitch.push.Visitor;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Predicate;
import org.cometd.bayeux.server.ServerMessage;
import org.cometd.bayeux.server.ServerSession;
import org.cometd.server.BayeuxServerImpl;
import org.cometd.server.ServerSessionImpl;
import org.cometd.server.ext.AcknowledgedMessagesExtension;
import org.cometd.server.http.JSONHttpTransport;

/**
 * The door: Bayeux over long-polling and WebSocket for everybody on this node. One for a node, used by all its event
 * loops.
 */
public final class CometDServer {

  private static final String LOGGED_OUT = "cometd.logged-out";

  private final Vertx vertx;
  private final Streams streams;
  private final BayeuxServerImpl bayeux = new BayeuxServerImpl();
  private final WebSocketTransport webSockets = new WebSocketTransport(bayeux);
  private final Farewell farewell = new Farewell(bayeux);
  private final Reception reception;
  private final Audience audience;
  private MessageConsumer<String> logouts;
  private Runnable listening = () -> {};

  /**
   * @param renderer the words of the dialect
   * @param origins which other origins may open WebSockets, such as {@code https://desktop.example.com}; a page's own
   *     origin always may
   */
  public CometDServer(Vertx vertx, Streams streams, Renderer renderer, CometDConfig config, Predicate<String> origins) {
    this.vertx = vertx;
    this.streams = streams;
    this.reception = new Reception(bayeux, webSockets, config, origins);
    Renderings renderings = new Renderings(bayeux, renderer);
    this.audience = new Audience(renderings, farewell);
    Doorkeeper doorkeeper = new Doorkeeper(streams, renderings, farewell, config.maxQueue());
    bayeux.setTransports(webSockets, new JSONHttpTransport(bayeux));
    options(config).forEach(bayeux::setOption);
    // CometD's own threads would let messages of one session overtake each other.
    bayeux.setExecutor(Runnable::run);
    bayeux.setScheduler(new VertxScheduler(vertx));
    bayeux.setSecurityPolicy(doorkeeper);
    bayeux.addExtension(doorkeeper);
    bayeux.addExtension(acknowledgements(config.maxQueue()));
    bayeux.addListener(audience);
  }

  private static Map<String, Object> options(CometDConfig config) {
    return Map.ofEntries(
      Map.entry("jsonContext", new AddressedMessages()),
      Map.entry("timeout", config.timeout().toMillis()),
      Map.entry("maxInterval", config.maxInterval().toMillis()),
      Map.entry("maxQueue", config.maxQueue()),
      Map.entry("maxMessageSize", config.maxMessageBytes()),
      Map.entry("long-polling.maxSessionsPerBrowser", config.sessionsPerBrowser()),
      // A later poll ends the one before; as 500 it would look like a fault of ours.
      Map.entry("long-polling.duplicateMetaConnectHttpResponseCode", 408),
      Map.entry("long-polling.browserCookieSameSite", "Lax"),
      Map.entry("long-polling.browserCookieSecure", true),
      Map.entry("ws.messagesPerFrame", config.messagesPerFrame()),
      // Else whoever knows a client id could go on with its session over a WebSocket, without its cookie.
      Map.entry("ws.requireHandshakePerConnection", true)
    );
  }

  private AcknowledgedMessagesExtension acknowledgements(int maxQueue) {
    AcknowledgedMessagesExtension extension = new AcknowledgedMessagesExtension();
    extension.setMaxQueueSize(maxQueue);
    extension.addListener(
      new AcknowledgedMessagesExtension.Listener() {
        @Override
        public void onBatchQueueMaxed(ServerSession session, Queue<ServerMessage> queue) {
          // Called with the session's lock held.
          Subscriber.of(session).atHome(() -> farewell.cut(session, "it acknowledges nothing"));
        }
      }
    );
    return extension;
  }

  /** Done when no event can be missed any more; requests may be given to {@link #handle} from then on. */
  public Future<Void> start() {
    logouts = vertx.eventBus().consumer(LOGGED_OUT, login -> audience.ofLogin(login.body()).forEach(farewell::end));
    return vertx
      .executeBlocking(() -> {
        bayeux.start();
        return null;
      })
      .compose(started -> streams.listen(audience))
      .onSuccess(end -> listening = end)
      .mapEmpty();
  }

  /**
   * Takes over a request, or a WebSocket upgrade. Its body has not been read, and it is paused; the caller resumes it.
   * Everything is answered here.
   */
  public void handle(HttpServerRequest request, Visitor visitor) {
    reception.handle(request, visitor, vertx.getOrCreateContext());
  }

  /** Ends all sessions, on all nodes, that began with a login; their clients are told to stay away. */
  public void end(String login) {
    vertx.eventBus().publish(LOGGED_OUT, login);
  }

  /** How many sessions this node has. */
  public int sessions() {
    return audience.all().size();
  }

  /** Who they are, and how far behind. */
  public List<Listener> listeners() {
    return audience
      .all()
      .stream()
      .map(session ->
        new Listener(Subscriber.of(session).visitor().user().toString(), "cometd", waiting((ServerSessionImpl) session))
      )
      .toList();
  }

  private static int waiting(ServerSessionImpl session) {
    session.getLock().lock();
    try {
      return session.getQueue().size();
    } finally {
      session.getLock().unlock();
    }
  }

  /** Makes all clients begin anew, here or elsewhere; none loses anything that its user's stream still has. */
  public void sendAllAway() {
    audience.all().forEach(session -> farewell.sendAway(session, "asked to"));
  }

  /** Sends all clients to another node, before the HTTP servers close. New ones are answered 503 from now on. */
  public Future<Void> drain() {
    reception.close();
    listening.run();
    audience.all().forEach(session -> farewell.sendAway(session, "this node stops"));
    return logouts.unregister().compose(gone ->
      vertx.executeBlocking(() -> {
        bayeux.stop();
        return null;
      })
    );
  }
}
