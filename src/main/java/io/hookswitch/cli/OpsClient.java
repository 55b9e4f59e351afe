package io.hookswitch.cli;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** Speaks with the operations interface of a gateway. */
final class OpsClient {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  /** Longer than a gateway takes to say that something took too long. */
  private static final Duration ANSWER = Duration.ofSeconds(60);

  private final URI server;
  private final String credential;
  private final HttpClient http = HttpClient.newBuilder()
    .version(HttpClient.Version.HTTP_1_1)
    .connectTimeout(CONNECT)
    .build();

  OpsClient(URI server, String user, String password) {
    this.server = server;
    this.credential =
      "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  /** What came back; errors have {@code code} and {@code message}. */
  record Reply(int status, JsonObject body) {
    boolean good() {
      return status < 300;
    }
  }

  /**
   * @param body {@code null} for none
   * @throws UnreachableException when there is no answer that a gateway would give
   */
  Reply send(String method, String path, JsonObject body) {
    URI target = URI.create(server.toString().replaceFirst("/+$", "") + path);
    HttpRequest.Builder request = HttpRequest.newBuilder(target)
      .timeout(ANSWER)
      .header("Authorization", credential)
      .method(
        method,
        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body.encode())
      );
    if (body != null) request.header("Content-Type", "application/json");
    try {
      HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Reply(response.statusCode(), new JsonObject(response.body()));
    } catch (DecodeException other) {
      throw new UnreachableException(target + " does not answer like a gateway");
    } catch (IOException broken) {
      throw new UnreachableException(target + " cannot be reached: " + broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new UnreachableException("interrupted while waiting for " + target);
    }
  }

  /** There is nobody to talk to. */
  static final class UnreachableException extends RuntimeException {

    UnreachableException(String message) {
      super(message, null, false, false);
    }
  }
}
