package io.hookswitch.push.sockjs;

import io.hookswitch.config.EventBusConfig;
import io.hookswitch.push.Listener;
import io.hookswitch.push.Renderer;
import io.hookswitch.push.Streams;
import io.hookswitch.push.Visitor;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.sockjs.SockJSHandler;
import io.vertx.ext.web.handler.sockjs.SockJSHandlerOptions;
import io.vertx.ext.web.handler.sockjs.SockJSSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The door: the bridge for everybody on this node. One for a node, used by all its event loops. */
public final class EventBusServer {

  private static final String LOGGED_OUT = "eventbus.logged-out";
  private static final String VISITOR = "eventbus.visitor";
  private static final String BASE_URL = "eventbus.base-url";

  private final Vertx vertx;
  private final Bridge bridge;
  private MessageConsumer<String> logouts;
  private Runnable listening = () -> {};
  private volatile boolean closed;

  /**
   * @param renderer the words of the dialect
   * @param loginPatience how long a socket may be open before it is known whose it is
   */
  public EventBusServer(
    Vertx vertx,
    Streams streams,
    Renderer renderer,
    Backend backend,
    EventBusConfig config,
    Duration loginPatience
  ) {
    this.vertx = vertx;
    this.bridge = new Bridge(backend, streams, renderer, new Audience(), config, loginPatience);
  }

  /** Done when no event can be missed any more; sockets may come from then on. */
  public Future<Void> start() {
    logouts = vertx.eventBus().consumer(LOGGED_OUT, login ->
      bridge
        .audience()
        .all()
        .forEach(one ->
          one.atHome(() -> {
            if (one.isOf(login.body())) one.close(Closing.LOGGED_OUT);
          })
        )
    );
    return streams()
      .listen(bridge.audience())
      .onSuccess(end -> listening = end)
      .mapEmpty();
  }

  /**
   * What serves requests below the bridge's own path: information for SockJS clients, and WebSockets with and without
   * SockJS's framing. The other transports of SockJS are off: they need a balancer that sends a client to one node
   * always, and ways around the same-origin rule that only old browsers needed. Each request has to be {@link #announce}d.
   */
  public Router router(Vertx vertx) {
    SockJSHandlerOptions options = new SockJSHandlerOptions()
      .addDisabledTransport("XHR")
      .addDisabledTransport("EVENT_SOURCE")
      .addDisabledTransport("HTML_FILE")
      .addDisabledTransport("JSON_P")
      // Ours has the same name.
      .setInsertJSESSIONID(false)
      .setRegisterWriteHandler(false);
    return SockJSHandler.create(vertx, options).socketHandler(this::open);
  }

  /** Says who sends a request, before the router gets it. */
  public static void announce(RoutingContext context, Optional<Visitor> visitor, String baseUrl) {
    context.put(VISITOR, visitor).put(BASE_URL, baseUrl);
  }

  /** Whether sockets are taken; not any more when the node stops. */
  public boolean isOpen() {
    return !closed;
  }

  private void open(SockJSSocket socket) {
    RoutingContext request = socket.routingContext();
    Conversation conversation = new Conversation(bridge, socket, vertx.getOrCreateContext(), request.get(BASE_URL));
    conversation.begin(request.get(VISITOR));
  }

  /** Closes all sockets, on all nodes, whose login is over. */
  public void end(String login) {
    vertx.eventBus().publish(LOGGED_OUT, login);
  }

  /** How many sockets this node has. */
  public int sockets() {
    return bridge.audience().size();
  }

  /** Who they are, and how far behind. */
  public List<Listener> listeners() {
    return bridge.audience().all().stream().map(Conversation::listener).toList();
  }

  /** Sends all clients to another node, before the HTTP servers close. */
  public Future<Void> drain() {
    closed = true;
    listening.run();
    bridge
      .audience()
      .all()
      .forEach(one -> one.atHome(() -> one.close(Closing.STOPPING)));
    return logouts.unregister();
  }

  private Streams streams() {
    return bridge.streams();
  }
}
