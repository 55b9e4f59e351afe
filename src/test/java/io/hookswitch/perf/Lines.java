package io.hookswitch.perf;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.json.JsonObject;
import java.util.function.Consumer;

/** The ways to one gateway: a connection for each listener, and a few that the commands share. */
public final class Lines {

  private static final int SMALL = 16 * 1024;
  private static final int LARGE = 16 * 1024 * 1024;
  private static final int COMMANDS = 32;

  private final int port;
  private final WebSocketClient sockets;
  private final HttpClient polls;
  private final HttpClient commands;
  private final Mistakes mistakes;

  /** @param smallBuffers so that the gateway notices soon when nothing is read */
  Lines(Vertx vertx, int port, int listeners, boolean smallBuffers, Mistakes mistakes) {
    this(vertx, port, listeners, COMMANDS, smallBuffers, mistakes);
  }

  /** @param shared connections for commands */
  Lines(Vertx vertx, int port, int listeners, int shared, boolean smallBuffers, Mistakes mistakes) {
    this.port = port;
    this.mistakes = mistakes;
    WebSocketClientOptions socket = new WebSocketClientOptions()
      .setMaxConnections(listeners)
      .setMaxFrameSize(LARGE)
      .setMaxMessageSize(LARGE);
    if (smallBuffers) socket.setReceiveBufferSize(SMALL);
    sockets = vertx.createWebSocketClient(socket);
    polls = vertx.createHttpClient(new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(listeners));
    commands = vertx.createHttpClient(new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(shared));
  }

  /** A line for Bayeux messages. */
  Future<? extends Line> open(boolean socket, String cookie, Consumer<JsonObject> heard) {
    return open(socket ? Line.Kind.SOCKET : Line.Kind.POLLS, cookie, heard);
  }

  Future<? extends Line> open(Line.Kind kind, String cookie, Consumer<JsonObject> heard) {
    return switch (kind) {
      case POLLS -> Future.succeededFuture(new PollLine(polls, port, cookie, heard, mistakes::add));
      case SOCKET -> SocketLine.open(sockets, port, cookie, heard);
      case BRIDGE -> BridgeLine.open(sockets, port, cookie, heard);
    };
  }

  /** Posts a command; failed when it is not accepted. */
  public Future<Void> post(String cookie, String path, JsonObject body) {
    return send(HttpMethod.POST, cookie, path, body).mapEmpty();
  }

  /** Failed when it is not answered with 200. */
  public Future<JsonObject> get(String cookie, String path) {
    return send(HttpMethod.GET, cookie, path, new JsonObject()).map(JsonObject::new);
  }

  private Future<Buffer> send(HttpMethod method, String cookie, String path, JsonObject body) {
    RequestOptions options = new RequestOptions()
      .setMethod(method)
      .setHost("127.0.0.1")
      .setPort(port)
      .setURI(path)
      .putHeader(HttpHeaders.COOKIE, cookie)
      .putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
    return commands
      .request(options)
      .compose(request -> method == HttpMethod.GET ? request.send() : request.send(body.toBuffer()))
      .compose(response ->
        response.body().map(answer -> {
          if (response.statusCode() == 200) return answer;
          throw new Refused(response.statusCode(), path + " answered " + response.statusCode() + ": " + answer);
        })
      );
  }

  /** Another status than 200. */
  static final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;
    private final int status;

    private Refused(int status, String what) {
      super(what);
      this.status = status;
    }

    int status() {
      return status;
    }
  }
}
