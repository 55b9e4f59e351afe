package io.hookswitch.push.cometd;

import io.hookswitch.config.CometDConfig;
import io.hookswitch.push.Visitor;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.net.URI;
import java.util.Optional;
import java.util.function.Predicate;
import org.cometd.bayeux.Promise;
import org.cometd.server.BayeuxServerImpl;
import org.cometd.server.http.AbstractHttpTransport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where requests arrive: upgrades become WebSockets, the rest is read, bounded, and given to CometD. */
final class Reception {

  private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

  private final BayeuxServerImpl bayeux;
  private final WebSocketTransport webSockets;
  private final CometDConfig config;
  private final Predicate<String> origins;
  private volatile boolean closed;

  Reception(BayeuxServerImpl bayeux, WebSocketTransport webSockets, CometDConfig config, Predicate<String> origins) {
    this.bayeux = bayeux;
    this.webSockets = webSockets;
    this.config = config;
    this.origins = origins;
  }

  void close() {
    closed = true;
  }

  void handle(HttpServerRequest request, Visitor visitor, Context context) {
    if (closed) refuse(request, 503, "this node stops; another one will answer");
    else if (request.canUpgradeToWebSocket()) upgrade(request, visitor, context);
    else if (!"POST".equals(request.method().name())) {
      request.response().putHeader(HttpHeaders.ALLOW, "POST");
      refuse(request, 405, "Method: expected POST, or an upgrade to a WebSocket, found " + request.method());
    } else read(request, visitor, context);
  }

  /** Browsers let any page open a WebSocket to anywhere, with cookies. */
  private void upgrade(HttpServerRequest request, Visitor visitor, Context context) {
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    if (origin != null && !isOwn(origin, visitor.baseUrl()) && !origins.test(origin)) {
      refuse(request, 403, "Origin: pages of another origin may not connect");
      return;
    }
    request
      .toWebSocket()
      .onSuccess(socket -> webSockets.open(socket, new RequestContext(request, visitor, context, Optional.of(socket))))
      .onFailure(failure -> LOG.debug("{} could not open a WebSocket", visitor.user(), failure));
  }

  /** A proxy in front may have taken TLS off, so the scheme does not count. */
  private static boolean isOwn(String origin, String baseUrl) {
    return origin.replaceFirst("^https?://", "").equalsIgnoreCase(URI.create(baseUrl).getRawAuthority());
  }

  private void read(HttpServerRequest request, Visitor visitor, Context context) {
    Buffer body = Buffer.buffer();
    request.handler(bytes -> {
      if (request.response().ended()) return;
      body.appendBuffer(bytes);
      if (body.length() > config.maxMessageBytes()) {
        refuse(request, 413, "body: expected at most " + config.maxMessageBytes() + " bytes");
      }
    });
    request.endHandler(end -> {
      if (!request.response().ended()) exchange(request, visitor, context, body);
    });
    request.exceptionHandler(lost -> LOG.debug("{} broke off a request", visitor.user(), lost));
    long timer = context.owner().setTimer(config.timeout().toMillis(), late -> {
      if (!request.isEnded()) refuse(request, 408, "body: expected within " + config.timeout().toSeconds() + " s");
    });
    request.end().onComplete(read -> context.owner().cancelTimer(timer));
  }

  private void exchange(HttpServerRequest request, Visitor visitor, Context context, Buffer body) {
    RequestContext from = new RequestContext(request, visitor, context, Optional.empty());
    HttpServerResponse response = request.response();
    HttpExchange exchange = new HttpExchange(from, response, body);
    response.exceptionHandler(exchange::connectionLost);
    response.closeHandler(closed -> {
      if (!response.ended()) exchange.connectionLost(new java.io.EOFException("the client is gone"));
    });
    Promise<Void> answered = Promise.from(done -> {}, failure -> failed(exchange, visitor, failure));
    try {
      AbstractHttpTransport.find(bayeux, exchange).handle(from, exchange, exchange, answered);
    } catch (RuntimeException failure) {
      answered.fail(failure);
    }
  }

  private static void failed(HttpExchange exchange, Visitor visitor, Throwable failure) {
    if (exchange.isGone()) LOG.debug("{} did not wait for the answer", visitor.user(), failure);
    else if (HttpExchange.status(failure) == 500) LOG.error("A request of {} failed", visitor.user(), failure);
    exchange.fail(failure);
  }

  private static void refuse(HttpServerRequest request, int status, String why) {
    HttpServerResponse response = request.response().setStatusCode(status);
    if (!request.isEnded()) response.putHeader(HttpHeaders.CONNECTION, "close");
    Refusals.end(response, why);
  }
}
