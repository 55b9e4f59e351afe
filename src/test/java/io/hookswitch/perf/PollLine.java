package io.hookswitch.perf;

import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.function.Consumer;

/** Bayeux by long-polling. */
final class PollLine implements Line {

  static final String PATH = "/api/v2/notifications";
  private static final String BROWSER = "BAYEUX_BROWSER=";

  private final HttpClient client;
  private final int port;
  private final Consumer<JsonObject> heard;
  private final Consumer<String> failed;
  private String cookie;
  private boolean stalled;
  private boolean closed;

  /** @param failed gets what went wrong with a request */
  PollLine(HttpClient client, int port, String cookie, Consumer<JsonObject> heard, Consumer<String> failed) {
    this.client = client;
    this.port = port;
    this.cookie = cookie;
    this.heard = heard;
    this.failed = failed;
  }

  @Override
  public String type() {
    return "long-polling";
  }

  @Override
  public void send(JsonObject message) {
    if (stalled) return;
    RequestOptions options = new RequestOptions()
      .setMethod(HttpMethod.POST)
      .setHost("127.0.0.1")
      .setPort(port)
      .setURI(PATH)
      .putHeader(HttpHeaders.COOKIE, cookie)
      .putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
    client
      .request(options)
      .compose(request -> request.send(new JsonArray().add(message).encode()))
      .compose(response -> {
        response
          .cookies()
          .stream()
          .filter(set -> set.startsWith(BROWSER))
          .forEach(this::keep);
        return response.body().map(body -> {
          if (response.statusCode() != 200) throw new IllegalStateException(response.statusCode() + ": " + body);
          return body.toJsonArray();
        });
      })
      .onSuccess(replies -> replies.forEach(reply -> heard.accept((JsonObject) reply)))
      .onFailure(lost -> {
        if (!closed) failed.accept("a poll: " + lost);
      });
  }

  /** The server recognises the browser of a session by it. */
  private void keep(String set) {
    cookie = cookie.split("; ")[0] + "; " + set.split(";")[0];
  }

  /** The poll that is on its way is answered, and no other follows. */
  @Override
  public void stall() {
    stalled = true;
  }

  @Override
  public void resume() {
    stalled = false;
  }

  /** Connections are the client's; what becomes of the last poll is nobody's concern. */
  @Override
  public void close() {
    stalled = true;
    closed = true;
  }
}
