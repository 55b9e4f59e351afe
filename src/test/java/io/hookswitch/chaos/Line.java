package io.hookswitch.chaos;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;

/** HTTP requests of one user, at whichever node. Blocks: for virtual threads. */
final class Line {

  private static final HttpClient HTTP = HttpClient.newBuilder()
    .version(HttpClient.Version.HTTP_1_1)
    .connectTimeout(Duration.ofSeconds(1))
    .executor(Executors.newVirtualThreadPerTaskExecutor())
    .build();

  private final String login;
  private volatile String cookie;
  /** By which a node recognises the browser of a CometD session. */
  private volatile String browser = "";

  /**
   * What came back; status 0: nothing, and 1: nothing was sent.
   *
   * @param stale said to be how things were, by a node that is cut off
   */
  record Answer(int status, String body, boolean stale) {
    static final int SILENCE = 0;
    static final int UNSENT = 1;

    Operation.Result result() {
      return switch (status) {
        case 200 -> Operation.Result.ACKNOWLEDGED;
        case UNSENT, 503 -> Operation.Result.REFUSED;
        default -> status >= 400 && status < 500 ? Operation.Result.REFUSED : Operation.Result.UNKNOWN;
      };
    }

    JsonObject json() {
      return new JsonObject(body);
    }
  }

  Line(String login, String cookie) {
    this.login = login;
    this.cookie = cookie;
  }

  Answer get(URI node, String path, Duration patience) {
    return send(node, path, null, patience);
  }

  Answer post(URI node, String path, JsonObject body, Duration patience) {
    return send(node, path, body.encode(), patience);
  }

  Answer send(URI node, String path, String body, Duration patience) {
    HttpRequest.Builder request = HttpRequest.newBuilder(node.resolve(path))
      .timeout(patience)
      .header("Cookie", cookie + browser);
    if (body != null) {
      request.header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
    }
    try {
      HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      boolean stranger = response.statusCode() == 401 || response.statusCode() == 403;
      if (stranger && response.body().contains("\"statusCode\":20")) logIn(node, patience);
      for (String set : response.headers().allValues("set-cookie")) {
        if (set.startsWith("BAYEUX_BROWSER=")) browser = "; " + set.split(";")[0];
      }
      boolean stale = response.headers().firstValue("X-Hookswitch-Stale").isPresent();
      return new Answer(response.statusCode(), response.body(), stale);
    } catch (ConnectException | HttpConnectTimeoutException unsent) {
      return new Answer(Answer.UNSENT, String.valueOf(unsent), false);
    } catch (IOException lost) {
      return new Answer(Answer.SILENCE, String.valueOf(lost), false);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /** A session may go with its nodes; its user logs in again. */
  private void logIn(URI node, Duration patience) throws IOException, InterruptedException {
    String secret = Base64.getEncoder().encodeToString((login + ":hookswitch").getBytes(StandardCharsets.UTF_8));
    HttpRequest request = HttpRequest.newBuilder(node.resolve("/api/v2/me"))
      .timeout(patience)
      .header("Authorization", "Basic " + secret)
      .build();
    List<String> set = HTTP.send(request, HttpResponse.BodyHandlers.ofString()).headers().allValues("set-cookie");
    Optional<String> fresh = set
      .stream()
      .filter(one -> one.startsWith("JSESSIONID="))
      .findFirst();
    fresh.ifPresent(one -> cookie = one.split(";")[0]);
  }
}
