package io.hookswitch.north;

import io.hookswitch.config.HttpConfig;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Serves clients on one event loop. Deploy one instance per event loop.
 *
 * <p>Stopping lets requests that are under way finish, for as long as a request may take.
 */
public final class HttpVerticle extends VerticleBase {

  private static final Duration TICK = Duration.ofMillis(25);
  private static final int HEADER_BYTES = 16 * 1024;
  private static final int LINE_BYTES = 8 * 1024;

  private final Routes routes;
  private final HttpConfig config;
  private HttpServer server;
  private long ticked;

  public HttpVerticle(Routes routes, HttpConfig config) {
    this.routes = routes;
    this.config = config;
  }

  @Override
  public Future<?> start() {
    server = vertx
      .createHttpServer(options(config))
      .requestHandler(routes.handler(vertx))
      .connectionHandler(this::connected);
    ticked = System.nanoTime();
    vertx.setPeriodic(TICK.toMillis(), tick -> tick());
    String address = config.host() + ":" + config.port();
    return server.listen().recover(failure -> Future.failedFuture(new CannotListenException(address, failure)));
  }

  @Override
  public Future<?> stop() {
    return server.shutdown(config.requestTimeout().toMillis(), TimeUnit.MILLISECONDS);
  }

  /** A loop that has too much to do comes late to everything, to this too. */
  private void tick() {
    long now = System.nanoTime();
    routes.admission().ticked(Math.max(0, now - ticked - TICK.toNanos()));
    ticked = now;
  }

  private void connected(HttpConnection connection) {
    Admission admission = routes.admission();
    if (admission.connected()) connection.closeHandler(closed -> admission.disconnected());
    else connection.close();
  }

  /** Where it listens, once started; tells which port was free when the configuration says 0. */
  public int port() {
    return server.actualPort();
  }

  private static HttpServerOptions options(HttpConfig config) {
    HttpServerOptions options = new HttpServerOptions()
      .setHost(config.host())
      .setPort(config.port())
      .setMaxHeaderSize(HEADER_BYTES)
      .setMaxInitialLineLength(LINE_BYTES)
      // Whoever offers an upgrade to it without its settings is answered by Vert.x (5.0.10) with neither a length nor the
      // end of the connection, and waits. HTTP/1.1 ignores the offer; clients that speak both go on with that.
      .setHttp2ClearTextEnabled(false)
      .setHandle100ContinueAutomatically(true)
      // Answers are small, and compressing secrets beside what a stranger chose tells the secret's length.
      .setCompressionSupported(false)
      .setDecompressionSupported(false)
      // As much as a message in pieces: what is larger is cut off without a word, what is not hears from its channel why.
      .setMaxWebSocketFrameSize(HttpServerOptions.DEFAULT_MAX_WEBSOCKET_MESSAGE_SIZE)
      // It costs more than half as much CPU again, and 260 KB for each connection, for messages of a kilobyte.
      .setPerMessageWebSocketCompressionSupported(false)
      .setPerFrameWebSocketCompressionSupported(false);
    // Long polls of the notification channel are silent for a minute; what is silent for longer is gone.
    options.setIdleTimeout(IDLE_SECONDS).setIdleTimeoutUnit(TimeUnit.SECONDS);
    return options;
  }

  private static final int IDLE_SECONDS = 120;
}
